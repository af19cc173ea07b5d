import type {
  Id,
  Instant,
  MeetingView,
  ParticipantView,
  Payload,
  Refusal,
  Result,
  SubmissionView,
} from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { FactKey } from '../journal/facts.js';
import type { HotItem, HotOutcome, HotRun, RunAhead, StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { initialModeration } from './submissions.lifecycle.js';
import type { HeldReceipt, NewOpinion, Origin } from './submissions.rows.js';
import { copyNew, countRaw, insertNew, newTrackingCode, received, takenIds } from './submissions.rows.js';
import { audienceOf } from './submissions.view.js';

type Submit = Payload<'submissions.submit'>;
type SubmitForOther = Payload<'submissions.submitForOther'>;
type ReadWindows = (tx: Pick<HotRun, 'query' | 'streamId'>) => Promise<ReadonlyMap<Id, Instant>>;

/** Whose opinion it is. */
type Author = Pick<NewOpinion, 'authorId' | 'authorUnitId' | 'authorName' | 'authorUnit'>;

/** What a run of opinions is judged by. */
interface Desk {
  meeting: MeetingView;
  authors: ReadonlyMap<Id, ParticipantView>;
  /** Until when people who came by the link of a unit may write, by unit. */
  windows: ReadonlyMap<Id, Instant>;
  /** Ids of opinions that exist already. */
  taken: Set<Id>;
}

const MEETING = new FactKey<MeetingView>('meeting of the intake', ['meeting']);
const WINDOWS = new FactKey<ReadonlyMap<Id, Instant>>('windows of the units', ['collection']);
const AUTHORS = new FactKey<Map<Id, ParticipantView>>('authors of the intake', ['participants']);

/** Opinions come in: from phones by the hundred, and typed for those who have none. */
@Injectable()
export class SubmissionsIntake {
  private readWindows: ReadWindows = () => Promise.resolve(new Map());

  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
  ) {
    // Conversion of those who were not heard comes first and ignores the intake (domain.md 6.2).
    meetings.onClose(20, (tx) => this.shut(tx));
  }

  /** For the feature above that asks the units. */
  useWindows(read: ReadWindows): void {
    this.readWindows = read;
  }

  /** Until when those who came by a unit's link may write, by unit. */
  windows(tx: Pick<HotRun, 'query' | 'streamId'>): Promise<ReadonlyMap<Id, Instant>> {
    return this.readWindows(tx);
  }

  /**
   * May this person write now, whoever is told of it: by the link of a unit until its window closes, in the hall by
   * the meeting's settings.
   *
   * @throws COLLECTION_CLOSED, NOT_ALLOWED
   */
  async settleWriter(tx: StreamTransaction, meeting: MeetingView, author: ParticipantView): Promise<void> {
    if (author.contributor) requireWindow(tx.now, author, await this.readWindows(tx));
    else this.meetings.settleDelegated(tx, meeting);
  }

  /** @throws NOT_ALLOWED to a secretary to whom the floor was not handed over */
  async setOpen(tx: StreamTransaction, open: boolean): Promise<void> {
    const meeting = await this.meetings.load(tx);
    this.meetings.settleDelegated(tx, meeting);
    if (meeting.intakeOpen !== open) await this.meetings.patchState(tx, { intakeOpen: open });
  }

  /** One run of many phones: what is not known yet is read once for all of them. */
  async submit(run: HotRun, items: readonly HotItem<Submit>[]): Promise<HotOutcome<'submissions.submit'>[]> {
    const meeting = run.facts.get(MEETING) ?? (await this.meetings.load(run));
    run.facts.set(MEETING, meeting);
    const authors = run.facts.get(AUTHORS) ?? new Map<Id, ParticipantView>();
    run.facts.set(AUTHORS, authors);
    const unknown = items.map(({ actor }) => actor.id).filter((id) => !authors.has(id));
    for (const [id, author] of await this.participants.getMany(run, [...new Set(unknown)]))
      authors.set(id, author);
    const windows = run.facts.get(WINDOWS) ?? (await this.readWindows(run));
    run.facts.set(WINDOWS, windows);
    const taken = await takenIds(run, [...new Set(items.map(({ payload }) => payload.submissionId))]);
    return this.receive(run, items, { meeting, authors, windows, taken });
  }

  /** Known meeting, known authors: nothing to read. An id that is taken is refused by the table itself. */
  submitAhead(run: RunAhead, items: readonly HotItem<Submit>[]): HotOutcome<'submissions.submit'>[] | null {
    const meeting = run.facts.get(MEETING);
    const authors = run.facts.get(AUTHORS);
    const windows = run.facts.get(WINDOWS);
    if (!meeting || !authors || !windows || !items.every(({ actor }) => authors.has(actor.id))) return null;
    return this.receive(run, items, { meeting, authors, windows, taken: new Set() });
  }

  private receive(
    run: RunAhead,
    items: readonly HotItem<Submit>[],
    desk: Desk,
  ): HotOutcome<'submissions.submit'>[] {
    const origin = originOf(desk.meeting, 'PHONE', null);
    const rows: SubmissionView[] = [];
    const outcomes = items.map((item): HotOutcome<'submissions.submit'> => {
      const refusal = this.refusal(run, item, desk);
      if (refusal) return { refusal };
      const author = desk.authors.get(item.actor.id);
      if (!author) throw new Error('an author without a seat');
      const row = received(run.now, origin, newOpinion(run, item.payload, authorOf(author)));
      run.emitFor(
        item,
        audienceOf({ authorId: row.authorId, unitId: row.authorUnitId }),
        'submissions.changed',
        row,
      );
      countRaw(run, row, 1);
      desk.taken.add(row.id);
      rows.push(row);
      return { result: { submissionId: row.id, trackingCode: row.trackingCode } };
    });
    copyNew(run, rows);
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
    const row = newOpinion(tx, payload, author);
    await receiveOne(tx, origin, row);
    return { submissionId: row.id, trackingCode: row.trackingCode };
  }

  private refusal(run: RunAhead, item: HotItem<Submit>, desk: Desk): Refusal | null {
    const { meeting, taken } = desk;
    try {
      const author = desk.authors.get(item.actor.id);
      if (author?.contributor) requireWindow(run.now, author, desk.windows);
      else this.meetings.settleDelegated(item, meeting);
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
    return { authorId: null, authorName: '', authorUnitId: unit.id, authorUnit: unit.name };
  }

  private async shut(tx: StreamTransaction): Promise<void> {
    const { intakeOpen } = await this.meetings.load(tx);
    if (intakeOpen) await this.meetings.patchState(tx, { intakeOpen: false });
  }
}

/** Inserts and tells one opinion that did not come in a run; with a receipt its author is named nowhere. */
export async function receiveOne(
  tx: StreamTransaction,
  origin: Origin,
  opinion: NewOpinion,
  receipt: HeldReceipt | null = null,
): Promise<void> {
  const row = received(tx.now, origin, opinion);
  await insertNew(tx, [row], receipt);
  const whose = { authorId: row.authorId, unitId: row.authorUnitId, receiptId: receipt?.id ?? null };
  tx.emit(audienceOf(whose), 'submissions.changed', row);
  countRaw(tx, row, 1);
}

export function authorOf(person: ParticipantView): Author {
  return {
    authorId: person.id,
    authorName: person.name,
    authorUnitId: person.unitId,
    authorUnit: person.unit,
  };
}

export function originOf(meeting: MeetingView, channel: Origin['channel'], enteredById: Id | null): Origin {
  return {
    channel,
    disclosure: 'NAMED',
    enteredById,
    moderation: initialModeration(meeting.settings.moderation),
    notReached: false,
    requestId: null,
  };
}

/** Of opinions whose author nobody may read off. */
export function sealedOrigin(meeting: MeetingView, disclosure: 'CONFIDENTIAL' | 'ANONYMOUS'): Origin {
  return { ...originOf(meeting, 'PHONE', null), disclosure };
}

export function newOpinion(
  tx: { now: Instant; nextSeq: number },
  words: Omit<Submit, 'disclosure'>,
  author: Author,
): NewOpinion {
  return {
    id: words.submissionId,
    trackingCode: newTrackingCode(),
    kind: words.kind,
    topicId: words.topicId,
    summary: words.summary,
    text: words.text,
    // A phone whose clock runs ahead did not write in the future.
    writtenAt: Math.min(words.writtenAt, tx.now),
    version: tx.nextSeq,
    authorId: author.authorId,
    authorUnitId: author.authorUnitId,
    authorName: author.authorName,
    authorUnit: author.authorUnit,
  };
}

/** The link of a unit lets write until its window closes, whatever is allowed to guests of the hall. */
export function requireWindow(
  now: Instant,
  { unitId }: ParticipantView,
  windows: ReadonlyMap<Id, Instant>,
): void {
  const closesAt = unitId === null ? undefined : windows.get(unitId);
  if (closesAt === undefined || now > closesAt) throw new DomainError('COLLECTION_CLOSED');
}

function invalid(path: string, reason: 'MISSING' | 'NOT_IN_LIST'): DomainError {
  return new DomainError('INVALID', { fields: [{ path, reason }] });
}
