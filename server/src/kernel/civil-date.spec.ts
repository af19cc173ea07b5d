import { addDays, civilDay, daysBetween, isCivilDate } from './civil-date.js';

const at = (text: string): number => Date.parse(text);

describe('a day of a deadline is a day in Việt Nam', () => {
  it.each([
    ['2026-09-18T16:59:59Z', 0, '2026-09-18'],
    ['2026-09-18T17:00:00Z', 0, '2026-09-19'],
    ['2026-12-31T17:00:00Z', 0, '2027-01-01'],
    ['2028-02-28T10:00:00Z', 1, '2028-02-29'],
    ['2026-09-18T03:00:00Z', 30, '2026-10-18'],
  ])('%s and %d days: %s', (instant, days, day) => expect(civilDay(at(instant), days)).toBe(day));

  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['18/09/2026', false],
    [null, false],
  ])('%j is one: %s', (value, expected) => expect(isCivilDate(value)).toBe(expected));

  it('is so many days from another, over a month, a year and a leap day', () => {
    expect(addDays('2027-12-30', 3)).toBe('2028-01-02');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2027-12-30', '2028-03-01')).toBe(62);
    expect(daysBetween('2028-03-01', '2027-12-30')).toBe(-62);
  });
});
