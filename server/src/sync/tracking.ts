import type { Id, LineStep, SnapshotState, SubmissionView, TrackedLine } from '@doi-thoai/shared';
import { isReceiptId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readerOf, receiptReader } from '../journal/audience.js';
import { readAtHead } from '../journal/read-at-head.js';
import { civilDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { receiptIdOf } from '../kernel/receipt-id.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingSnapshot } from '../meeting/meeting.snapshot.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { LineFactsReader } from './line-facts.js';
import { lineSteps } from './line-steps.js';
import { Snapshots } from './snapshots.js';

type Parts = Pick<TrackedLine, 'responses' | 'commitments' | 'verdicts' | 'steps' | 'opening'>;

/** The line of one opinion, read as its author may read it. */
@Injectable()
export class TrackingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly snapshots: Snapshots,
    private readonly submissions: SubmissionsService,
    private readonly meetings: MeetingSnapshot,
    private readonly facts: LineFactsReader,
    private readonly clock: Clock,
  ) {}

  /** @throws CODE_UNKNOWN */
  async line(code: string): Promise<TrackedLine> {
    const receiptId = receiptIdOf(code);
    const found = await this.submissions.findTracked(receiptId, code);
    if (!found) throw new DomainError('CODE_UNKNOWN');
    const { meetingId, view, reader } = found;
    const meeting = await this.meeting(meetingId);
    const parts = view && reader ? await this.parts(meetingId, reader, view) : NOTHING;
    const { title, phase, intakeOpen, topics } = meeting;
    const opinion = view && { ...view, authorId: null, authorName: '', authorUnitId: null, authorUnit: '' };
    const byReceipt = receiptId !== null;
    return { meetingId, meetingTitle: title, phase, intakeOpen, topics, byReceipt, opinion, ...parts };
  }

  /** For its author, by the seat. @throws NOT_FOUND also for another's */
  async steps(meetingId: Id, submissionId: Id, authorId: Id): Promise<LineStep[]> {
    const reader = readerOf({ id: authorId, role: 'DELEGATE', unitId: null });
    const { state } = await this.snapshots.personal(meetingId, reader);
    const opinion = state.submissions[submissionId];
    if (!opinion) throw new DomainError('NOT_FOUND');
    return (await this.told(meetingId, state, opinion)).steps;
  }

  private async parts(meetingId: Id, authorId: Id, view: SubmissionView): Promise<Parts> {
    const reader = isReceiptId(authorId)
      ? receiptReader(authorId)
      : readerOf({ id: authorId, role: 'DELEGATE', unitId: null });
    const { state } = await this.snapshots.personal(meetingId, reader);
    return this.told(meetingId, state, state.submissions[view.id] ?? view);
  }

  private async told(meetingId: Id, state: SnapshotState, opinion: SubmissionView): Promise<Parts> {
    const parts = partsOf(state, opinion);
    const facts = await this.facts.of(meetingId, opinion);
    return { ...parts, steps: lineSteps({ opinion, ...parts }, facts, civilDay(this.clock.now())) };
  }

  private async meeting(meetingId: Id): Promise<NonNullable<SnapshotState['meeting']>> {
    const read = await readAtHead(this.dataSource, meetingId, (db) =>
      this.meetings.common(db, meetingId, 'everyone'),
    );
    if (!read?.meeting) throw new DomainError('CODE_UNKNOWN');
    return read.meeting;
  }
}

const NOTHING: Parts = { responses: [], commitments: [], verdicts: [], steps: [], opening: null };

/** What hangs on this opinion, of everything that its author reads. */
function partsOf(
  state: SnapshotState,
  { id: submissionId, collatedIds }: SubmissionView,
): Omit<Parts, 'steps'> {
  const targets = new Set([submissionId, ...collatedIds]);
  const responses = Object.values(state.responses)
    .filter((response) => response.targets.some(({ id }) => targets.has(id)))
    .sort((a, b) => a.at - b.at);
  const given = new Set(responses.map(({ id }) => id));
  const commitments = Object.values(state.commitments)
    .filter(({ responseId, sources }) => {
      const promised = responseId !== null && given.has(responseId);
      return promised || sources.some(({ id }) => targets.has(id));
    })
    .sort((a, b) => a.at - b.at);
  const verdicts = Object.values(state.verdicts).filter((one) => one.submissionId === submissionId);
  return { responses, commitments, verdicts, opening: state.openings[submissionId] ?? null };
}
