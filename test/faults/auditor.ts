import type { Id } from '@doi-thoai/shared';
import { backup } from '@doi-thoai/server/dist/admin/backup.js';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { Violation } from './figure.js';
import type { ServerProcess } from './server-process.js';

/** Something that was written, with a word by which it is found again. */
export interface Sent {
  author: Id;
  mark: string;
}

export interface Known {
  anonymous: readonly Sent[];
  /** What the auditor knows: who said this, and so when and in which order this person was at the phone. */
  named: readonly Sent[];
  authors: readonly { id: Id; cookie: string }[];
}

interface Report {
  violations: Violation[];
  detail: Record<string, number | string>;
}

/** A right guess in five is what five who come together leave. */
const MOST_RIGHT = 0.2;

/** Looks at everything that lies on the machine after the meeting. */
export async function audit(server: ServerProcess, known: Known): Promise<Report> {
  const { databaseUrl, dataDir } = server;
  const file = join(dataDir, 'audit.backup');
  await backup(databaseUrl, file, join(dataDir, 'attachments'));
  const { rows, orders, directory } = await readDatabase(databaseUrl);
  await server.stop();
  const saved = gunzipSync(await readFile(file))
    .toString('utf8')
    .split('\n');
  await rm(file);
  const wal = await readFiles(join(directory, 'pg_wal'));
  const heap = await readFiles(join(directory, 'base'));
  const names = identifiersOf(known, rows);
  const marks = known.anonymous.map(({ mark }) => mark);
  const violations = [
    ...namesBeside(marks, rows, names, 'a row'),
    ...namesBeside(marks, saved, names, 'a line of the backup'),
    ...namesInLog(server.log, [...names, ...marks]),
  ];
  const guesses = { journal: orders.journal, table: orders.table, wal: orderIn(wal, known) };
  const rates = Object.entries(guesses).map(([by, order]): [string, number] => [by, bestGuess(order, known)]);
  for (const [by, rate] of rates) {
    if (rate > MOST_RIGHT) violations.push({ rule: 'identified', about: `${rate} guessed right by ${by}` });
  }
  const looked = {
    rows: rows.length,
    backupLines: saved.length,
    walBytes: wal.length,
    heapBytes: heap.length,
  };
  const bit = { marksInWal: guesses.wal.length, logBytes: server.log.length, identifiers: names.length };
  return {
    violations,
    detail: { ...looked, ...bit, ...Object.fromEntries(rates.map(([by, rate]) => [`right.${by}`, rate])) },
  };
}

interface Looked {
  rows: string[];
  /** Marks, anonymous and named, in the order of the journal and in the order in which rows lie in the table. */
  orders: { journal: string[]; table: string[] };
  directory: string;
}

