import type { Id } from '@doi-thoai/shared';
import type { Violation } from './figure.js';
import type { Entry } from './journal.js';

/** One submission of a round, as its sender saw it. Moments count sends and answers of the whole round in order. */
export interface Sent {
  id: Id;
  /** Which socket; one socket's commands are numbered by `sentAt`. */
  socket: number;
  sentAt: number;
  answeredAt: number;
  accepted: boolean;
  code: string | null;
  /** Transaction that stored the answer: batches of one stream run one after the other. */
  batch: number;
}

/** One opening of the intake and the close that ended it; all answers came before it was opened again. */
export interface CloseRound {
  close: { id: Id; sentAt: number; batch: number };
  sent: Sent[];
}

/**
 * None accepted after the close, by entry number: between the `meeting.state` entry that closed and the one that
 * opened again no entry of a submission stands.
 */
export function lateAccepted(entries: readonly Entry[]): Violation[] {
  let closedBy: number | null = null;
  const late: Violation[] = [];
  for (const { seq, type, body, command } of entries) {
    if (type === 'meeting.state' || type === 'meeting.changed') {
      const { intakeOpen } = JSON.parse(body) as { intakeOpen: boolean };
      closedBy = intakeOpen ? null : seq;
    } else if (command === 'submissions.submit' && closedBy !== null) {
      late.push({
        rule: 'late',
        about: `entry ${seq} is a submission after entry ${closedBy} closed the intake`,
      });
    }
  }
  return late;
}

/**
 * None wrongly refused: INTAKE_CLOSED is right only for what was decided after the close. Decisions leave no number of
 * their own when they refuse, so the order is taken from what cannot lie:
 *
 * 1. A stream's batches are transactions that run one after the other under its lock, and each stores its answers,
 *    refusals too. Transaction numbers rise with them: a refusal stored before the close's batch, or before a batch
 *    that still accepted, was decided before the close.
 * 2. An answer follows its decision, and a decision follows its sending. What was answered before something else was
 *    sent was decided before it: before the close itself, or before a submission that was still accepted (which
 *    `lateAccepted` has shown to stand before the close).
 * 3. One socket's commands are decided in the order in which they were sent (one connection, one queue): a refusal
 *    with a later accepted one on the same socket was decided before that one, so before the close.
 *
 * What no rule orders against the close was truly at the same time, and either answer is right.
 */
export function wronglyRefused({ close, sent }: CloseRound): Violation[] {
  const accepted = sent.filter((one) => one.accepted);
  const lastBatch = Math.max(-Infinity, ...accepted.map((one) => one.batch));
  const lastSent = Math.max(-Infinity, ...accepted.map((one) => one.sentAt));
  const lastOfSocket = new Map<number, number>();
  for (const { socket, sentAt } of accepted) {
    lastOfSocket.set(socket, Math.max(sentAt, lastOfSocket.get(socket) ?? -Infinity));
  }
  return sent.flatMap((one) => {
    if (one.accepted) return [];
    const wrong = (why: string): Violation[] => [{ rule: 'wronglyRefused', about: `${one.id}: ${why}` }];
    if (one.code !== 'INTAKE_CLOSED') return wrong(`refused with ${one.code}`);
    if (one.batch < close.batch) return wrong('its refusal is stored before the batch of the close');
    if (one.batch < lastBatch) return wrong('its refusal is stored before a batch that still accepted');
    if (one.answeredAt < close.sentAt) return wrong('refused before the close was sent');
    if (one.answeredAt < lastSent) return wrong('refused before one was sent that was still accepted');
    if (one.sentAt < (lastOfSocket.get(one.socket) ?? -Infinity))
      return wrong('its socket was still accepted later');
    return [];
  });
}

/** A round counts only when the close really ran against submissions: some before it, some after it. */
export function bites({ sent }: CloseRound): boolean {
  return sent.some((one) => one.accepted) && sent.some((one) => one.code === 'INTAKE_CLOSED');
}
