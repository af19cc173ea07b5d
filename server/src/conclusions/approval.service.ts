import type { CivilDate, ConclusionView, Looked, NoticeView, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { selectCommitments } from '../commitments/commitments.view.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { ConclusionRows } from './conclusion-rows.js';
import { NoticeEntity } from './conclusions.entity.js';
import { selectLines } from './conclusions.view.js';

/** The chair's word about the conclusion, and the signing of the minutes. */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly rows: ConclusionRows,
    private readonly commitments: CommitmentsService,
    private readonly participants: ParticipantsService,
    private readonly meetings: MeetingService,
  ) {}

  /**
   * The lines and the proposed promises exactly as the chair saw them; the promises are confirmed with it.
   *
   * @throws STALE, CONCLUSION_APPROVED, NOTHING_TO_APPROVE
   */
  async approve(tx: StreamTransaction, payload: Payload<'conclusions.approve'>): Promise<void> {
    const before = await this.rows.seen(tx, payload.seen);
    if (before.approved) throw new DomainError('CONCLUSION_APPROVED');
    const lines = await selectLines(tx, tx.streamId);
    if (lines.length === 0) throw new DomainError('NOTHING_TO_APPROVE');
    const proposed = (await selectCommitments(tx, tx.streamId, "and c.state = 'PROPOSED'")).map(
      ({ view }) => view,
    );
    if (!sawAll(lines, payload.lines) || !sawAll(proposed, payload.commitments)) {
      throw new DomainError('STALE', { present: before });
    }
    const { name } = await this.participants.get(tx, tx.actor.id);
    await this.draftsBecome(tx, before, 'APPROVED');
    await this.rows.change(tx, {
      approvedAt: new Date(tx.now),
      approvedById: tx.actor.id,
      approvedBy: name,
    });
    await this.commitments.confirmAll(tx);
  }

  /**
   * What was issued stays what it was under its number; the next revision gets another one.
   *
   * @throws STALE, CONCLUSION_NOT_APPROVED
   */
  async correct(tx: StreamTransaction, { reason, seen }: Payload<'conclusions.correct'>): Promise<void> {
    const before = await this.rows.seen(tx, seen);
    if (!before.approved) throw new DomainError('CONCLUSION_NOT_APPROVED');
    const revision = before.revision + 1;
    for (const notice of before.notices) {
      await tx
        .repo(NoticeEntity)
        .update({ id: notice.id }, { ...again(notice), state: 'DRAFT', revision, version: tx.nextSeq });
    }
    const open = { approvedAt: null, approvedById: null, approvedBy: '' };
    await this.rows.change(tx, { ...open, revision, reason });
    this.meetings.tellOverride(tx, null, reason);
  }

  /**
   * Before or after the notice: offices do both. The phase only ever goes on; a wrong day is taken back while no
   * notice was issued upon it.
   *
   * @throws STALE, INVALID
   */
  async signMinutes(tx: StreamTransaction, payload: Payload<'conclusions.signMinutes'>): Promise<void> {
    const { signedOn } = payload;
    await this.rows.seen(tx, payload.seen);
    const meeting = await this.meetings.load(tx);
    if (signedOn !== null) requireDay(signedOn, civilDay(meeting.startsAt), civilDay(tx.now));
    await this.tellSigned(tx, signedOn);
  }

  /**
   * Signed minutes came: their day, unless another one was recorded already. `before` is the day of the version whose
   * place they take, which is corrected with it.
   */
  async minutesCame(tx: StreamTransaction, signedOn: CivilDate, before: CivilDate | null): Promise<void> {
    const { minutesSignedOn: now } = await this.rows.load(tx);
    if (now === signedOn || (now !== null && now !== before)) return;
    await this.tellSigned(tx, signedOn);
  }

  private async tellSigned(tx: StreamTransaction, signedOn: CivilDate | null): Promise<void> {
    const meeting = await this.meetings.load(tx);
    await this.rows.change(tx, { minutesSignedOn: signedOn });
    const phase = signedOn === null ? 'CLOSED' : 'MINUTES_SIGNED';
    const early = meeting.phase === 'CLOSED' || meeting.phase === 'MINUTES_SIGNED';
    if (early && meeting.phase !== phase) await this.meetings.patchState(tx, { phase });
  }

  private async draftsBecome(
    tx: StreamTransaction,
    { notices, revision }: ConclusionView,
    state: 'APPROVED',
  ): Promise<void> {
    for (const { id } of notices) {
      await tx.repo(NoticeEntity).update({ id }, { state, revision, version: tx.nextSeq });
    }
  }
}

/** A number that was taken and not issued goes with the correction; an issued one is left with what it was. */
function again(notice: NoticeView): Pick<NoticeView, 'earlier'> & Partial<NoticeView> {
  const { state, number, symbol, issuedOn, revision, earlier } = notice;
  if (state !== 'ISSUED' || number === null || issuedOn === null) return { earlier };
  return { earlier: [...earlier, { number, symbol, issuedOn, revision }], number: null, issuedOn: null };
}

/** All that is there, and each as it is now. */
function sawAll(present: readonly { id: string; version: number }[], looked: readonly Looked[]): boolean {
  const seen = new Map(looked.map((one) => [one.id, one.seen]));
  return (
    seen.size === present.length &&
    looked.length === present.length &&
    present.every(({ id, version }) => seen.get(id) === version)
  );
}

/** @throws INVALID */
function requireDay(day: CivilDate, from: CivilDate, to: CivilDate): void {
  if (day >= from && day <= to) return;
  throw new DomainError('INVALID', { fields: [{ path: 'signedOn', reason: 'OUT_OF_RANGE' }] });
}
