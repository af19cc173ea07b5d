import { availableParallelism } from 'node:os';
import { findChromium } from './scripts/common.mjs';

// Nest 12 and some of its company are ESM only. Jest runs CommonJS here (no experimental flag, jest.mock works),
// so these packages are translated too. "Must use import to load ES Module <path>" means: add that package's name.
// prettier-ignore
const ESM_PACKAGES = [
  '@nestjs', '@doi-thoai', 'load-esm', 'file-type', '@tokenizer', 'token-types', '@borewit', 'strtok3',
  'uint8array-extras', 'nanoid', 'uqr', 'd3-[a-z-]+', 'internmap', '@lingui',
];

/** `node` follows Node's rule for default imports of CommonJS packages, `swc` the rule of bundlers. */
const swc = (importInterop, parser, transform) => [
  '@swc/jest',
  {
    isModule: 'unknown',
    jsc: { target: 'es2022', keepClassNames: true, parser, transform },
    module: { type: 'commonjs', importInterop },
    sourceMaps: 'inline',
  },
];

const DECORATORS = { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false };

const project = (displayName, importInterop, rest) => ({
  displayName,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/(server|client|shared|test)/dist/'],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/test/support/empty.cjs',
    '^@doi-thoai/shared$': '<rootDir>/shared/src/index.ts',
    '^@doi-thoai/shared/client/(.*)$': '<rootDir>/shared/src/client/$1.ts',
    '^@doi-thoai/server/dist/(.*)\\.js$': '<rootDir>/server/src/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts', '$1.tsx'],
  },
  transform: {
    '^.+\\.ts$': swc(importInterop, { syntax: 'typescript', decorators: true }, DECORATORS),
    '^.+\\.tsx$': swc(
      importInterop,
      { syntax: 'typescript', tsx: true, decorators: true },
      { ...DECORATORS, react: { runtime: 'automatic' } },
    ),
    '^.+\\.m?js$': swc(importInterop, { syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_PACKAGES.join('|')})/)`],
  ...rest,
});

const DATABASE = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

// Workers inherit the environment: test/support/chromium.ts reads this, and skips by name when it is missing.
process.env.CHROMIUM_PATH ??= findChromium() ?? '';

export default {
  testTimeout: 60_000,
  // Most tests wait for a server, a database or a browser: on two cores one at a time leaves half of them idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    project('server', 'node', {
      ...DATABASE,
      roots: ['<rootDir>/server/src', '<rootDir>/shared/src'],
      testMatch: ['**/*.spec.ts'],
    }),
    project('e2e', 'node', {
      ...DATABASE,
      roots: ['<rootDir>/test'],
      testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts', '<rootDir>/test/**/*.spec.ts'],
    }),
    project('browser', 'node', {
      ...DATABASE,
      roots: ['<rootDir>/test'],
      testMatch: ['<rootDir>/test/browser/**/*.e2e.ts'],
    }),
    project('client', 'swc', {
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/client/src'],
      testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
    }),
  ],
};
