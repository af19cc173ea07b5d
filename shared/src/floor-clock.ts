import type { FloorState, TurnView } from './features/floor.js';
import type { MeetingSettings } from './features/meeting.js';
import type { Id, Instant } from './ids.js';

type Timed = Pick<TurnView, 'startedAt' | 'endedAt' | 'pausedAt' | 'pausedMs'>;
type Allotted = Timed & Pick<TurnView, 'allottedSeconds' | 'extendedSeconds'>;

/**
 * Seconds spoken at `now` (server's time), pauses left out, with fractions; 0 before the start.
 * The clock stands while the turn is paused and after it ended.
 */
export function usedSeconds(turn: Timed, now: Instant): number {
  if (turn.startedAt === null) return 0;
  const until = turn.endedAt ?? turn.pausedAt ?? now;
  return Math.max(0, until - turn.startedAt - turn.pausedMs) / 1000;
}

/** Seconds left of what was allotted and extended, with fractions; negative = overtime (domain.md 6.4). */
export function remainingSeconds(turn: Allotted, now: Instant): number {
  return turn.allottedSeconds + turn.extendedSeconds - usedSeconds(turn, now);
}

/**
 * The honest waiting time of a request, in whole seconds: what the turns of this floor really took on average
 * (what is allotted, before the first has ended) for each person ahead, and the rest of the running turn.
 * Null when the request does not wait.
 */
export function waitingSeconds(
  floor: Pick<FloorState, 'queue' | 'ended' | 'current'>,
  settings: Pick<MeetingSettings, 'speakingSeconds'>,
  requestId: Id,
  now: Instant,
): number | null {
  const ahead = floor.queue.indexOf(requestId);
  if (ahead < 0) return null;
  const { turns, seconds } = floor.ended;
  const average = turns > 0 ? seconds / turns : settings.speakingSeconds;
  const running = floor.current === null ? 0 : Math.max(0, remainingSeconds(floor.current, now));
  return Math.round(average * ahead + running);
}
