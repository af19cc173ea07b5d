import type { CivilDate, Id, IssuingBodyView, NoticeView, Payload, PublicNotice } from '@doi-thoai/shared';
import { isSignAuthority, numbered, paperSymbol } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CommitmentsService } from '../commitments/commitments.service.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { IssuingBodiesService } from '../organisation/issuing-bodies.service.js';
import { PaperNumbersService } from '../organisation/paper-numbers.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { ConclusionRows } from './conclusion-rows.js';
import { NoticeEntity } from './conclusions.entity.js';
import { publicNotice, publicNotices } from './public-notices.js';

/** Conclusion notices: prepared, numbered and issued, one for each issuing body. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly rows: ConclusionRows,
    private readonly bodies: IssuingBodiesService,
    private readonly numbers: PaperNumbersService,
    private readonly commitments: CommitmentsService,
    private readonly participants: ParticipantsService,
    private readonly meetings: MeetingService,
  ) {}

  /** @throws NOT_FOUND, STALE, NOTICE_OF_BODY_EXISTS, ISSUING_BODY_ENDED, NOTICE_ISSUED, INVALID */
  async prepare(tx: StreamTransaction, payload: Payload<'conclusions.prepareNotice'>): Promise<void> {
    const { noticeId: id, bodyId, seen, ...words } = payload;
    const body = await this.bodies.issuing(tx, bodyId, civilDay(tx.now));
    if (!isSignAuthority(body.system, words.signAuthority)) throw invalid('signAuthority', 'NOT_IN_LIST');
    if (seen === 0) return this.begin(tx, id, body, words);
    const { notice } = await this.rows.notice(tx, id, seen);
    if (notice.state === 'ISSUED') throw new DomainError('NOTICE_ISSUED');
    // Another body would be another notice with another number.
    if (notice.bodyId !== bodyId) throw invalid('bodyId', 'NOT_IN_LIST');
    await this.rows.changeNotice(tx, id, { ...words, ...(notice.number === null ? wordsOf(body) : {}) });
  }

  private async begin(
    tx: StreamTransaction,
    id: string,
    body: IssuingBodyView,
    words: Pick<NoticeEntity, 'subject' | 'signAuthority' | 'signerPost' | 'signerName' | 'recipients'>,
  ): Promise<void> {
    const { notices, approved, revision } = await this.rows.load(tx);
    if (notices.some((one) => one.bodyId === body.id)) throw new DomainError('NOTICE_OF_BODY_EXISTS');
    if (await tx.repo(NoticeEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    const state = approved ? 'APPROVED' : 'DRAFT';
    await tx.repo(NoticeEntity).insert({
      ...{ id, meetingId: tx.streamId, bodyId: body.id, ...wordsOf(body), ...words, state, revision },
      ...{ number: null, issuedOn: null, earlier: [], issued: null, version: tx.nextSeq },
    });
    await this.rows.change(tx, {});
  }

  /** @throws NOT_FOUND, STALE, NOTICE_NUMBERED, NOTICE_ISSUED */
  async drop(tx: StreamTransaction, { noticeId, seen }: Payload<'conclusions.dropNotice'>): Promise<void> {
    const { notice } = await this.rows.notice(tx, noticeId, seen);
    if (notice.number !== null) throw new DomainError('NOTICE_NUMBERED');
    if (notice.earlier.length > 0) throw new DomainError('NOTICE_ISSUED');
    await tx.repo(NoticeEntity).delete({ id: noticeId });
    await this.rows.change(tx, {});
  }

  /**
   * @throws NOT_ALLOWED, NOT_FOUND, STALE, CONCLUSION_NOT_APPROVED, NOTICE_NUMBERED, ISSUING_BODY_ENDED,
   * PAPER_NUMBER_TAKEN, INVALID
   */
  async number(tx: StreamTransaction, payload: Payload<'conclusions.number'>): Promise<number> {
    await this.settleDelegated(tx);
    const { notice } = await this.approved(tx, payload);
    if (notice.number !== null) throw new DomainError('NOTICE_NUMBERED');
    const { issuedOn: day, noticeId, reason } = payload;
    await this.requireDay(tx, day);
    const body = await this.bodies.issuing(tx, notice.bodyId, day);
    const by = (await this.participants.get(tx, tx.actor.id)).name;
    const asked = { body, code: 'TB' as const, day, number: payload.number, reason, noticeId, by };
    const number = await this.numbers.take(tx, asked);
    await this.rows.changeNotice(tx, noticeId, { ...wordsOf(body), number, issuedOn: day });
    return number;
  }

  /** @throws NOT_ALLOWED, NOT_FOUND, STALE, NOTICE_ISSUED, NOTICE_NOT_NUMBERED */
  async voidNumber(tx: StreamTransaction, payload: Payload<'conclusions.voidNumber'>): Promise<void> {
    await this.settleDelegated(tx);
    const { notice } = await this.rows.notice(tx, payload.noticeId, payload.seen);
    if (notice.state === 'ISSUED') throw new DomainError('NOTICE_ISSUED');
    if (notice.number === null) throw new DomainError('NOTICE_NOT_NUMBERED');
    await this.numbers.void(tx, notice.id, payload.reason);
    await this.rows.changeNotice(tx, notice.id, { number: null, issuedOn: null });
    this.meetings.tellOverride(tx, null, payload.reason);
  }

  /**
   * With the last of them the meeting goes on and its promises are issued, under all numbers.
   *
   * @throws NOT_ALLOWED, NOT_FOUND, STALE, CONCLUSION_NOT_APPROVED, NOTICE_ISSUED, NOTICE_NOT_NUMBERED
   */
  async issue(tx: StreamTransaction, payload: Payload<'conclusions.issue'>): Promise<void> {
    await this.settleDelegated(tx);
    const { notice } = await this.approved(tx, payload);
    const { number, issuedOn } = notice;
    if (number === null || issuedOn === null) throw new DomainError('NOTICE_NOT_NUMBERED');
    const issued = await publicNotice(tx, { ...notice, number, issuedOn });
    await this.numbers.issued(tx, notice.id);
    await this.rows.changeNotice(tx, notice.id, { state: 'ISSUED', issued });
    const { notices } = await this.rows.load(tx);
    if (notices.some(({ state }) => state !== 'ISSUED')) return;
    const all = notices.flatMap((one) =>
      one.number === null ? [] : [numbered({ ...one, number: one.number })],
    );
    await this.commitments.issue(tx, all.join('; '));
    const { phase } = await this.meetings.load(tx);
    if (phase === 'CLOSED' || phase === 'MINUTES_SIGNED')
      await this.meetings.patchState(tx, { phase: 'NOTICE_ISSUED' });
  }

  /** As they were issued last, for everybody in the meeting. */
  issued(db: Pick<StreamWrite, 'query'>, meetingId: Id): Promise<PublicNotice[]> {
    return publicNotices(db, meetingId);
  }

  /** Everybody reads the notice of that body, as it was issued last. */
  async wasIssued(tx: StreamWrite, bodyId: string): Promise<boolean> {
    const all = await tx.repo(NoticeEntity).findBy({ meetingId: tx.streamId });
    return all.some((one) => one.bodyId === bodyId && one.issued !== null);
  }

  private async approved(
    tx: StreamTransaction,
    { noticeId, seen }: { noticeId: string; seen: number },
  ): Promise<{ notice: NoticeView }> {
    const { conclusion, notice } = await this.rows.notice(tx, noticeId, seen);
    if (!conclusion.approved) throw new DomainError('CONCLUSION_NOT_APPROVED');
    if (notice.state === 'ISSUED') throw new DomainError('NOTICE_ISSUED');
    return { notice };
  }

  /** A clerk numbers and issues; where there is none, chair and organiser do. @throws NOT_ALLOWED */
  private async settleDelegated(tx: StreamTransaction): Promise<void> {
    if (tx.grant !== 'delegated') return;
    if (await this.participants.hasRole(tx, 'CLERK')) {
      throw new DomainError('NOT_ALLOWED', { role: tx.actor.role });
    }
  }

  /** The day of a paper about a meeting that has ended. @throws INVALID */
  private async requireDay(tx: StreamTransaction, day: CivilDate): Promise<void> {
    const { closedAt } = await this.meetings.load(tx);
    const early = closedAt !== null && day < civilDay(closedAt);
    if (early || day > civilDay(tx.now)) throw invalid('issuedOn', 'OUT_OF_RANGE');
  }
}

/** The body's words of this day, as they go on the paper. */
function wordsOf(
  body: IssuingBodyView,
): Pick<NoticeView, 'body' | 'parentBody' | 'system' | 'abbreviation' | 'place' | 'symbol'> {
  const { name, parentBody, system, abbreviation, place } = body;
  return { body: name, parentBody, system, abbreviation, place, symbol: paperSymbol(body, 'TB') };
}

function invalid(path: string, reason: 'OUT_OF_RANGE' | 'NOT_IN_LIST'): DomainError {
  return new DomainError('INVALID', { fields: [{ path, reason }] });
}
