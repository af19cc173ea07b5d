// Jest loads its global set-up outside of its own module system: this lets it import our TypeScript sources there.
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const ours = request.startsWith('.') && parent?.filename?.endsWith('.ts') && request.endsWith('.js');
  const source = ours
    ? require('node:path').resolve(parent.filename, '..', request.replace(/\.js$/, '.ts'))
    : '';
  return ours && existsSync(source) ? source : resolve.call(this, request, parent, ...rest);
};

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
    module: { type: 'commonjs', importInterop: 'node' },
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};
