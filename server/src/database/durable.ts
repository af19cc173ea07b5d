import type { ClientBase } from 'pg';

/** Settings without which a power cut may take away what was acknowledged, or the whole database. */
const NEEDED = ['fsync', 'full_page_writes'];

/** Throws when this PostgreSQL does not make commits durable: "received" would be a promise nobody keeps. */
export async function assertDurable(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT name FROM pg_settings WHERE name = ANY ($1) AND setting = 'off'",
    [NEEDED],
  );
  if (rows.length === 0) return;
  const names = rows.map((row) => `${row.name} = off`).join(', ');
  throw new Error(`PostgreSQL runs with ${names}: acknowledged opinions could be lost. Refusing to start.`);
}
