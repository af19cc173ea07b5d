import type { Channel, Disclosure, Id, Moderation } from '@doi-thoai/shared';
import { In } from 'typeorm';
import type { HotRun, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { randomCode } from '../kernel/codes.js';
import { SubmissionEntity } from './submissions.entity.js';
import { submissionView } from './submissions.view.js';

const CODE_LENGTH = 10;

/** Columns under the entity's names, numbers as numbers: for lists, where an entity each would be felt. */
export const COLUMNS = `id, tracking_code as "trackingCode", author_id as "authorId", unit_id as "unitId",
  entered_by_id as "enteredById", channel, disclosure, kind, topic_id as "topicId", summary, text,
  return_text as "returnText", author_name as "authorName", author_unit as "authorUnit",
  round(extract(epoch from written_at) * 1000)::float8 as "writtenAt",
  round(extract(epoch from received_at) * 1000)::float8 as "receivedAt",
  moderation, visibility, withdrawn, not_reached as "notReached", request_id as "requestId", edition,
  collated_ids as "collatedIds", published_version::float8 as "publishedVersion", version::float8 as version`;

/** @throws NOT_FOUND also for one of another meeting */
export async function requireRow(tx: StreamWrite, id: Id): Promise<SubmissionEntity> {
  const row = await tx.repo(SubmissionEntity).findOneBy({ id, meetingId: tx.streamId });
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** Those of these ids that are of this meeting. */
export async function findRows(tx: StreamWrite, ids: readonly Id[]): Promise<Map<Id, SubmissionEntity>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.repo(SubmissionEntity).findBy({ meetingId: tx.streamId, id: In([...ids]) });
  return new Map(rows.map((row) => [row.id, row]));
}

/** @throws STALE with the present view when somebody else changed it in between */
export function requireSeen(row: SubmissionEntity, seen: number): void {
  if (row.version !== seen) throw new DomainError('STALE', { present: submissionView(row) });
}

/** Which of these ids exist already, in any meeting. */
export async function takenIds(tx: StreamWrite, ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await tx.query<{ id: Id }>('select id from submission where id = any($1::uuid[])', [ids]);
  return new Set(rows.map((row) => row.id));
}

/**
 * A tracking code, read out, typed, printed on a slip. Not looked up: of a million opinions one in 400 million new
 * codes is taken; then the index refuses, and the run is done again with other codes.
 */
export function newTrackingCode(): string {
  return randomCode(CODE_LENGTH);
}

/** What all opinions of one statement have in common. */
export interface Origin {
  channel: Channel;
  disclosure: Disclosure;
  enteredById: Id | null;
  moderation: Moderation;
  notReached: boolean;
  requestId: Id | null;
}

/** What tells them apart. `version` is the number of the entry that tells of it. */
export type NewRow = Pick<
  SubmissionEntity,
  | 'id'
  | 'trackingCode'
  | 'authorId'
  | 'unitId'
  | 'kind'
  | 'topicId'
  | 'summary'
  | 'text'
  | 'authorName'
  | 'authorUnit'
  | 'writtenAt'
  | 'version'
>;

/** A new opinion, whole: hidden, in its first edition. */
export function received(tx: StreamWrite, origin: Origin, row: NewRow): SubmissionEntity {
  return {
    ...row,
    ...origin,
    meetingId: tx.streamId,
    receivedAt: tx.now,
    returnText: '',
    visibility: 'HIDDEN',
    withdrawn: false,
    edition: 1,
    collatedIds: [],
    publishedVersion: null,
  };
}

const INSERT = `insert into submission (meeting_id, received_at, channel, disclosure, entered_by_id, moderation,
    visibility, not_reached, request_id, id, tracking_code, author_id, unit_id, kind, topic_id, summary, text,
    author_name, author_unit, written_at, version)
  select $1, to_timestamp($2::float8 / 1000), $3, $4, $5, $6, 'HIDDEN', $7, $8, id, tracking_code, author_id,
    unit_id, kind, topic_id, summary, text, author_name, author_unit, to_timestamp(written_at / 1000), version
  from unnest($9::uuid[], $10::text[], $11::uuid[], $12::uuid[], $13::text[], $14::uuid[], $15::text[], $16::text[],
    $17::text[], $18::text[], $19::float8[], $20::bigint[]) as t(id, tracking_code, author_id, unit_id, kind,
    topic_id, summary, text, author_name, author_unit, written_at, version)`;

/** One statement however many rows: hundreds send in the same second. */
export async function insertRows(tx: StreamWrite | HotRun, origin: Origin, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { channel, disclosure, enteredById, moderation, notReached, requestId } = origin;
  const column = <K extends keyof NewRow>(key: K): NewRow[K][] => rows.map((row) => row[key]);
  const values = [
    tx.streamId,
    tx.now,
    channel,
    disclosure,
    enteredById,
    moderation,
    notReached,
    requestId,
    column('id'),
    column('trackingCode'),
    column('authorId'),
    column('unitId'),
    column('kind'),
    column('topicId'),
    column('summary'),
    column('text'),
    column('authorName'),
    column('authorUnit'),
    column('writtenAt'),
    column('version'),
  ];
  if ('send' in tx) tx.send(INSERT, values);
  else await tx.query(INSERT, values);
}

/** Adds to the raw opinions of the meeting and of a topic; those converted from the floor are not raw ones. */
export function countRaw(
  tx: StreamWrite,
  row: Pick<SubmissionEntity, 'channel' | 'topicId'>,
  delta: 1 | -1,
): void {
  if (row.channel === 'SPEECH_NOT_REACHED') return;
  tx.count('submissions', delta);
  tx.count(`submissions:${row.topicId}`, delta);
}
