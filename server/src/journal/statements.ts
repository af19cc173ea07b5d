import type { CommandAnswer, Id, Phase, Role } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { BatchState, Head } from './batch-state.js';
import type { NewEntry } from './entry.js';
import type { QueuedCommand } from './queued.js';
import type { Actor } from '../kernel/actor.js';

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

const WRITE = `with
  e as (insert into entry (stream_id, seq, at, command_id, command, actor_id, audience, type, body, content_hash, hash)
    select stream_id, seq, to_timestamp(at / 1000.0), command_id, command, actor_id, audience, type, body,
      decode(content_hash, 'hex'), decode(hash, 'hex')
    from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
      $10::text[], $11::text[])
      as t(stream_id, seq, at, command_id, command, actor_id, audience, type, body, content_hash, hash)),
  c as (insert into content (stream_id, seq, salt, bytes)
    select stream_id, seq, decode(salt, 'hex'), convert_to(words, 'UTF8')
    from unnest($12::uuid[], $13::bigint[], $14::text[], $15::text[]) as t(stream_id, seq, salt, words)),
  a as (insert into command_answer (stream_id, command_id, payload_hash, actor_id, answer)
    select $16, command_id, decode(payload_hash, 'hex'), actor_id, answer
    from unnest($17::uuid[], $18::text[], $19::uuid[], $20::text[]) as t(command_id, payload_hash, actor_id, answer)),
  k as (insert into counter (stream_id, key, value)
    select $16, key, delta from unnest($21::text[], $22::bigint[]) as t(key, delta)
    on conflict (stream_id, key) do update set value = counter.value + excluded.value)
  update stream_head set seq = $23, hash = decode($24, 'hex'), phase = $25 where stream_id = $16`;

/** An answer to be stored: successes and rule refusals. */
export interface AnswerRow {
  command: QueuedCommand;
  answer: CommandAnswer;
}

/**
 * An array as PostgreSQL reads it, of values that need no quoting (ids, numbers, hex, closed lists): joining is
 * several times quicker than the driver's element by element escaping.
 */
function plainArray(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** Columns of the entries and of their contents, in the order of WRITE's parameters. */
function entryColumns(streamIds: Id[], entries: readonly NewEntry[]): unknown[] {
  const contents = entries.flatMap(({ seq, content }, i) =>
    content === null ? [] : [{ ...content, seq, streamId: streamIds[i] ?? null }],
  );
  return [
    plainArray(streamIds),
    plainArray(entries.map((e) => e.seq)),
    plainArray(entries.map((e) => e.atMs)),
    plainArray(entries.map((e) => e.commandId)),
    plainArray(entries.map((e) => e.command)),
    plainArray(entries.map((e) => e.actorId)),
    entries.map((e) => e.audience.join(',')),
    plainArray(entries.map((e) => e.type)),
    entries.map((e) => e.body),
    plainArray(entries.map((e) => e.content?.hash ?? null)),
    plainArray(entries.map((e) => e.hash)),
    plainArray(contents.map((c) => c.streamId)),
    plainArray(contents.map((c) => c.seq)),
    plainArray(contents.map((c) => c.salt)),
    contents.map((c) => c.words),
  ];
}

/** Writes everything a batch decided, in one statement; the caller commits. */
export async function writeBatch(
  client: PoolClient,
  state: BatchState,
  answers: readonly AnswerRow[],
): Promise<void> {
  for (const stream of state.streams) {
    await client.query(
      `insert into stream_head (stream_id, kind, seq, hash, phase) values ($1, 'meeting', $2, decode($3, 'hex'), $4)`,
      [stream.streamId, stream.entries.length, stream.hash, stream.phase],
    );
  }
  const entries = [...state.entries, ...state.streams.flatMap((s) => s.entries)];
  const streamIds = [
    ...state.entries.map(() => state.head.streamId),
    ...state.streams.flatMap((s) => s.entries.map(() => s.streamId)),
  ];
  const counters = [...state.counters].filter(([, delta]) => delta !== 0);
  const values = [
    ...entryColumns(streamIds, entries),
    state.head.streamId,
    plainArray(answers.map((a) => a.command.id)),
    plainArray(answers.map((a) => a.command.payloadHash)),
    plainArray(answers.map((a) => a.command.actorId)),
    answers.map((a) => JSON.stringify(a.answer)),
    counters.map(([key]) => key),
    counters.map(([, delta]) => delta),
    state.seq,
    state.hash,
    state.phase,
  ];
  await client.query({ name: 'write-batch', text: WRITE, values });
}
