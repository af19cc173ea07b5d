import type { Id, OrgUnitView, RuleProfileVersion } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import { createHash } from 'node:crypto';
import { DomainError } from '../kernel/domain-error.js';
import type { Field, Section } from './format.js';
import { FORMAT, VERSION } from './format.js';
import { BELONGS, ENTRY_FIELDS, MEETING, TABLES } from './sections.js';

/** Asks with SQL, all of it in one REPEATABLE READ transaction. */
export type Ask = <R>(sql: string, parameters?: readonly unknown[]) => Promise<R[]>;

/** What the file tells of the house and is not read from the meeting's own rows. */
export interface House {
  organisation: { name: string; parentBody: string; symbol: string };
  /** The rules of the meeting's profile, as dated data. */
  profiles: readonly RuleProfileVersion[];
  units: readonly OrgUnitView[];
}

export interface Source {
  ask: Ask;
  house: (profile: string) => Promise<House>;
  write: (chunk: string) => Promise<void>;
}

export interface Written {
  seq: number;
  title: string;
}

type Row = Record<string, unknown>;

const FETCHED = 100;
const CHUNK = 65_536;

/** How a column is asked for, so that nothing of it is lost on the way into JSON. */
const ASKED: Partial<Record<Field['kind'], (column: string) => string>> = {
  id: (column) => `${column}::text`,
  whole: (column) => `${column}::float8`,
  number: (column) => `${column}::float8`,
  instant: (column) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  day: (column) => `${column}::text`,
  ids: (column) => `${column}::text[]`,
  hex: (column) => `encode(${column}, 'hex')`,
};
const selected = ({ name, kind, column }: Field): string => `${ASKED[kind]?.(column) ?? column} as "${name}"`;

/**
 * Writes a meeting at one moment, row by row, as docs/meeting-file.md says.
 *
 * @throws NOT_FOUND; QUARANTINE_OPEN while words that may be a state secret are in it
 */
export async function writeMeetingFile(meetingId: Id, source: Source, at: Date): Promise<Written> {
  if (!isId(meetingId)) throw new DomainError('NOT_FOUND');
  const { ask } = source;
  const [head] = await ask<{ seq: number; hash: string; epoch: string }>(
    `select seq::float8 as seq, encode(hash, 'hex') as hash, epoch::text from stream_head, installation
     where stream_id = $1 and kind = 'meeting'`,
    [meetingId],
  );
  const [meeting] = await rowsOf(ask, MEETING, `id = '${meetingId}'`);
  if (!head || !meeting) throw new DomainError('NOT_FOUND');
  await refuseQuarantine(ask, meetingId);
  const plan = meeting.plan as { title: string; profile: string };
  const { units, ...house } = await source.house(plan.profile);
  const { epoch, ...chain } = head;
  const lines = new Lines(source.write);
  const about = { format: FORMAT, version: VERSION, exportedAt: at.toISOString(), epoch, head: chain, house };
  await lines.line(`${JSON.stringify(about).slice(0, -1)},`);
  await lines.line(`"meeting":${JSON.stringify(meeting)},`);
  await lines.list('units', [await named(ask, meetingId, units)]);
  for (const section of TABLES) await lines.list(section.name, pagesOf(ask, meetingId, section));
  await lines.list('journal', journalOf(ask, meetingId));
  await lines.end();
  return { seq: head.seq, title: plan.title };
}

/**
 * Words in quarantine go nowhere: somebody must judge first, and let them back or purge them. Why a material or a signed
 * version was taken back only words say, so each may be one that the chair has yet to judge.
 */
async function refuseQuarantine(ask: Ask, meetingId: Id): Promise<void> {
  const rows = await ask(
    `select 1 from submission where meeting_id = $1 and aside ->> 'kind' = 'SECRET_SUSPECT'
     union all select 1 from material where meeting_id = $1 and taken_back is not null and not purged
     union all select 1 from signed_version where meeting_id = $1 and taken_back is not null and not purged limit 1`,
    [meetingId],
  );
  if (rows.length > 0) throw new DomainError('QUARANTINE_OPEN');
}

/** Lines of the file, gathered into chunks and hashed on their way. */
class Lines {
  private readonly hash = createHash('sha256');
  private waiting = '';

  constructor(private readonly write: (chunk: string) => Promise<void>) {}

