import type { SpeakerRequestView, TurnView } from './features/floor.js';
import type { InvitationView } from './features/invitations.js';
import type { ParticipantView, StandInView } from './features/participants.js';
import type { SubmissionView } from './features/submissions.js';
import type { Id } from './ids.js';

// What is counted as what (domain.md 6.3, 6.4, 14.1); beside `isLive`, which rules what counts as collated. Every
// screen and paper counts by these.

/**
 * A raw opinion: somebody wrote it and did not take it back. Speeches that were not reached are counted by
 * themselves. What was set aside had been received all the same, and stays in the number.
 */
export function isRaw(row: Pick<SubmissionView, 'withdrawn' | 'channel'>): boolean {
  return !row.withdrawn && row.channel !== 'SPEECH_NOT_REACHED';
}

const SPEAKERS: readonly ParticipantView['role'][] = ['DELEGATE', 'UNIT_FOCAL', 'GUEST'];
const NOT_A_TURN: readonly SpeakerRequestView['type'][] = ['ANSWER', 'POINT_OF_ORDER'];

interface Floor {
  requests: Readonly<Record<Id, Pick<SpeakerRequestView, 'type'>>>;
  participants: Readonly<Record<Id, Pick<ParticipantView, 'role'>>>;
}

/** A speaking turn: of a delegate, and started. Chair, answers, points of order and absences are none. */
export function isSpeakingTurn(
  turn: Pick<TurnView, 'startedAt' | 'requestId' | 'participantId'>,
  { requests, participants }: Floor,
): boolean {
  if (turn.startedAt === null) return false;
  const request = turn.requestId === null ? undefined : requests[turn.requestId];
  if (request && NOT_A_TURN.includes(request.type)) return false;
  const person = participants[turn.participantId];
  return person !== undefined && SPEAKERS.includes(person.role);
}

/** May write opinions of their own (W74): guests of the hall only where the meeting says so. */
export function mayWrite(
  { role, contributor }: Pick<ParticipantView, 'role' | 'contributor'>,
  guestsMayWrite: boolean,
): boolean {
  return (
    role === 'DELEGATE' || role === 'UNIT_FOCAL' || (role === 'GUEST' && (contributor || guestsMayWrite))
  );
}

interface House {
  standIns: Readonly<Record<Id, Pick<StandInView, 'forId'>>>;
  invitations: Readonly<Record<Id, Pick<InvitationView, 'sending'>>>;
}

/**
 * Comes in the place of somebody who is counted as invited, and got no invitation of their own: one more who is there,
 * and not one more who was invited.
 */
export function comesInstead(id: Id, { standIns, invitations }: House): boolean {
  return standIns[id] !== undefined && (invitations[id]?.sending ?? 'NOT_SENT') === 'NOT_SENT';
}

/**
 * `n` of `of` in tenths of a percent, rounded half up (domain.md 2.7): whole numbers all the way, so that 1 of 16 is
 * 6,3 and never 6,2. Null of nothing.
 */
export function shareTenths(n: number, of: number): number | null {
  return of === 0 ? null : Math.floor((2000 * n + of) / (2 * of));
}
