import type { Channel, Disclosure, Id, Instant, Moderation, SubmissionView } from '@doi-thoai/shared';
import { In } from 'typeorm';
import type { RunAhead, StreamWrite } from '../journal/transaction.js';
import type { CopyRows } from '../journal/copy-rows.js';
import { DomainError } from '../kernel/domain-error.js';
import { randomCode } from '../kernel/codes.js';
import { SubmissionEntity } from './submissions.entity.js';
import { submissionView } from './submissions.view.js';

const CODE_LENGTH = 10;

/** Columns under the entity's names, numbers as numbers: for lists, where an entity each would be felt. */
export const COLUMNS = `id, tracking_code as "trackingCode", receipt_id as "receiptId", author_id as "authorId", unit_id as "unitId",
  entered_by_id as "enteredById", channel, disclosure, kind, topic_id as "topicId", summary, text,
  return_text as "returnText", author_name as "authorName", author_unit as "authorUnit",
  round(extract(epoch from written_at) * 1000)::float8 as "writtenAt",
  round(extract(epoch from received_at) * 1000)::float8 as "receivedAt",
  moderation, visibility, withdrawn, not_reached as "notReached", request_id as "requestId", edition,
  collated_ids as "collatedIds", published_version::float8 as "publishedVersion", aside, attachments, version::float8 as version`;

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
  /** Otherwise it is received now. */
  receivedAt?: Instant;
}

/** What tells them apart. `version` is the number of the entry that tells of it. */
export type NewOpinion = Pick<
  SubmissionView,
  | 'id'
  | 'trackingCode'
  | 'authorId'
  | 'authorUnitId'
  | 'kind'
  | 'topicId'
  | 'summary'
  | 'text'
  | 'authorName'
  | 'authorUnit'
  | 'writtenAt'
  | 'version'
>;

/** A new opinion, whole: hidden, in its first edition. Made by the thousand, so field by field. */
export function received(now: Instant, origin: Origin, row: NewOpinion): SubmissionView {
  return {
    id: row.id,
    trackingCode: row.trackingCode,
    authorId: row.authorId,
    authorName: row.authorName,
    authorUnitId: row.authorUnitId,
    authorUnit: row.authorUnit,
    enteredById: origin.enteredById,
    channel: origin.channel,
    disclosure: origin.disclosure,
    kind: row.kind,
    topicId: row.topicId,
    summary: row.summary,
    text: row.text,
    clipped: false,
    writtenAt: row.writtenAt,
    receivedAt: origin.receivedAt ?? now,
    moderation: origin.moderation,
    returnText: '',
    visibility: 'HIDDEN',
    withdrawn: false,
    collatedIds: [],
    notReached: origin.notReached,
    requestId: origin.requestId,
    edition: 1,
    version: row.version,
  };
}

const INSERTED = `submission (id, meeting_id, tracking_code, author_id, unit_id, entered_by_id, channel, disclosure,
  kind, topic_id, summary, text, author_name, author_unit, written_at, received_at, moderation, visibility,
  not_reached, request_id, version)`;

/** A new opinion as a COPY row. */
function addRow(rows: CopyRows, meetingId: Id, row: SubmissionView): void {
  rows.row(21).id(row.id).id(meetingId).text(row.trackingCode).id(row.authorId).id(row.authorUnitId);
  rows.id(row.enteredById).text(row.channel).text(row.disclosure).text(row.kind).id(row.topicId);
  rows.text(row.summary).text(row.text).text(row.authorName).text(row.authorUnit);
  rows.instant(row.writtenAt).instant(row.receivedAt).text(row.moderation).text(row.visibility);
  rows.boolean(row.notReached).id(row.requestId).bigint(row.version);
}

/** New opinions of a run, however many: hundreds send in the same second. */
export function copyNew(run: RunAhead, rows: readonly SubmissionView[]): void {
  run.copy(INSERTED, (copied) => {
    for (const row of rows) addRow(copied, run.streamId, row);
  });
}

/** By what an author without a name finds the own opinion. */
export interface HeldReceipt {
  id: Id;
  /** Of the words that were sent with it; null where the command's id tells a repeat. */
  proof: Buffer | null;
}

/** New opinions of a cold command: one statement, however many. A receipt belongs to one of them. */
export async function insertNew(
  tx: StreamWrite,
  rows: readonly SubmissionView[],
  receipt: HeldReceipt | null = null,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into ${INSERTED.replace(/\)$/, ', receipt_id, receipt_proof)')}
     select id, $1, "trackingCode", "authorId", "authorUnitId", "enteredById", channel, disclosure, kind, "topicId",
       summary, text, "authorName", "authorUnit", to_timestamp("writtenAt" / 1000), to_timestamp("receivedAt" / 1000),
       moderation, visibility, "notReached", "requestId", version, $3::uuid, $4::bytea
     from json_to_recordset($2::json) as new (id uuid, "trackingCode" text, "authorId" uuid, "authorUnitId" uuid,
       "enteredById" uuid, channel text, disclosure text, kind text, "topicId" uuid, summary text, text text,
       "authorName" text, "authorUnit" text, "writtenAt" float8, "receivedAt" float8, moderation text,
       visibility text, "notReached" boolean, "requestId" uuid, version bigint)`,
    [tx.streamId, JSON.stringify(rows), receipt?.id ?? null, receipt?.proof ?? null],
  );
}

/**
 * Adds to the raw opinions of the meeting, and to a topic's where the author is named: the hall hears these numbers at
 * once, and would read off what somebody just wrote of without a name (W112). Those converted from the floor are no
 * raw ones.
 */
export function countRaw(
  tx: Pick<StreamWrite, 'count'>,
  row: Pick<SubmissionEntity, 'channel' | 'disclosure' | 'topicId'>,
  delta: 1 | -1,
): void {
  if (row.channel === 'SPEECH_NOT_REACHED') return;
  tx.count('submissions', delta);
  if (row.disclosure === 'NAMED') tx.count(`submissions:${row.topicId}`, delta);
}
