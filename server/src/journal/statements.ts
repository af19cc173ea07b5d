import type { CommandAnswer, Id, Phase, Role } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { BatchState, Head, NewStream } from './batch-state.js';
import type { NewEntry } from './entry.js';
import type { QueuedCommand } from './queued.js';
import { signedBy } from './queued.js';
import type { Actor } from '../kernel/actor.js';
import { copyData, copyHex, copyPlain, copyText, literal, WriteScript } from './write-script.js';

const LOCK_HEAD = `select seq, encode(hash, 'hex') as hash, phase, kind, floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now
  from stream_head where stream_id = $1 for update`;

interface HeadRow {
  seq: string;
  hash: string;
  phase: Phase;
  kind: 'meeting' | 'organisation';
  now: string;
}

/** Takes the stream's lock; always the first statement, so that two processes cannot deadlock. */
export async function lockHead(
  client: PoolClient,
  streamId: Id,
): Promise<{ head: Head; kind: HeadRow['kind']; now: number } | null> {
  const { rows } = await client.query<HeadRow>({ name: 'lock-head', text: LOCK_HEAD, values: [streamId] });
  const row = rows[0];
  if (!row) return null;
  const head = { streamId, seq: Number(row.seq), hash: row.hash, phase: row.phase };
  return { head, kind: row.kind, now: Number(row.now) };
}

export interface StoredAnswer {
  payloadHash: string;
  actorId: Id | null;
  answer: string;
}

interface LookupRow {
  id: Id;
  payload_hash: string | null;
  actor_id: Id | null;
  answer: string | null;
  role: Role | null;
  unit_id: Id | null;
  may_take_over: boolean | null;
}

/** Stored answers and the actors' present rights, in one statement for the whole batch. */
export async function lookUp(
  client: PoolClient,
  kind: 'meeting' | 'organisation',
  actorSql: string,
  streamId: Id,
  batch: readonly QueuedCommand[],
): Promise<{ answers: Map<Id, StoredAnswer>; actors: Map<Id, Actor> }> {
  const text = `select command_id as id, encode(payload_hash, 'hex') as payload_hash, actor_id, answer,
      null::text as role, null::uuid as unit_id, null::boolean as may_take_over
    from command_answer where stream_id = $1 and command_id = any($3)
    union all
    select id, null, null, null, role, unit_id, may_take_over from (${actorSql}) actor`;
  const values = [streamId, [...new Set(batch.map((c) => c.actorId))], batch.map((c) => c.id)];
  const { rows } = await client.query<LookupRow>({ name: `look-up-${kind}`, text, values });
  const answers = new Map<Id, StoredAnswer>();
  const actors = new Map<Id, Actor>();
  for (const row of rows) {
    if (row.payload_hash !== null && row.answer !== null) {
      answers.set(row.id, { payloadHash: row.payload_hash, actorId: row.actor_id, answer: row.answer });
    } else if (row.role !== null) {
      const mayTakeOver = row.may_take_over === true;
      actors.set(row.id, { id: row.id, role: row.role, unitId: row.unit_id, mayTakeOver });
    }
  }
  return { answers, actors };
}

/** An answer to be stored: successes and rule refusals. */
export interface AnswerRow {
  command: QueuedCommand;
  answer: CommandAnswer;
}

const ENTRY =
  'entry (stream_id, seq, at, command_id, command, actor_id, audience, type, body, content_hash, hash)';
const CONTENT = 'content (stream_id, seq, salt, bytes)';
const ANSWER = 'command_answer (stream_id, command_id, payload_hash, actor_id, answer)';

function entryRow(streamId: Id, at: string, entry: NewEntry): string {
  const { seq, commandId, command, actorId, audience, type, body, content, hash } = entry;
  const head = `${streamId}\t${seq}\t${at}\t${commandId}\t${command}\t${copyPlain(actorId)}\t${audience.join(',')}`;
  return `${head}\t${type}\t${copyText(body)}\t${copyHex(content?.hash ?? null)}\t${copyHex(hash)}\n`;
}

