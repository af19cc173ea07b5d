import type { DayKind, Deadline, Side } from '@doi-thoai/shared';
import { daysLate, reckon } from './deadline.js';
import { HolidayCalendar, shippedHolidays } from './holidays.js';
import { lunarDay, lunarNewYear } from './lunar.js';

const calendar = new HolidayCalendar();
const off = (year: number): string[] =>
  shippedHolidays(year)
    .filter(({ kind }) => kind === 'OFF')
    .map(({ date }) => date);
const deadline = (days: number, dayKind: DayKind, side: Side): Deadline => ({
  days,
  dayKind,
  side,
  anchor: side === 'BEFORE' ? 'MEETING_STARTS' : 'MEETING_CLOSED',
});

describe('the Vietnamese lunar year (UTC+7)', () => {
  // In 1985, 2007 and 2030 the Chinese year begins on another day.
  it.each([
    [1985, '1985-01-21'],
    [2007, '2007-02-17'],
    [2020, '2020-01-25'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2028, '2028-01-26'],
    [2029, '2029-02-13'],
    [2030, '2030-02-02'],
  ])('of %d begins on %s', (year, day) => expect(lunarNewYear(year)).toBe(day));

  it.each([
    [2016, '2016-04-16'],
    [2020, '2020-04-02'],
    [2023, '2023-04-29'],
    [2024, '2024-04-18'],
    [2025, '2025-04-07'],
    [2026, '2026-04-26'],
  ])('has the tenth of the third month of %d on %s (Giỗ Tổ)', (year, day) =>
    expect(lunarDay(year, 3, 10)).toBe(day),
  );
});

describe('days off by Bộ luật Lao động 2019, Điều 111 and 112', () => {
  // Announced: 20/1 to 26/1/2023 (Deputy Prime Minister; pld.net.vn): two days instead of Saturday and Sunday.
  it('Tết Quý Mão 2023 lasts from 20/1 to 26/1, two days instead of a weekend with it', () => {
    expect(off(2023).filter((day) => day.startsWith('2023-01-2'))).toEqual(
      [20, 21, 22, 23, 24, 25, 26].map((day) => `2023-01-${day}`),
    );
  });

  // Announced: 8/2 to 14/2/2024, five days and two instead (Ministry of Labour; sucsongtre.vn).
  it('Tết Giáp Thìn 2024 lasts from 8/2 to 14/2', () => {
    expect(off(2024).filter((day) => day.startsWith('2024-02'))).toEqual(
      ['08', '09', '10', '11', '12', '13', '14'].map((day) => `2024-02-${day}`),
    );
  });

  // Announced: nine days in a row, 8726/VPCP-KGVX (pld.net.vn): five of them working days.
  it('Tết Ất Tỵ 2025 leaves no working day from 25/1 to 2/2', () => {
    const days = ['01-24', '01-25', '01-27', '01-31', '02-01', '02-02', '02-03'];
    expect(days.map((day) => calendar.isWorking(`2025-${day}`))).toEqual([
      ...[true, false, false, false, false, false, true],
    ]);
  });

  // Announced: 16/2 to 20/2/2026, one day before and four after (Thông báo 9441; vietbao.vn).
  it('Tết Bính Ngọ 2026 lasts from 16/2 to 20/2', () => {
    expect(off(2026).filter((day) => day.startsWith('2026-02'))).toEqual(
      [16, 17, 18, 19, 20].map((day) => `2026-02-${day}`),
    );
  });

  it('a Saturday and a Sunday before 1/5 give the two working days after it (2023)', () => {
    expect(off(2023).filter((day) => day > '2023-04-01' && day < '2023-06-01')).toEqual([
      ...['2023-04-29', '2023-04-30', '2023-05-01', '2023-05-02', '2023-05-03'],
    ]);
  });

  it('a New Year on a Sunday gives the Monday (2023)', () =>
    expect(calendar.row('2023-01-02')).toMatchObject({ kind: 'OFF', confirmed: true }));

  // Announced: 31/8 to 3/9/2024 (sucsongtre.vn).
  it('2/9 has the day beside it that was announced (2024: 3/9)', () => {
    expect(calendar.row('2024-09-03')).toMatchObject({ kind: 'OFF', confirmed: true });
    expect(calendar.isWorking('2024-09-04')).toBe(true);
  });

  it('2/9 has an expected day beside it, marked as not confirmed, until it is announced', () => {
    const beside = [2021, 2022, 2025, 2027, 2028, 2029, 2030, 2031].map(
      (year) => shippedHolidays(year).filter(({ name }) => name.includes('liền kề'))[0],
    );
    expect(beside.map((row) => [row?.date, row?.confirmed])).toEqual([
      ...[
        ['2021-09-03', false],
        ['2022-09-01', false],
        ['2025-09-01', false],
        ['2027-09-03', false],
      ],
      ...[
        ['2028-09-01', false],
        ['2029-09-03', false],
        ['2030-09-03', false],
        ['2031-09-01', false],
      ],
    ]);
  });

  // 2450/VPCP-KGVX of 2024, 12729/VPCP-KGVX of 25/12/2025.
  it.each([
    ['2024-04-29', '2024-05-04', true],
    ['2026-01-02', '2026-01-10', true],
    ['2025-05-02', '2025-04-26', false],
    ['2026-08-31', '2026-08-22', false],
  ])('the swap of %s is worked on %s (confirmed: %s)', (day, work, confirmed) => {
    expect([calendar.isWorking(day), calendar.isWorking(work)]).toEqual([false, true]);
    expect(calendar.row(work)?.confirmed).toBe(confirmed);
  });

  it('24/11 is off since 2026 by the Politburo’s resolution, and marked: the law has not been read', () => {
    expect(calendar.row('2026-11-24')).toMatchObject({ kind: 'OFF', confirmed: false });
    expect(calendar.isWorking('2025-11-24')).toBe(true);
  });

  it('rows of the organisation stand for the whole year', () => {
    const row = { date: '2027-03-01', kind: 'OFF', name: 'Nghỉ', source: '', confirmed: true } as const;
    const own = new HolidayCalendar(new Map([[2027, [row]]]));
    expect([own.isWorking('2027-03-01'), own.isWorking('2027-01-01')]).toEqual([false, true]);
    expect(own.isWorking('2028-01-01')).toBe(calendar.isWorking('2028-01-01'));
  });
});

