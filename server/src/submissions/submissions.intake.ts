import type { Id, MeetingView, ParticipantView, Payload, Refusal, Result } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { HotItem, HotOutcome, HotRun, StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { initialModeration } from './submissions.lifecycle.js';
import type { NewRow, Origin } from './submissions.rows.js';
import { countRaw, insertRows, newTrackingCode, received, takenIds } from './submissions.rows.js';
import { audienceOf, submissionView } from './submissions.view.js';

type Submit = Payload<'submissions.submit'>;
type SubmitForOther = Payload<'submissions.submitForOther'>;

/** Whose opinion it is. */
type Author = Pick<NewRow, 'authorId' | 'unitId' | 'authorName' | 'authorUnit'>;

/** Opinions come in: from phones by the hundred, and typed for those who have none. */
@Injectable()
export class SubmissionsIntake {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
  ) {
    // Conversion of those who were not heard comes first and ignores the intake (domain.md 6.2).
    meetings.onClose(20, (tx) => this.shut(tx));
  }

  /** @throws NOT_ALLOWED to a secretary to whom the floor was not handed over */
  async setOpen(tx: StreamTransaction, open: boolean): Promise<void> {
    const meeting = await this.meetings.load(tx);
    this.meetings.settleDelegated(tx, meeting);
    if (meeting.intakeOpen !== open) await this.meetings.patchState(tx, { intakeOpen: open });
  }

  /** One run of many phones: three reads and one insert, however many they are. */
  async submit(run: HotRun, items: readonly HotItem<Submit>[]): Promise<HotOutcome<'submissions.submit'>[]> {
    const meeting = await this.meetings.load(run);
    const authors = await this.participants.getMany(run, [...new Set(items.map(({ actor }) => actor.id))]);
    const taken = await takenIds(run, [...new Set(items.map(({ payload }) => payload.submissionId))]);
    const origin = originOf(meeting, 'PHONE', null);
    const rows: NewRow[] = [];
    const outcomes = items.map((item): HotOutcome<'submissions.submit'> => {
      const refusal = this.refusal(item, meeting, taken);
      if (refusal) return { refusal };
      const author = authors.get(item.actor.id);
      if (!author) throw new Error('an author without a seat');
      const row = newRow(run, item.payload, authorOf(author));
      const whole = received(run, origin, row);
      run.emitFor(item, audienceOf(row), 'submissions.changed', submissionView(whole));
      countRaw(run, whole, 1);
      taken.add(row.id);
      rows.push(row);
      return { result: { submissionId: row.id, trackingCode: row.trackingCode } };
    });
    await insertRows(run, origin, rows);
    return outcomes;
  }

  /**
   * The desk types for a delegate without a phone or for a unit, a focal person for the own unit.
   *
   * @throws INTAKE_CLOSED, UNKNOWN_TOPIC, ID_TAKEN, NOT_FOUND, UNKNOWN_UNIT, NOT_ALLOWED; INVALID when neither
   * author nor unit is named, or both do not fit
   */
  async submitForOther(
    tx: StreamTransaction,
    payload: SubmitForOther,
  ): Promise<Result<'submissions.submitForOther'>> {
    const meeting = await this.meetings.load(tx);
    if (!meeting.intakeOpen) throw new DomainError('INTAKE_CLOSED');
    this.meetings.requireTopic(meeting, payload.topicId);
    const author = await this.otherAuthor(tx, payload);
    const taken = await takenIds(tx, [payload.submissionId]);
    if (taken.size > 0) throw new DomainError('ID_TAKEN');
    const channel = tx.actor.role === 'UNIT_FOCAL' ? 'FOCAL' : 'DESK';
    const origin = originOf(meeting, channel, tx.actor.id);
    const row = newRow(tx, payload, author);
    await receiveOne(tx, origin, row);
    return { submissionId: row.id, trackingCode: row.trackingCode };
  }

  private refusal(item: HotItem<Submit>, meeting: MeetingView, taken: ReadonlySet<Id>): Refusal | null {
    try {
      this.meetings.settleDelegated(item, meeting);
      if (!meeting.intakeOpen) throw new DomainError('INTAKE_CLOSED');
      if (item.payload.disclosure !== 'NAMED') throw new DomainError('DISCLOSURE_NOT_OFFERED');
      this.meetings.requireTopic(meeting, item.payload.topicId);
      if (taken.has(item.payload.submissionId)) throw new DomainError('ID_TAKEN');
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.refusal();
      throw error;
    }
  }

  private async otherAuthor(tx: StreamTransaction, { authorId, unitId }: SubmitForOther): Promise<Author> {
    const onlyUnit = tx.grant === 'ownUnit' ? tx.actor.unitId : undefined;
    if (onlyUnit === null) throw new DomainError('NOT_ALLOWED');
    if (authorId !== null) {
      const person = await this.participants.get(tx, authorId);
      // Somebody of another unit is nobody to a focal person.
      if (onlyUnit !== undefined && person.unitId !== onlyUnit) throw new DomainError('NOT_FOUND');
      if (unitId !== null && unitId !== person.unitId) throw invalid('unitId', 'NOT_IN_LIST');
      return authorOf(person);
    }
    if (unitId === null) throw invalid('authorId', 'MISSING');
    if (onlyUnit !== undefined && unitId !== onlyUnit) throw new DomainError('NOT_ALLOWED');
    const unit = await this.participants.unit(tx, unitId);
    return { authorId: null, authorName: '', unitId: unit.id, authorUnit: unit.name };
  }

  private async shut(tx: StreamTransaction): Promise<void> {
    const { intakeOpen } = await this.meetings.load(tx);
    if (intakeOpen) await this.meetings.patchState(tx, { intakeOpen: false });
  }
}

/** Inserts and tells one opinion that did not come in a run. */
export async function receiveOne(tx: StreamTransaction, origin: Origin, row: NewRow): Promise<void> {
  const whole = received(tx, origin, row);
  await insertRows(tx, origin, [row]);
  tx.emit(audienceOf(row), 'submissions.changed', submissionView(whole));
  countRaw(tx, whole, 1);
}

export function authorOf(person: ParticipantView): Author {
  return { authorId: person.id, authorName: person.name, unitId: person.unitId, authorUnit: person.unit };
}

function originOf(meeting: MeetingView, channel: Origin['channel'], enteredById: Id | null): Origin {
  return {
    channel,
    disclosure: 'NAMED',
    enteredById,
    moderation: initialModeration(meeting.settings.moderation),
    notReached: false,
    requestId: null,
  };
}

function newRow(
  tx: { now: number; nextSeq: number },
  words: Omit<Submit, 'disclosure'>,
  author: Author,
): NewRow {
  const { submissionId: id, kind, topicId, summary, text } = words;
  // A phone whose clock runs ahead did not write in the future.
  const writtenAt = Math.min(words.writtenAt, tx.now);
  const trackingCode = newTrackingCode();
  return { id, trackingCode, kind, topicId, summary, text, writtenAt, version: tx.nextSeq, ...author };
}

function invalid(path: string, reason: 'MISSING' | 'NOT_IN_LIST'): DomainError {
  return new DomainError('INVALID', { fields: [{ path, reason }] });
}
