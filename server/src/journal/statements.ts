import type { CommandAnswer, Id, Phase, Role } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { BatchState, Head } from './batch-state.js';
import type { NewEntry } from './entry.js';
import type { QueuedCommand } from './queued.js';
import type { Actor } from '../kernel/actor.js';

const LOCK_HEAD = `select seq, hash, phase, kind, floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now
  from stream_head where stream_id = $1 for update`;

interface HeadRow {
  seq: string;
  hash: Buffer;
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
  payloadHash: Buffer;
  actorId: Id | null;
  answer: string;
}

interface LookupRow {
  id: Id;
  payload_hash: Buffer | null;
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
  const text = `select command_id as id, payload_hash, actor_id, answer,
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
  e as (insert into entry (stream_id, seq, at, command_id, command, actor_id, audience, type, body, content_id, content_hash, hash)
    select stream_id, seq, to_timestamp(at / 1000.0), command_id, command, actor_id, string_to_array(audience, ','), type, body,
      content_id, content_hash, hash
    from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
      $10::uuid[], $11::bytea[], $12::bytea[])
      as t(stream_id, seq, at, command_id, command, actor_id, audience, type, body, content_id, content_hash, hash)),
  c as (insert into content (id, stream_id, salt, bytes)
    select id, stream_id, salt, convert_to(words, 'UTF8')
    from unnest($13::uuid[], $14::uuid[], $15::bytea[], $16::text[]) as t(id, stream_id, salt, words)),
  a as (insert into command_answer (stream_id, command_id, payload_hash, actor_id, answer)
    select $17, command_id, payload_hash, actor_id, answer
    from unnest($18::uuid[], $19::bytea[], $20::uuid[], $21::text[]) as t(command_id, payload_hash, actor_id, answer)),
  k as (insert into counter (stream_id, key, value)
    select $17, key, delta from unnest($22::text[], $23::bigint[]) as t(key, delta)
    on conflict (stream_id, key) do update set value = counter.value + excluded.value)
  update stream_head set seq = $24, hash = $25, phase = $26 where stream_id = $17`;

/** An answer to be stored: successes and rule refusals. */
export interface AnswerRow {
  command: QueuedCommand;
  answer: CommandAnswer;
}

function entryColumns(streamIds: Id[], entries: readonly NewEntry[]): unknown[] {
  const contents = entries.flatMap((entry, i) =>
    entry.content === null ? [] : [{ ...entry.content, streamId: streamIds[i] }],
  );
  return [
    streamIds,
    entries.map((e) => e.seq),
    entries.map((e) => e.atMs),
    entries.map((e) => e.commandId),
    entries.map((e) => e.command),
    entries.map((e) => e.actorId),
    entries.map((e) => e.audience.join(',')),
    entries.map((e) => e.type),
    entries.map((e) => e.body),
    entries.map((e) => e.content?.id ?? null),
    entries.map((e) => e.content?.hash ?? null),
    entries.map((e) => e.hash),
    contents.map((c) => c.id),
    contents.map((c) => c.streamId),
    contents.map((c) => c.salt),
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
      `insert into stream_head (stream_id, kind, seq, hash, phase) values ($1, 'meeting', $2, $3, $4)`,
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
    answers.map((a) => a.command.id),
    answers.map((a) => a.command.payloadHash),
    answers.map((a) => a.command.actorId),
    answers.map((a) => JSON.stringify(a.answer)),
    counters.map(([key]) => key),
    counters.map(([, delta]) => delta),
    state.seq,
    state.hash,
    state.phase,
  ];
  await client.query({ name: 'write-batch', text: WRITE, values });
}