async function readDatabase(url: string): Promise<Looked> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async (sql: string): Promise<string[]> =>
    (await client.query<{ it: string }>(sql)).rows.map(({ it }) => it);
  const tables = await ask(
    `select relname as it from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  const rows: string[] = [];
  for (const table of tables) rows.push(...(await ask(`select t::text as it from "${table}" t`)));
  // An entry and its words are one thing to whoever looks.
  rows.push(
    ...(await ask(
      `select concat_ws(' ', e::text, convert_from(c.bytes, 'UTF8'), a::text) as it
       from entry e join content c using (stream_id, seq)
       left join command_answer a on a.stream_id = e.stream_id and a.command_id = e.command_id`,
    )),
  );
  const mark = `substring(%s from 'MARK-[AN][0-9a-f-]{36}')`;
  const journal = await ask(
    `select ${mark.replace('%s', `convert_from(bytes, 'UTF8')`)} as it from content order by stream_id, seq`,
  );
  const table = await ask(`select ${mark.replace('%s', 'text')} as it from submission order by ctid`);
  const [directory = ''] = (await client.query<{ data_directory: string }>('show data_directory')).rows.map(
    (row) => row.data_directory,
  );
  await client.end();
  const firsts = (order: (string | null)[]): string[] => [...new Set(order.filter((it) => it !== null))];
  return { rows, orders: { journal: firsts(journal), table: firsts(table) }, directory };
}

/** All files below a folder in the order of their names: of the log that is the order of writing. */
async function readFiles(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(paths.sort().map((path) => readFile(path))));
}

/** Everything by which somebody could be recognised: ids, names, sessions. */
function identifiersOf({ authors }: Known, rows: readonly string[]): string[] {
  const tokens = authors.map(({ cookie }) => cookie.slice(cookie.indexOf('=') + 1));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  const ids = authors.map(({ id }) => id);
  const names = rows.flatMap((row) => row.match(/Đại biểu \d+/g) ?? []);
  return [...new Set([...ids, ...ids.map((id) => id.replaceAll('-', '')), ...tokens, ...hashes, ...names])];
}

export function namesBeside(
  marks: readonly string[],
  rows: readonly string[],
  names: readonly string[],
  where: string,
): Violation[] {
  const wanted = new Set(marks);
  const found = rows.filter((row) =>
    (row.match(/MARK-A[0-9a-f-]{36}/g) ?? []).some((mark) => wanted.has(mark)),
  );
  const missing: Violation[] =
    found.length < marks.length
      ? [{ rule: 'lost', about: `${found.length} of ${marks.length} in ${where}` }]
      : [];
  const told = found.flatMap((row): Violation[] => {
    const name = names.find((one) => row.includes(one));
    return name === undefined
      ? []
      : [{ rule: 'identified', about: `${where} has ${name}: ${row.slice(0, 80)}` }];
  });
  return [...missing, ...told];
}

export function namesInLog(log: string, names: readonly string[]): Violation[] {
  const name = names.find((one) => log.includes(one));
  return name === undefined ? [] : [{ rule: 'identified', about: `the log has ${name}` }];
}

/** Where each mark stands first in the write-ahead log. */
export function orderIn(bytes: Buffer, { anonymous, named }: Known): string[] {
  const wanted = new Set([...anonymous, ...named].map(({ mark }) => mark));
  const order = new Set<string>();
  for (let at = bytes.indexOf('MARK-'); at >= 0; at = bytes.indexOf('MARK-', at + 5)) {
    const mark = bytes.toString('latin1', at, at + 'MARK-A'.length + 36);
    if (wanted.has(mark)) order.add(mark);
  }
  return [...order];
}

/** The best of three simple rules: whoever spoke by name just before, just after, or nearest. */
export function bestGuess(order: readonly string[], { anonymous, named }: Known): number {
  const author = new Map([...anonymous, ...named].map((sent) => [sent.mark, sent.author]));
  const speakers = order.map((mark) => (mark.startsWith('MARK-N') ? (author.get(mark) ?? null) : null));
  const before = carried(speakers);
  const after = carried([...speakers].reverse()).reverse();
  const right = { before: 0, after: 0, nearest: 0 };
  let asked = 0;
  order.forEach((mark, i) => {
    if (!mark.startsWith('MARK-A')) return;
    asked += 1;
    const truth = author.get(mark);
    const [left, next] = [before[i], after[i]];
    if (left?.who === truth) right.before += 1;
    if (next?.who === truth) right.after += 1;
    const nearest = (left?.far ?? Infinity) <= (next?.far ?? Infinity) ? left : next;
    if (nearest?.who === truth) right.nearest += 1;
  });
  const best = Math.max(right.before, right.after, right.nearest);
  return asked === 0 ? 1 : Math.round((best / asked) * 1000) / 1000;
}

/** For every place the last speaker before it, and how far back. */
function carried(speakers: readonly (Id | null)[]): ({ who: Id; far: number } | null)[] {
  let last: { who: Id; at: number } | null = null;
  return speakers.map((who, at) => {
    const here = last === null ? null : { who: last.who, far: at - last.at };
    if (who !== null) last = { who, at };
    return here;
  });
}
