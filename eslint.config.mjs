import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.e2e.ts'];

const length = (skipped) => ({ max: skipped, skipBlankLines: true, skipComments: true });

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/.cache/**',
      '**/*.d.ts',
      '**/node_modules/**',
      'coverage/**',
      'data/**',
      'out/**',
      'client/src/text/compiled/**',
    ],
  },
  js.configs.recommended,
  {
    rules: {
      'max-lines': ['error', length(300)],
      'max-lines-per-function': ['error', length(40)],
      'no-control-regex': 'off', // refusing control characters is what such expressions are for
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Not consistent-type-imports: its fix turns injected classes into type imports, and dependency injection
      // and DTO validation then lose their metadata.
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a const union.' }],
    },
  },
  {
    // shared runs in the browser, in workers and in Node: it may use what all of them have.
    files: ['shared/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'require',
        '__dirname',
        'setImmediate',
        'window',
        'document',
      ],
      'no-restricted-imports': ['error', { patterns: ['node:*', '@doi-thoai/*'] }],
    },
  },
  {
    files: ['client/src/**/*.ts', 'client/src/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        'console process module require fetch URL Buffer setTimeout clearTimeout setInterval clearInterval AbortSignal'
          .split(' ')
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: TESTS, rules: { 'max-lines-per-function': 'off' } },
);
