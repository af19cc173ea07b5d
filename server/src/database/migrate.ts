import { createHash } from 'node:crypto';
import pg, { type Client } from 'pg';
import { MIGRATIONS } from './migrations/index.js';

/** One step of the schema. Never edited after it left the house: a change is a new migration. */
export interface Migration {
  id: string;
  sql: string;
}

/** Any fixed number: whoever holds this advisory lock migrates, the others wait. */
const MIGRATION_LOCK = 7_204_118_830_001;

const LEDGER = `CREATE TABLE IF NOT EXISTS schema_migration (
  id text PRIMARY KEY,
  sha256 text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`;

/**
 * Brings the database at `url` up to the given migrations, each in a transaction of its own; resolves to the ids that
 * were applied now. Refuses when an applied migration was edited or is not known to this version.
 */
export async function migrate(url: string, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(LEDGER);
    const missing = await findMissing(client, migrations);
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.id);
  } finally {
    await client.end(); // gives the lock back as well
  }
}

async function findMissing(client: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ id: string; sha256: string }>(
    'SELECT id, sha256 FROM schema_migration ORDER BY applied_at',
  );
  const applied = new Map(rows.map((row) => [row.id, row.sha256]));
  const known = new Set(migrations.map((migration) => migration.id));
  if (known.size !== migrations.length) throw new Error('Two migrations have the same id.');
  const foreign = rows.find((row) => !known.has(row.id));
  if (foreign) {
    throw new Error(`The database has migration ${foreign.id}, unknown here: it belongs to a later version.`);
  }
  for (const migration of migrations) {
    const recorded = applied.get(migration.id);
    if (recorded !== undefined && recorded !== sha256(migration.sql)) {
      throw new Error(
        `Migration ${migration.id} was edited after it was applied. Write a new migration instead.`,
      );
    }
  }
  return migrations.filter((migration) => !applied.has(migration.id));
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO schema_migration (id, sha256) VALUES ($1, $2)', [
      migration.id,
      sha256(migration.sql),
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${migration.id} failed: ${(cause as Error).message}`, { cause });
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
