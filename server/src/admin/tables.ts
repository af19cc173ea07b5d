import type { ClientBase } from 'pg';
import type { TableStart } from './backup-file.js';

/** The ledger of migrations is written by the migrations themselves. */
const NOT_SAVED = 'schema_migration';

/** A name as SQL wants it. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** All tables of the product with the columns that hold data, each after the tables its foreign keys point to. */
export async function listTables(client: ClientBase): Promise<TableStart[]> {
  const { rows: tables } = await client.query<TableStart>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname`,
    [NOT_SAVED],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT f.relname AS "from", t.relname AS "to" FROM pg_constraint k
     JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND f.relnamespace = 'public'::regnamespace AND f.oid <> t.oid`,
  );
  return parentsFirst(tables, references);
}

/** Throws when two tables point to each other: their rows could not be loaded one table after the other. */
export function parentsFirst(tables: TableStart[], references: { from: string; to: string }[]): TableStart[] {
  const sorted: TableStart[] = [];
  const placed = new Set<string>();
  let waiting = tables;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ table }) =>
      references.every(({ from, to }) => from !== table || placed.has(to)),
    );
    if (ready.length === 0) {
      throw new Error(`Tables point to each other: ${waiting.map(({ table }) => table).join(', ')}.`);
    }
    for (const entry of ready) placed.add(entry.table);
    sorted.push(...ready);
    waiting = waiting.filter(({ table }) => !placed.has(table));
  }
  return sorted;
}
