import type { AnonymousOpinion, MeetingView } from '@doi-thoai/shared';
import { mayIssue } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { readAtHead } from '../../journal/read-at-head.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MeetingSnapshot } from '../../meeting/meeting.snapshot.js';
import type { Seat } from '../seat.js';

export const ANONYMOUS_AN_HOUR = Symbol('AnonymousAnHour');

const HOUR_S = 3600;

/** Whether this seat may send an anonymous opinion now. What it knows of the seat is in memory, and is not passed on. */
@Injectable()
export class AnonymousGate {
  private readonly sent: RateLimiterMemory;

  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingSnapshot,
    @Inject(ANONYMOUS_AN_HOUR) points: number,
  ) {
    this.sent = new RateLimiterMemory({ keyPrefix: 'anonymous', points, duration: HOUR_S });
  }

  /** @throws DISCLOSURE_NOT_OFFERED, NOT_ALLOWED, WRONG_PHASE, INTAKE_CLOSED, UNKNOWN_TOPIC, TOO_MANY_ATTEMPTS */
  async letThrough(seat: Seat, opinion: AnonymousOpinion): Promise<void> {
    const meeting = await this.meeting(seat.meetingId);
    requireRight(seat, meeting);
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

  private async meeting(meetingId: string): Promise<MeetingView> {
    const read = await readAtHead(this.dataSource, meetingId, (db) =>
      this.meetings.common(db, meetingId, 'everyone'),
    );
    if (!read?.meeting) throw new DomainError('NOT_FOUND');
    return read.meeting;
  }
}

/** Who may send a named opinion may send this one. */
function requireRight({ role }: Seat, { phase, settings }: MeetingView): void {
  const grant = mayIssue(role, phase, 'submissions.submit');
  const ever = mayIssue(role, 'COLLECTING', 'submissions.submit') !== 'no';
  const handed = grant !== 'delegated' || settings.guestsMayWrite;
  if (!ever || !handed) throw new DomainError('NOT_ALLOWED', { role, phase });
  if (grant === 'no') throw new DomainError('WRONG_PHASE', { role, phase });
}