describe('a deadline is a number, a kind of day, an anchor and a side (domain.md 14.9)', () => {
  // Counted by hand on the announced calendars.
  it.each([
    ['over a weekend', 3, 'WORKING', 'BEFORE', '2026-11-17', '2026-11-12'],
    [
      'over Tết 2024: 15/2 is the first working day after 7/2',
      5,
      'WORKING',
      'AFTER',
      '2024-02-06',
      '2024-02-20',
    ],
    ['before Tết 2025: three working days before 4/2', 3, 'WORKING', 'BEFORE', '2025-02-04', '2025-01-23'],
    ['over a month’s end', 5, 'WORKING', 'AFTER', '2026-03-27', '2026-04-03'],
    ['over a year’s end with a swapped 2/1/2026', 3, 'WORKING', 'AFTER', '2025-12-30', '2026-01-06'],
    ['a swapped Saturday is worked (4/5/2024)', 3, 'WORKING', 'AFTER', '2024-05-01', '2024-05-04'],
    ['over a swapped Monday (29/4/2024)', 3, 'WORKING', 'AFTER', '2024-04-25', '2024-05-03'],
    ['calendar days before do not move', 7, 'CALENDAR', 'BEFORE', '2024-02-18', '2024-02-11'],
    ['calendar days after count days off', 10, 'CALENDAR', 'AFTER', '2026-03-10', '2026-03-20'],
    ['nothing after an event is that day', 0, 'CALENDAR', 'AFTER', '2026-03-10', '2026-03-10'],
    ['a leap day', 1, 'CALENDAR', 'AFTER', '2028-02-28', '2028-02-29'],
  ] as const)('%s', (_title, days, kind, side, from, due) => {
    expect(reckon(deadline(days, kind, side), from, calendar)).toMatchObject({
      dueOn: due,
      rolledFrom: null,
    });
  });

  it('one after an event that would end on a day off ends with the next working day', () => {
    const found = reckon(deadline(10, 'CALENDAR', 'AFTER'), '2024-01-30', calendar);
    expect(found).toMatchObject({ dueOn: '2024-02-15', rolledFrom: '2024-02-09' });
    expect(found.passed.map(({ date }) => date)).toEqual(
      ['08', '09', '10', '11', '12', '13', '14'].map((day) => `2024-02-${day}`),
    );
  });

  it('what it passed tells whether a day was not confirmed', () => {
    const { passed } = reckon(deadline(5, 'WORKING', 'AFTER'), '2026-08-27', calendar);
    expect(passed.map(({ date, confirmed }) => [date, confirmed])).toEqual([
      ...[
        ['2026-08-31', false],
        ['2026-09-01', false],
        ['2026-09-02', true],
      ],
    ]);
  });

  it('is late by days of its own kind', () => {
    expect(daysLate('2026-11-12', '2026-11-12', 'WORKING', calendar)).toBe(0);
    expect(daysLate('2026-11-12', '2026-11-16', 'WORKING', calendar)).toBe(2);
    expect(daysLate('2026-11-12', '2026-11-16', 'CALENDAR', calendar)).toBe(4);
    expect(daysLate('2026-11-13', '2026-11-14', 'WORKING', calendar)).toBe(1);
  });
});
