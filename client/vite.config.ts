import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressedTwins } from './vite-plugin-compress.ts';
import { namedTransports, phoneChunks } from './vite-plugin-phone.ts';
import { compiledText } from './vite-plugin-text.ts';

const phone = phoneChunks();
const server = process.env.API_URL ?? 'http://localhost:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [compiledText(), react(), namedTransports(), phone.plugin, compressedTwins()],
  // `source` compiles @doi-thoai/shared from its TypeScript, so the client never waits for its build.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: {
    proxy: {
      '/api': { target: server },
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
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: phone.groups } },
    },
  },
});