/** JSON as the bytes of a bytea: a backslash is doubled once for it and once more for COPY. */
function contentRow(streamId: Id, seq: number, { salt, words }: NonNullable<NewEntry['content']>): string {
  const bytes = words.includes('\\') ? words.replaceAll('\\', '\\\\\\\\') : words;
  return `${streamId}\t${seq}\t${copyHex(salt)}\t${bytes}\n`;
}

function answerRow(streamId: Id, { command, answer }: AnswerRow): string {
  const { id, payloadHash } = command;
  const actorId = copyPlain(signedBy(command));
  return `${streamId}\t${id}\t${copyHex(payloadHash)}\t${actorId}\t${copyText(JSON.stringify(answer))}\n`;
}

/** Rows for the journal's own tables. */
export function journalRows(
  streamId: Id,
  entries: readonly NewEntry[],
  answers: readonly AnswerRow[],
  copy: (into: string, rows: string) => void,
): void {
  let rows = '';
  let contents = '';
  let atMs = Number.NaN;
  let at = '';
  for (const entry of entries) {
    if (entry.atMs !== atMs) {
      atMs = entry.atMs;
      at = new Date(atMs).toISOString();
    }
    rows += entryRow(streamId, at, entry);
    if (entry.content) contents += contentRow(streamId, entry.seq, entry.content);
  }
  if (rows !== '') copy(ENTRY, rows);
  if (contents !== '') copy(CONTENT, contents);
  if (answers.length > 0) copy(ANSWER, answers.map((row) => answerRow(streamId, row)).join(''));
}

function newStream({ streamId, entries, hash, phase }: NewStream): string {
  const values = [literal(streamId), `'meeting'`, entries.length, literal(`\\x${hash}`), literal(phase)];
  return `insert into stream_head (stream_id, kind, seq, hash, phase) values (${values.join(', ')})`;
}

/** Adds to the stream's counters; null when none changed. */
export function countersStatement({ head, counters }: BatchState): string | null {
  const changed = [...counters].filter(([, delta]) => delta !== 0);
  if (changed.length === 0) return null;
  const rows = changed.map(([key, delta]) => `(${literal(head.streamId)}, ${literal(key)}, ${delta})`);
  return `insert into counter (stream_id, key, value) values ${rows.join(', ')}
    on conflict (stream_id, key) do update set value = counter.value + excluded.value`;
}

function moveHead({ head, seq, hash, phase }: BatchState): string {
  const moved = `seq = ${seq}, hash = ${literal(`\\x${hash}`)}, phase = ${literal(phase)}`;
  return `update stream_head set ${moved} where stream_id = ${literal(head.streamId)}`;
}

/**
 * Takes the stream's lock and moves the head, if it is the one that the batch was computed from; otherwise it
 * divides by zero, and nothing of the script happens.
 */
export function headGate(state: BatchState): string {
  const { seq, hash } = state.head;
  return `with moved as (${moveHead(state)} and seq = ${seq} and hash = ${literal(`\\x${hash}`)} returning 1)
    select 1 / count(*) from moved`;
}

/** Writes everything a batch decided, in one go; the caller holds the head's lock and commits. */
export async function writeBatch(
  client: PoolClient,
  state: BatchState,
  answers: readonly AnswerRow[],
): Promise<void> {
  const script = new WriteScript();
  const copy = (into: string, rows: string): void => script.copy(into, [copyData(rows)]);
  for (const stream of state.streams) {
    script.statement(newStream(stream));
    journalRows(stream.streamId, stream.entries, [], copy);
  }
  journalRows(state.head.streamId, state.entries, answers, copy);
  const counters = countersStatement(state);
  if (counters !== null) script.statement(counters);
  script.statement(moveHead(state));
  await script.run(client);
}
