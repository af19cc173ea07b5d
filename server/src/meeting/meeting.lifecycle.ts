import type { Id, Instant, MeetingPhase, MeetingState } from '@doi-thoai/shared';

/** The way to the session; any of these may follow any other, forwards and backwards. */
const COURSE = ['DRAFT', 'ANNOUNCED', 'COLLECTING', 'COLLATION_CLOSED', 'READY', 'CHECK_IN'] as const;

const before = (phase: MeetingPhase): readonly MeetingPhase[] => [
  ...COURSE.filter((other) => other !== phase),
  'IN_SESSION',
  'POSTPONED',
  'CANCELLED',
];

/**
 * What `meeting.openPhase` may open (domain.md 6.2). A small meeting skips phases; going back is possible until
 * the session begins. A session goes from item to item and ends by `meeting.close`; a postponed meeting takes
 * up its course again.
 */
const OPENS: Record<MeetingPhase, readonly MeetingPhase[]> = {
  DRAFT: before('DRAFT'),
  ANNOUNCED: before('ANNOUNCED'),
  COLLECTING: before('COLLECTING'),
  COLLATION_CLOSED: before('COLLATION_CLOSED'),
  READY: before('READY'),
  CHECK_IN: before('CHECK_IN'),
  IN_SESSION: ['IN_SESSION'],
  CLOSED: [],
  MINUTES_SIGNED: [],
  NOTICE_ISSUED: [],
  FOLLOW_UP: [],
  ARCHIVED: [],
  POSTPONED: [...COURSE, 'CANCELLED'],
  CANCELLED: [],
};

/** Opening the item that is open already is refused: it would be told as a change that is none. */
export function mayOpen(state: MeetingState, phase: MeetingPhase, agendaItemId: Id | null): boolean {
  if (state.phase === phase && state.agendaItemId === agendaItemId) return false;
  return OPENS[state.phase].includes(phase);
}

/** What `meeting.advance` may bring: step by step, and never back. */
export function mayAdvance(from: MeetingPhase, to: MeetingPhase): boolean {
  return (from === 'NOTICE_ISSUED' && to === 'FOLLOW_UP') || (from === 'FOLLOW_UP' && to === 'ARCHIVED');
}

/** Where registering to speak and the hall screen have a meaning. */
const FLOOR: readonly MeetingPhase[] = ['READY', 'CHECK_IN', 'IN_SESSION'];
/** Where an intake may stay open. */
const INTAKE: readonly MeetingPhase[] = ['COLLECTING', 'READY', 'CHECK_IN', 'IN_SESSION'];

/** Adds the seconds of the item that is being left. Rounded, because a paper prints minutes. */
export function leaveItem(state: MeetingState, now: Instant): Partial<MeetingState> {
  const { agendaItemId, agendaItemSince, agendaUsed } = state;
  const left = { agendaItemId: null, agendaItemSince: null };
  if (agendaItemId === null || agendaItemSince === null) return left;
  const seconds = Math.max(0, Math.round((now - agendaItemSince) / 1000));
  return {
    ...left,
    agendaUsed: { ...agendaUsed, [agendaItemId]: (agendaUsed[agendaItemId] ?? 0) + seconds },
  };
}

/**
 * What opening a phase changes. Phase and intake are separate acts, with two exceptions that everybody
 * expects: COLLECTING opens the intake and COLLATION_CLOSED shuts it. Phases in which opinions or
 * registrations have no place shut them. Nothing here opens the registration: that is the chair's own act,
 * also when a discussion begins.
 */
export function opened(
  state: MeetingState,
  phase: MeetingPhase,
  agendaItemId: Id | null,
  now: Instant,
): Partial<MeetingState> {
  const started = agendaItemId === null ? {} : { agendaItemId, agendaItemSince: now };
  return {
    ...leaveItem(state, now),
    ...started,
    phase,
    intakeOpen: phase === 'COLLECTING' || (state.intakeOpen && INTAKE.includes(phase)),
    registrationOpen: state.registrationOpen && FLOOR.includes(phase),
    openedAt: state.openedAt ?? (phase === 'IN_SESSION' ? now : null),
  };
}

/** `meeting.close`, after the floor has ended: whatever was still open is shut. */
export function closed(state: MeetingState, now: Instant): Partial<MeetingState> {
  return {
    ...leaveItem(state, now),
    phase: 'CLOSED',
    intakeOpen: false,
    registrationOpen: false,
    floorEnded: true,
    closedAt: now,
  };
}

/** `meeting.reopen`: the session goes on; intake and registration stay shut until somebody opens them. */
export function reopened(): Partial<MeetingState> {
  return { phase: 'IN_SESSION', floorEnded: false, closedAt: null };
}
