import type { ReminderRule } from '@doi-thoai/shared';
import { DEFAULT_REMINDERS } from '@doi-thoai/shared';
import { civilTime } from '../kernel/civil-date.js';
import { newestStep } from './steps.js';

const DUE = '2026-12-20';
const LONG_AGO = civilTime('2026-01-01', '00:00');

function stepAt(
  day: string,
  time: string,
  rule: ReminderRule = DEFAULT_REMINDERS,
  since = LONG_AGO,
): number | null {
  return newestStep(rule, { dueOn: DUE, since }, civilTime(day, time));
}

describe('W150: seven, three and one days before, on the day, then every seven days', () => {
  it.each([
    ['2026-12-12', '23:59', null],
    ['2026-12-13', '07:59', null],
    ['2026-12-13', '08:00', -7],
    ['2026-12-16', '20:00', -7],
    ['2026-12-17', '08:00', -3],
    ['2026-12-19', '07:59', -3],
    ['2026-12-19', '08:00', -1],
    ['2026-12-20', '08:00', 0],
    ['2026-12-27', '07:59', 0],
    ['2026-12-27', '08:00', 7],
    ['2027-01-03', '07:59', 7],
    ['2027-01-03', '08:00', 14],
  ])('on %s at %s the newest step is %s', (day, time, step) => {
    expect(stepAt(day, time)).toBe(step);
  });

  it('after a long standstill it is the newest alone, however many have passed', () => {
    expect(stepAt('2027-06-30', '12:00')).toBe(189);
  });

  it('a step from before the date was set is not made up for, the next one comes', () => {
    const since = civilTime('2026-12-15', '10:00');
    expect(stepAt('2026-12-16', '08:00', DEFAULT_REMINDERS, since)).toBeNull();
    expect(stepAt('2026-12-17', '08:00', DEFAULT_REMINDERS, since)).toBe(-3);
  });

  it('days that a rule does not name are silent', () => {
    const rule = { before: [2], onDay: false, everyAfter: 0, at: '16:30' };
    expect(stepAt('2026-12-18', '16:29', rule)).toBeNull();
    expect(stepAt('2026-12-18', '16:30', rule)).toBe(-2);
    expect(stepAt('2027-06-30', '12:00', rule)).toBe(-2);
    expect(stepAt('2027-06-30', '12:00', { ...rule, before: [] })).toBeNull();
  });
});
