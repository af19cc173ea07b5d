import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One throw-away PostgreSQL for the whole run, with one migrated database to copy from. */
export default async function globalSetup() {
  const require = createRequire(import.meta.url);
  require('./typescript-hook.cjs');
  const { startEmbeddedPostgres } = require('../../server/src/database/embedded/embedded.ts');
  const { migrate } = require('../../server/src/database/migrate.ts');
  const postgres = await startEmbeddedPostgres({
    dataDir: mkdtempSync(join(tmpdir(), 'doi-thoai-test-')),
    throwaway: true,
    log: (message) => console.error(message),
  });
  await migrate(postgres.url);
  globalThis.__POSTGRES__ = postgres;
  process.env.TEST_TEMPLATE_URL = postgres.url;
}
