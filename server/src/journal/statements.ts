import type { CommandAnswer, Id, Phase, Role } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { BatchState, Head, NewStream } from './batch-state.js';
import type { EntryRows } from './entry.js';
import { jsonOfFields } from './entry.js';
import type { AnswerRow } from './facts.js';
import type { QueuedCommand } from './queued.js';
import type { Actor } from '../kernel/actor.js';
import { CopyRows } from './copy-rows.js';
import { literal, WriteScript } from './write-script.js';

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

const ENTRY =
  'entry (stream_id, seq, at, command_id, command, actor_id, audience, type, body, content_hash, hash)';
const CONTENT = 'content (stream_id, seq, salt, bytes)';
const ANSWER = 'command_answer (stream_id, command_id, payload_hash, actor_id, answer)';

/** As JSON.stringify writes it; the fields of a result by themselves take two thirds of the time. */
function jsonOfAnswer(answer: CommandAnswer): string {
  if (!answer.ok || answer.result === null) return JSON.stringify(answer);
  const { seq, result } = answer;
  return `{"ok":true,"seq":${seq},"result":${jsonOfFields(result, Object.keys(result))}}`;
}

export function addAnswer(rows: CopyRows, streamId: Id, row: AnswerRow): void {
  const { commandId, payloadHash, actorId, answer } = row;
  rows.row(5).id(streamId).id(commandId).hex(payloadHash).id(actorId).text(jsonOfAnswer(answer));
}

/** The rows of the journal's own tables go into their place of the script. */
export function copyJournal(script: WriteScript, { entries, contents }: EntryRows, answers: CopyRows): void {
  script.copy(ENTRY, entries);
  script.copy(CONTENT, contents);
  script.copy(ANSWER, answers);
}

function newStream({ streamId, seq, hash, phase }: NewStream): string {
  const values = [literal(streamId), `'meeting'`, seq, literal(`\\x${hash}`), literal(phase)];
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
  const answered = new CopyRows();
  for (const answer of answers) addAnswer(answered, state.head.streamId, answer);
  for (const stream of state.streams) script.statement(newStream(stream));
  copyJournal(script, state.rows, answered);
  const counters = countersStatement(state);
  if (counters !== null) script.statement(counters);
  script.statement(moveHead(state));
  await script.run(client);
}
