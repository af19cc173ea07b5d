import type { MeetingPhase, MeetingState } from '@doi-thoai/shared';
import { MEETING_PHASES, RULES } from '@doi-thoai/shared';
import { closed, leaveItem, mayOpen, opened, reopened } from './meeting.lifecycle.js';

const ITEM = '11111111-1111-4111-8111-111111111111';
const NEXT = '22222222-2222-4222-8222-222222222222';
const NOON = 1_790_000_000_000;

function state(patch: Partial<MeetingState> = {}): MeetingState {
  return {
    phase: 'DRAFT',
    agendaItemId: null,
    agendaItemSince: null,
    agendaUsed: {},
    intakeOpen: false,
    registrationOpen: false,
    floorEnded: false,
    openedAt: null,
    closedAt: null,
    ...patch,
  };
}

const BEFORE = ['DRAFT', 'ANNOUNCED', 'COLLECTING', 'COLLATION_CLOSED', 'READY', 'CHECK_IN'] as const;

describe('domain.md 6.2: which phase may follow which', () => {
  const table: [string, MeetingPhase, readonly MeetingPhase[]][] = [
    ...BEFORE.map((from): [string, MeetingPhase, readonly MeetingPhase[]] => [
      'before the session the course may be walked, skipped and walked back',
      from,
      [...BEFORE.filter((to) => to !== from), 'IN_SESSION', 'POSTPONED', 'CANCELLED'],
    ]),
    ['a session goes nowhere without meeting.close', 'IN_SESSION', []],
    ['a closed meeting needs meeting.reopen', 'CLOSED', []],
    ['what is signed stays signed', 'MINUTES_SIGNED', []],
    ['the notice is out', 'NOTICE_ISSUED', []],
    ['followed up', 'FOLLOW_UP', []],
    ['archived', 'ARCHIVED', []],
    ['a postponed meeting takes up its course', 'POSTPONED', [...BEFORE, 'CANCELLED']],
    ['a cancelled meeting is over', 'CANCELLED', []],
  ];
  test.each(table)('%s (%s)', (_title, from, allowed) => {
    const open = MEETING_PHASES.filter((to) => mayOpen(state({ phase: from }), to, null));
    expect([...open].sort()).toEqual([...allowed].sort());
  });

  it('goes from agenda item to agenda item in session, never to the one that is open', () => {
    const session = state({ phase: 'IN_SESSION', agendaItemId: ITEM, agendaItemSince: NOON });
    expect(mayOpen(session, 'IN_SESSION', NEXT)).toBe(true);
    expect(mayOpen(session, 'IN_SESSION', null)).toBe(true);
    expect(mayOpen(session, 'IN_SESSION', ITEM)).toBe(false);
  });

  it('lets somebody open each phase that may be left by opening another', () => {
    const leavable = MEETING_PHASES.filter((from) =>
      MEETING_PHASES.some((to) => mayOpen(state({ phase: from }), to, ITEM)),
    );
    const ruled = RULES['meeting.openPhase'].flatMap((clause) => clause.phases);
    expect(leavable.filter((phase) => !ruled.includes(phase))).toEqual([]);
  });
});

describe('phase and intake are separate acts, with two exceptions', () => {
  const table: [string, Partial<MeetingState>, MeetingPhase, boolean, boolean][] = [
    ['COLLECTING opens the intake', { phase: 'ANNOUNCED' }, 'COLLECTING', true, false],
    [
      'COLLATION_CLOSED shuts it',
      { phase: 'COLLECTING', intakeOpen: true },
      'COLLATION_CLOSED',
      false,
      false,
    ],
    ['READY leaves an open intake open', { phase: 'COLLECTING', intakeOpen: true }, 'READY', true, false],
    ['READY opens none', { phase: 'COLLATION_CLOSED' }, 'READY', false, false],
    ['the session opens no registration', { phase: 'CHECK_IN' }, 'IN_SESSION', false, false],
    [
      'the session leaves an open registration open',
      { phase: 'CHECK_IN', registrationOpen: true },
      'IN_SESSION',
      false,
      true,
    ],
    [
      'going back before READY shuts the registration',
      { phase: 'READY', registrationOpen: true },
      'COLLATION_CLOSED',
      false,
      false,
    ],
    [
      'going back to DRAFT shuts the intake',
      { phase: 'COLLECTING', intakeOpen: true },
      'DRAFT',
      false,
      false,
    ],
    [
      'postponing shuts both',
      { phase: 'READY', intakeOpen: true, registrationOpen: true },
      'POSTPONED',
      false,
      false,
    ],
  ];
  test.each(table)('%s', (_title, from, to, intakeOpen, registrationOpen) => {
    const after = opened(state(from), to, null, NOON);
    expect(after).toMatchObject({ phase: to, intakeOpen, registrationOpen });
  });

  it('remembers when the session first began', () => {
    expect(opened(state({ phase: 'CHECK_IN' }), 'IN_SESSION', null, NOON).openedAt).toBe(NOON);
    const again = state({ phase: 'IN_SESSION', openedAt: NOON });
    expect(opened(again, 'IN_SESSION', ITEM, NOON + 60_000).openedAt).toBe(NOON);
    expect(opened(state({ phase: 'DRAFT' }), 'READY', null, NOON).openedAt).toBeNull();
  });
});

describe('the time of agenda items', () => {
  it('adds up over several visits to one item', () => {
    let now = state({ phase: 'IN_SESSION', openedAt: NOON });
    const at = (seconds: number): number => NOON + seconds * 1000;
    now = { ...now, ...opened(now, 'IN_SESSION', ITEM, at(0)) };
    now = { ...now, ...opened(now, 'IN_SESSION', NEXT, at(100)) };
    now = { ...now, ...opened(now, 'IN_SESSION', ITEM, at(130)) };
    expect(now).toMatchObject({
      agendaItemId: ITEM,
      agendaItemSince: at(130),
      agendaUsed: { [ITEM]: 100, [NEXT]: 30 },
    });
    now = { ...now, ...closed(now, at(150)) };
    expect(now.agendaUsed).toEqual({ [ITEM]: 120, [NEXT]: 30 });
    expect(now).toMatchObject({ agendaItemId: null, agendaItemSince: null });
  });

  it('counts whole seconds and never negative ones', () => {
    const open = state({ agendaItemId: ITEM, agendaItemSince: NOON });
    expect(leaveItem(open, NOON + 1_499).agendaUsed).toEqual({ [ITEM]: 1 });
    expect(leaveItem(open, NOON - 5_000).agendaUsed).toEqual({ [ITEM]: 0 });
    expect(leaveItem(state(), NOON)).toEqual({ agendaItemId: null, agendaItemSince: null });
  });
});

describe('the end', () => {
  it('closing shuts whatever is still open', () => {
    const open = state({ phase: 'IN_SESSION', intakeOpen: true, registrationOpen: true });
    expect(closed(open, NOON)).toEqual({
      phase: 'CLOSED',
      agendaItemId: null,
      agendaItemSince: null,
      intakeOpen: false,
      registrationOpen: false,
      floorEnded: true,
      closedAt: NOON,
    });
  });

  it('reopening goes back into the session and opens nothing else', () => {
    expect(reopened()).toEqual({ phase: 'IN_SESSION', floorEnded: false, closedAt: null });
  });
});
