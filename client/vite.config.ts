import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressedTwins } from './vite-plugin-compress.ts';
import { namedTransports, phoneChunks, smallPreload, textFrames } from './vite-plugin-phone.ts';
import { compiledText } from './vite-plugin-text.ts';

const phone = phoneChunks();
const server = process.env.API_URL ?? 'http://localhost:3000';

const styleSheets = new Map<string, string>();

/** `Button-primary`: what tells a class apart is its file's name; random letters would weigh in every file. */
function classOf(name: string, path: string): string {
  const file = path.split('?')[0] ?? '';
  const sheet = /([^/]+)\.module\.css$/.exec(file.replace('/gallery/', '/gallery'))?.[1] ?? '';
  const known = styleSheets.get(sheet) ?? file;
  if (known !== file) throw new Error(`two style sheets share a name: ${known} and ${file}`);
  styleSheets.set(sheet, file);
  return `${sheet}-${name}`;
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    compiledText(),
    react(),
    namedTransports(),
    textFrames(),
    smallPreload(),
    phone.plugin,
    compressedTwins(),
  ],
  // `source` compiles @doi-thoai/shared from its TypeScript, so the client never waits for its build.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  css: { modules: { generateScopedName: classOf } },
  server: {
    proxy: {
      '/api': { target: server },
      '/board': { target: server },
      '/socket.io': { target: server, ws: true },
    },
  },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows no inline script and no data: URL.
    // Style sheets are awaited by name; scripts a chunk imports are few, and their names would weigh in the first file.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, names) => names.filter((name) => name.endsWith('.css')),
    },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: {
      input: ['index.html', 'board.html'].map((page) => fileURLToPath(new URL(page, import.meta.url))),
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: phone.groups } },
    },
  },
});