  async line(words: string): Promise<void> {
    this.waiting += `${words}\n`;
    if (this.waiting.length >= CHUNK) await this.flush();
  }

  async list(name: string, pages: AsyncIterable<Row[]> | Iterable<Row[]>): Promise<void> {
    await this.line(`"${name}":[`);
    let last: string | null = null;
    for await (const page of pages) {
      for (const row of page) {
        if (last !== null) await this.line(`${last},`);
        last = JSON.stringify(row);
      }
    }
    if (last !== null) await this.line(last);
    await this.line('],');
  }

  async end(): Promise<void> {
    await this.flush();
    await this.write(`"check":{"sha256":"${this.hash.digest('hex')}"}}\n`);
  }

  private async flush(): Promise<void> {
    const chunk = this.waiting;
    this.waiting = '';
    this.hash.update(chunk);
    await this.write(chunk);
  }
}

async function* pagesOf(ask: Ask, meetingId: Id, section: Section): AsyncGenerator<Row[]> {
  const where = (BELONGS[section.table] ?? 'meeting_id = $1').replace('$1', `'${meetingId}'`);
  const columns = section.fields.map(selected).join(', ');
  const sql = `select ${columns} from ${section.table} where ${where} order by ${section.order}`;
  for await (const page of fetched(ask, sql)) yield page.map((row) => asWritten(section.fields, row));
}

async function rowsOf(ask: Ask, section: Section, where: string): Promise<Row[]> {
  const columns = section.fields.map(selected).join(', ');
  const rows = await ask<Row>(`select ${columns} from ${section.table} where ${where}`);
  return rows.map((row) => asWritten(section.fields, row));
}

async function* journalOf(ask: Ask, meetingId: Id): AsyncGenerator<Row[]> {
  const columns = ENTRY_FIELDS.map((field) =>
    field.name === 'words' ? `convert_from(bytes, 'UTF8') as words` : selected(field),
  );
  const sql = `select ${columns.join(', ')} from entry left join content using (stream_id, seq)
    where stream_id = '${meetingId}' order by seq`;
  for await (const page of fetched(ask, sql)) yield page.map((row) => asWritten(ENTRY_FIELDS, row));
}

/** A few hundred at a time, so that ten thousand opinions are never in memory together. */
async function* fetched(ask: Ask, sql: string): AsyncGenerator<Row[]> {
  await ask(`declare rows no scroll cursor for ${sql}`);
  for (;;) {
    const page = await ask<Row>(`fetch ${FETCHED} from rows`);
    if (page.length > 0) yield page;
    if (page.length < FETCHED) break;
  }
  await ask('close rows');
}

/** In the order of the fields; whole milliseconds without the zeros behind them. */
function asWritten(fields: readonly Field[], row: Row): Row {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = row[name] ?? null;
      return [name, kind === 'instant' && typeof value === 'string' ? value.replace(/000Z$/, 'Z') : value];
    }),
  );
}

/** Units that a row of the meeting names, and from there those above them and those that go on with them. */
async function named(ask: Ask, meetingId: Id, all: readonly OrgUnitView[]): Promise<Row[]> {
  const units = new Map(all.map((unit) => [unit.id, unit]));
  const wanted = new Set<Id>();
  const next: (Id | null)[] = (await ask<{ id: Id }>(NAMED, [meetingId])).map(({ id }) => id);
  while (next.length > 0) {
    const unit = units.get(next.pop() ?? '');
    if (!unit || wanted.has(unit.id)) continue;
    wanted.add(unit.id);
    next.push(unit.parentId, unit.successorId);
  }
  return [...wanted].sort().flatMap((id) => {
    const unit = units.get(id);
    if (!unit) return [];
    const { parentId, names, endedOn, successorId, endBasis } = unit;
    const told = names.map(({ validFrom, name, basis }) => ({ validFrom, name, basis }));
    return [{ id, parentId, names: told, endedOn, successorId, endBasis }];
  });
}

/** Every column of the sections that points to a unit. */
const NAMED = TABLES.flatMap(({ table, fields }) =>
  fields.flatMap(({ to, column }) =>
    to === 'units'
      ? [`select ${column}::text as id from ${table} where ${BELONGS[table] ?? 'meeting_id = $1'}`]
      : [],
  ),
).join(' union ');
