import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const TEXT = /\.(?:js|css|html|svg|json)$/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes the compressed twins once, at build time: a hall's server must not compress for each phone. */
export function compressedTwins(): Plugin {
  let folder = '';
  return {
    name: 'doi-thoai-compress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      // A build that failed wrote nothing; its own message is the one to read.
      if (!existsSync(folder)) return;
      const names = await readdir(folder, { recursive: true });
      for (const name of names.filter((one) => TEXT.test(one) && !one.startsWith('.'))) {
        const path = join(folder, name);
        const bytes = await readFile(path);
        const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        await writeFile(`${path}.br`, await brotli(bytes, { params: size }));
        await writeFile(`${path}.gz`, await zip(bytes, { level: 9 }));
      }
    },
  };
}
