import { daysBefore, daysOf, delayOf } from './follow-up.js';

describe('domain.md 9.5: the days of a report and of what stands beside it', () => {
  it.each([
    ['MONTH', 2, { from: '2028-02-01', to: '2028-02-29' }, { from: '2028-01-01', to: '2028-01-31' }],
    ['MONTH', 1, { from: '2028-01-01', to: '2028-01-31' }, { from: '2027-12-01', to: '2027-12-31' }],
    ['QUARTER', 1, { from: '2028-01-01', to: '2028-03-31' }, { from: '2027-10-01', to: '2027-12-31' }],
    ['QUARTER', 4, { from: '2028-10-01', to: '2028-12-31' }, { from: '2028-07-01', to: '2028-09-30' }],
    ['MONTHS_6', 1, { from: '2028-01-01', to: '2028-06-30' }, { from: '2027-01-01', to: '2027-06-30' }],
    ['MONTHS_9', 1, { from: '2028-01-01', to: '2028-09-30' }, { from: '2027-01-01', to: '2027-09-30' }],
    ['YEAR', 1, { from: '2028-01-01', to: '2028-12-31' }, { from: '2027-01-01', to: '2027-12-31' }],
  ] as const)('%s %i', (span, n, days, before) => {
    expect(daysOf(span, 2028, n)).toEqual(days);
    expect(daysBefore(span, days)).toEqual(before);
  });

  it('any days have as many days before them', () => {
    expect(daysBefore('OTHER', { from: '2028-03-01', to: '2028-03-10' })).toEqual({
      ...{ from: '2028-02-20', to: '2028-02-29' },
    });
    expect(daysBefore('OTHER', { from: '2028-01-01', to: '2028-01-01' })).toEqual({
      ...{ from: '2027-12-31', to: '2027-12-31' },
    });
  });

  it.each([
    [0, null],
    [1, 'UP_TO_7'],
    [7, 'UP_TO_7'],
    [8, 'UP_TO_30'],
    [30, 'UP_TO_30'],
    [31, 'UP_TO_90'],
    [90, 'UP_TO_90'],
    [91, 'OVER_90'],
  ])('%i days late are %s', (days, delay) => {
    expect(delayOf(days)).toBe(delay);
  });
});
