import type { Id, Instant, PublishedView, SubmissionView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import type { PurgeHook } from './submissions.aside.js';
import { SubmissionsAside } from './submissions.aside.js';
import { ofReceipt } from './submissions.authors.js';
import { SubmissionEntity } from './submissions.entity.js';
import { SubmissionsIntake } from './submissions.intake.js';
import { SubmissionsOfUnit } from './submissions.of-unit.js';
import type { UnitWords } from './submissions.of-unit.js';
import type { BeforeShow } from './submissions.moderation.js';
import { SubmissionsModeration } from './submissions.moderation.js';
import { COLUMNS, findRows, requireRow } from './submissions.rows.js';
import type { UnreachedSpeaker } from './submissions.unreached.js';
import { SubmissionsUnreached } from './submissions.unreached.js';
import { audienceOf, publishedView, submissionView } from './submissions.view.js';

/** Rows of one page of the list of published opinions. */
const PAGE = 50;

/** What the features above rely on. */
@Injectable()
export class SubmissionsService {
  constructor(
    meetings: MeetingService,
    private readonly moderation: SubmissionsModeration,
    private readonly unreached: SubmissionsUnreached,
    private readonly intake: SubmissionsIntake,
    private readonly aside: SubmissionsAside,
    private readonly ofUnit: SubmissionsOfUnit,
    private readonly dataSource: DataSource,
  ) {
    meetings.onInUse((tx, topicIds) => topicsInUse(tx, topicIds));
  }

  /** For the feature that asks the units: until when those who came by a unit's link may write. */
  useWindows(read: Parameters<SubmissionsIntake['useWindows']>[0]): void {
    this.intake.useWindows(read);
  }

  /** Until when those who came by a unit's link may write, by unit. */
  windows(tx: Pick<StreamWrite, 'query' | 'streamId'>): Promise<ReadonlyMap<Id, Instant>> {
    return this.intake.windows(tx);
  }

  /** For features above that keep an opinion's words. */
  onPurge(hook: PurgeHook): void {
    this.aside.onPurge(hook);
  }

  /**
   * Opinions that a unit wrote down together. Those that it said word for word before are not said again.
   *
   * @throws INTAKE_CLOSED
   */
  receiveOfUnit(
    tx: StreamTransaction,
    unit: { id: Id; name: string },
    rows: readonly UnitWords[],
  ): Promise<{ added: number; known: number }> {
    return this.ofUnit.receive(tx, unit, rows);
  }

  /** @throws NOT_FOUND also for one of another meeting */
  async get(tx: StreamWrite, id: Id): Promise<SubmissionView> {
    return submissionView(await requireRow(tx, id));
  }

  /** The opinion of a receipt, and the id of that receipt. @throws NOT_FOUND also for one of another meeting */
  async ofReceipt(tx: StreamWrite, receipt: string): Promise<{ submission: SubmissionView; receiptId: Id }> {
    const row = await ofReceipt(tx, receipt);
    return { submission: submissionView(row), receiptId: row.receiptId };
  }

  /** Those of these ids that are of the meeting. */
  async getMany(tx: StreamWrite, ids: readonly Id[]): Promise<Map<Id, SubmissionView>> {
    const rows = await findRows(tx, ids);
    return new Map([...rows].map(([id, row]) => [id, submissionView(row)]));
  }

  /**
   * Who gets the answer, by opinion: the author, or the receipt of one who may not be named (`authorAudience`).
   * Every merged author gets it (domain.md 14.6).
   */
  async authorsOf(tx: StreamWrite, ids: readonly Id[]): Promise<Map<Id, Id>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: Id; authorId: Id }>(
      `select id, coalesce(author_id, receipt_id) as "authorId" from submission
       where meeting_id = $1 and id = any($2::uuid[]) and coalesce(author_id, receipt_id) is not null`,
      [tx.streamId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.authorId]));
  }

  /** Writes which collated opinions each of these stands behind, and tells it. Ids in ascending order. */
  async setCollated(tx: StreamTransaction, collated: ReadonlyMap<Id, readonly Id[]>): Promise<void> {
    const rows = await findRows(tx, [...collated.keys()]);
    const changed: SubmissionEntity[] = [];
    for (const [id, collatedIds] of collated) {
      const row = rows.get(id);
      if (!row) throw new DomainError('NOT_FOUND');
      const next = { ...row, collatedIds: [...collatedIds], version: tx.nextSeq };
      tx.emit(audienceOf(next), 'submissions.changed', submissionView(next));
      changed.push(next);
    }
    await tx.query(
      `update submission s set version = t.version, collated_ids = string_to_array(t.ids, ',')::uuid[]
       from unnest($1::uuid[], $2::bigint[], $3::text[]) as t(id, version, ids) where s.id = t.id`,
      [
        changed.map((row) => row.id),
        changed.map((row) => row.version),
        changed.map((row) => row.collatedIds.join(',')),
      ],
    );
  }

  /**
   * Of speakers who were not reached, each request's written opinion: the linked one where it stands, else a new one.
   */
  writeDownUnreached(tx: StreamTransaction, speakers: readonly UnreachedSpeaker[]): Promise<Map<Id, Id>> {
    return this.unreached.writeDown(tx, speakers);
  }

  /**
   * For `floor.undo` of `submissions.showOnScreen` and `submissions.hide`; `before` is what the act recorded.
   *
   * @throws UNDO_OVERTAKEN when author or review changed the opinion since
   */
  undoShow(tx: StreamTransaction, before: BeforeShow): Promise<void> {
    return this.moderation.undoShow(tx, before);
  }

  /** For `floor.undo` of `screen.show` and `screen.clear`: what is on the screen again is on air again. */
  matchScreen(tx: StreamTransaction): Promise<void> {
    return this.moderation.matchScreen(tx);
  }

  /** The whole of a row that lists carry clipped. Whether the asker may read it is for the caller to judge. */
  async fullText(meetingId: Id, submissionId: Id): Promise<SubmissionView | null> {
    const row = await this.find(meetingId, submissionId);
    return row && submissionView(row);
  }

  /** With the words of one in quarantine, for whoever has to judge it. */
  async quarantined(meetingId: Id, submissionId: Id): Promise<SubmissionView | null> {
    const row = await this.find(meetingId, submissionId);
    if (row?.aside?.kind !== 'SECRET_SUSPECT') return null;
    const { summary, text } = row;
    return { ...submissionView(row), summary, text };
  }

  private find(meetingId: Id, submissionId: Id): Promise<SubmissionEntity | null> {
    return this.dataSource.getRepository(SubmissionEntity).findOneBy({ id: submissionId, meetingId });
  }

  /**
   * The opinion of a receipt or of a tracking code, with the id under which its author reads; `view` is null while an
   * anonymous one waits to be taken into the journal. Null: there is none.
   */
  async findTracked(
    receiptId: Id | null,
    code: string,
  ): Promise<{ meetingId: Id; view: SubmissionView | null; reader: Id | null } | null> {
    // The inbox first: what leaves it between the two reads is found by the second.
    const waiting: { meetingId: Id }[] = await this.dataSource.query(
      'select meeting_id as "meetingId" from anonymous_inbox where receipt_id = $1',
      [receiptId],
    );
    if (waiting[0]) return { meetingId: waiting[0].meetingId, view: null, reader: receiptId };
    const trackingCode = code.replace(/[\s-]/g, '').toUpperCase();
    // The index of tracking codes compares bytes.
    const where = receiptId ? 'receipt_id = $1' : 'tracking_code = $1 collate "C"';
    const [row]: (SubmissionEntity & { meetingId: Id })[] = await this.dataSource.query(
      `select meeting_id as "meetingId", ${COLUMNS} from submission where ${where}`,
      [receiptId ?? trackingCode],
    );
    if (!row) return null;
    return { meetingId: row.meetingId, view: submissionView(row), reader: row.authorId ?? row.receiptId };
  }

  /** 50 published opinions older than `before` (the version of the last one that the reader has), newest first. */
  async publishedBefore(meetingId: Id, before: number): Promise<PublishedView[]> {
    const rows = await this.dataSource.getRepository(SubmissionEntity).find({
      where: { meetingId, publishedVersion: LessThan(before) },
      order: { publishedVersion: 'DESC' },
      take: PAGE,
    });
    return rows.map(publishedView);
  }
}

async function topicsInUse(tx: StreamWrite, topicIds: readonly Id[]): Promise<Id[]> {
  const rows = await tx.repo(SubmissionEntity).find({
    select: { id: true, topicId: true },
    where: { meetingId: tx.streamId, topicId: In([...topicIds]) },
  });
  return [...new Set(rows.map((row) => row.topicId))];
}
