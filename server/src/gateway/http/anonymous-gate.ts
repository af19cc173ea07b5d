import type { AnonymousOpinion, Id, Instant, MeetingView, ParticipantView } from '@doi-thoai/shared';
import { mayIssue } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { readAtHead } from '../../journal/read-at-head.js';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MeetingSnapshot } from '../../meeting/meeting.snapshot.js';
import { ParticipantsService } from '../../participants/participants.service.js';
import { requireWindow } from '../../submissions/submissions.intake.js';
import { SubmissionsService } from '../../submissions/submissions.service.js';
import type { Seat } from '../seat.js';

export const ANONYMOUS_AN_HOUR = Symbol('AnonymousAnHour');

const HOUR_S = 3600;

/** What an opinion is judged by. */
interface Standing {
  meeting: MeetingView;
  author: ParticipantView | undefined;
  windows: ReadonlyMap<Id, Instant>;
}

/** Whether this seat may send an anonymous opinion now. What it knows of the seat is in memory, and is not passed on. */
@Injectable()
export class AnonymousGate {
  private readonly sent: RateLimiterMemory;

  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingSnapshot,
    private readonly participants: ParticipantsService,
    private readonly submissions: SubmissionsService,
    private readonly clock: Clock,
    @Inject(ANONYMOUS_AN_HOUR) points: number,
  ) {
    this.sent = new RateLimiterMemory({ keyPrefix: 'anonymous', points, duration: HOUR_S });
  }

  /**
   * @throws DISCLOSURE_NOT_OFFERED, NOT_ALLOWED, COLLECTION_CLOSED, WRONG_PHASE, INTAKE_CLOSED, UNKNOWN_TOPIC,
   * TOO_MANY_ATTEMPTS
   */
  async letThrough(seat: Seat, opinion: AnonymousOpinion): Promise<void> {
    const standing = await this.standing(seat);
    const { meeting } = standing;
    requireRight(seat, standing, this.clock.now());
    if (meeting.settings.anonymous !== true) throw new DomainError('DISCLOSURE_NOT_OFFERED');
    if (!meeting.intakeOpen) throw new DomainError('INTAKE_CLOSED');
    if (!meeting.topics.some(({ id }) => id === opinion.topicId)) throw new DomainError('UNKNOWN_TOPIC');
    await this.count(seat.participantId);
  }

  private async count(participantId: string): Promise<void> {
    const used = await this.sent.penalty(participantId);
    if (used.consumedPoints > this.sent.points) {
      throw new DomainError('TOO_MANY_ATTEMPTS', { retryAfterMs: used.msBeforeNext });
    }
  }

  private async standing({ meetingId, participantId }: Seat): Promise<Standing> {
    const read = await readAtHead(this.dataSource, meetingId, async (db) => {
      const { meeting } = await this.meetings.common(db, meetingId, 'everyone');
      const tx = { streamId: meetingId, query: db.query.bind(db) };
      const author = (await this.participants.getMany(tx, [participantId])).get(participantId);
      const windows = author?.contributor ? await this.submissions.windows(tx) : new Map<Id, Instant>();
      return meeting ? { meeting, author, windows } : null;
    });
    if (!read) throw new DomainError('NOT_FOUND');
    return read;
  }
}

/** Who may send a named opinion may send this one. */
function requireRight({ role }: Seat, { meeting, author, windows }: Standing, now: Instant): void {
  const { phase, settings } = meeting;
  const grant = mayIssue(role, phase, 'submissions.submit');
  const ever = mayIssue(role, 'COLLECTING', 'submissions.submit') !== 'no';
  const handed = grant !== 'delegated' || settings.guestsMayWrite || author?.contributor === true;
  if (!ever || !handed) throw new DomainError('NOT_ALLOWED', { role, phase });
  if (grant === 'no') throw new DomainError('WRONG_PHASE', { role, phase });
  if (author?.contributor) requireWindow(now, author, windows);
}
