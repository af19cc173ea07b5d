import type { PoolClient } from 'pg';
import type { StreamTransaction } from '../journal/transaction.js';
import { copyIn } from '../database/copy.js';
import { DomainError } from '../kernel/domain-error.js';
import type { BroughtUnitsService } from '../organisation/brought-units.service.js';
import type { EntryRow } from './check-chain.js';
import type { CheckedFile } from './check-file.js';
import type { Field, Section } from './format.js';
import { rowsIn } from './read-file.js';
import { BELONGS, MEETING, TABLES } from './sections.js';

type Row = Record<string, unknown>;

const CHUNK = 65_536;

/** PostgreSQL's codes of what a row may do wrong, whoever made it. */
const TAKEN = '23505';
const UNFIT = /^(22|23|54)/;

/**
 * Writes its units that are not known here and every row of a checked file, table by table: within one statement rows may point to each other in any order.
 *
 * @throws MEETING_CONFLICT when an id or code of the file is something else's here; MEETING_FILE_DAMAGED
 */
export async function loadMeeting(
  tx: StreamTransaction,
  units: BroughtUnitsService,
  file: CheckedFile,
): Promise<void> {
  const client = (await tx.manager.queryRunner?.connect()) as PoolClient | undefined;
  if (!client) throw new Error('no connection');
  try {
    await units.bring(tx, file.units);
    await loadRows(tx, client, file);
  } catch (error) {
    throw refusalOf(error, file);
  }
}

async function loadRows(tx: StreamTransaction, client: PoolClient, file: CheckedFile): Promise<void> {
  await copy(client, MEETING, file, one(file.meeting));
  for (const section of TABLES) await copy(client, section, file, rowsOf(file, section.name));
  await copyJournal(client, file);
  await tx.query(
    `insert into stream_head (stream_id, kind, seq, hash, phase) values ($1, 'meeting', $2, $3, $4)`,
    [file.meeting.id, file.head.seq, Buffer.from(file.head.hash, 'hex'), file.meeting.phase],
  );
}

function refusalOf(error: unknown, file: CheckedFile): unknown {
  const { code } = error as { code?: unknown };
  if (code === TAKEN) return new DomainError('MEETING_CONFLICT');
  // Rows that hold together by themselves and not in the tables: which line it was, PostgreSQL does not say.
  if (typeof code === 'string' && UNFIT.test(code)) {
    return new DomainError('MEETING_FILE_DAMAGED', { line: file.lines });
  }
  return error;
}

async function copy(
  client: PoolClient,
  { table, fields }: Section,
  file: CheckedFile,
  rows: AsyncIterable<Row>,
): Promise<void> {
  const owner = ownerOf(table);
  const columns = [...(owner ? [owner] : []), ...fields.map((field) => field.column)];
  const first = owner ? [file.meeting.id] : [];
  await copyRows(client, `${table} (${columns.join(', ')})`, rows, (row) => [
    ...first,
    ...fields.map((field) => cell(field, row[field.name])),
  ]);
}

/** The column that says of which meeting a row is, where the file does not. */
function ownerOf(table: string): string | null {
  if (table === MEETING.table) return null;
  if (!(table in BELONGS)) return 'meeting_id';
  return table === 'counter' ? 'stream_id' : null;
}

async function copyJournal(client: PoolClient, file: CheckedFile): Promise<void> {
  const streamId = file.meeting.id;
  const entries =
    'entry (stream_id, seq, at, command_id, command, actor_id, audience, type, body, content_hash, hash)';
  await copyRows(client, entries, rowsOf(file, 'journal'), (row) => {
    const { seq, at, commandId, command, actorId, audience, type, body, ...rest } =
      row as unknown as EntryRow;
    const signs = [actorId, audience, type, body, bytes(rest.contentHash), bytes(rest.hash)];
    return [streamId, String(seq), at, commandId, command, ...signs];
  });
  await copyRows(client, 'content (stream_id, seq, salt, bytes)', worded(file), (row) => {
    const { seq, salt, words } = row as unknown as EntryRow;
    return [streamId, String(seq), bytes(salt), bytes(Buffer.from(words ?? '', 'utf8').toString('hex'))];
  });
}

async function* worded(file: CheckedFile): AsyncGenerator<Row> {
  for await (const row of rowsOf(file, 'journal')) if (row.words !== null) yield row;
}

function rowsOf(file: CheckedFile, section: string): AsyncGenerator<Row> {
  return rowsIn(file.path, file.places.get(section) ?? { start: 0, end: 0 });
}

async function* one(row: Row): AsyncGenerator<Row> {
  yield await Promise.resolve(row);
}

function copyRows(
  client: PoolClient,
  into: string,
  rows: AsyncIterable<Row>,
  cells: (row: Row) => readonly (string | null)[],
): Promise<void> {
  return copyIn(client, `copy ${into} from stdin`, chunks(rows, cells));
}

/** Rows in COPY's text form, some together: a message for each would be felt. */
async function* chunks(
  rows: AsyncIterable<Row>,
  cells: (row: Row) => readonly (string | null)[],
): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const row of rows) {
    waiting += `${cells(row).map(escaped).join('\t')}\n`;
    if (waiting.length < CHUNK) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

function escaped(value: string | null): string {
  return value === null ? '\\N' : value.replace(/[\\\n\t\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

function bytes(hex: string | null): string | null {
  return hex === null ? null : `\\x${hex}`;
}

/** A value of the file as PostgreSQL reads its column. */
function cell({ kind }: Field, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (kind === 'ids') return `{${(value as string[]).join(',')}}`;
  if (kind === 'hex') return `\\x${value as string}`;
  if (typeof value === 'object') return JSON.stringify(value);
  // JSON of one word or number is JSON, too.
  return typeof value === 'string' && kind !== 'json' ? value : JSON.stringify(value);
}
