import type { MeetingView } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { isDone, timeBudget, usedOf } from './agenda-time';

const talk = {
  id: 'talk',
  kind: 'DISCUSSION',
  title: 'Đối thoại',
  presenter: '',
  plannedMinutes: 30,
} as const;
const report = { ...talk, id: 'report' };
const meeting = {
  agenda: [report, talk],
  agendaItemId: 'talk',
  agendaItemSince: 1_000_000,
  agendaUsed: { report: 600, talk: 60 },
  settings: { speakingSeconds: 180 },
} as unknown as MeetingView;
const { floor } = emptySnapshot();
const now = 1_000_000 + 540_000;

describe('The agenda shows what was used of what was planned', () => {
  it('the open item runs on from what it took before', () => {
    expect(usedOf(meeting, talk, now)).toBe(600);
    expect(usedOf(meeting, report, now)).toBe(600);
    expect([isDone(meeting, report), isDone(meeting, talk)]).toEqual([true, false]);
  });
});

describe('"11 người × 3 phút = 33 phút, còn 20 phút"', () => {
  const queue = Array.from({ length: 11 }, (_, n) => `r${n}`);

  it('takes what is allotted before the first turn has ended', () => {
    expect(timeBudget(meeting, { ...floor, queue }, now)).toEqual({
      waiting: 11,
      each: 180,
      left: 1200,
      fit: 6,
    });
  });

  it('takes the average of the ended turns; the rest of the running one is not theirs', () => {
    const current = { startedAt: now - 30_000, endedAt: null, pausedAt: null, pausedMs: 0 };
    const turn = { ...current, allottedSeconds: 120, extendedSeconds: 0 } as never;
    const budget = timeBudget(
      meeting,
      { queue: ['a', 'b'], ended: { turns: 2, seconds: 240 }, current: turn },
      now,
    );
    expect(budget).toEqual({ waiting: 2, each: 120, left: 1110, fit: 2 });
  });

  it('past the plan nobody finds room', () => {
    expect(timeBudget(meeting, { ...floor, queue }, now + 3_600_000)).toMatchObject({ left: -2400, fit: 0 });
  });

  it('says nothing where nobody waits or nothing is planned', () => {
    expect(timeBudget(meeting, floor, now)).toBeNull();
    expect(timeBudget({ ...meeting, agendaItemId: null }, { ...floor, queue }, now)).toBeNull();
  });
});
