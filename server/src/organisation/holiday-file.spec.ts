import type { HolidayProblem } from '@doi-thoai/shared';
import { calendarProblems } from './holiday-check.js';
import { readHolidayFile } from './holiday-file.js';
import { shippedHolidays } from './holidays.js';

const reasons = (problems: readonly HolidayProblem[]): [number, string, string][] =>
  problems.map(({ line, column, reason }) => [line, column, reason]);

describe('a calendar of days off is read as the office saves it', () => {
  const row = { date: '2027-02-05', kind: 'OFF', name: 'Tết Âm lịch', source: '', confirmed: true };

  it.each([
    ['Vietnamese headers, days as they are written', 'Ngày;Loại;Tên\n5/2/2027;Nghỉ;Tết Âm lịch\n'],
    ['English headers', 'date,kind,name\n2027-02-05,OFF,Tết Âm lịch\n'],
    ['JSON', '[{"date":"2027-02-05","kind":"OFF","name":"Tết Âm lịch","confirmed":true}]'],
  ])('%s', (_title, text) => {
    expect(readHolidayFile(text)).toMatchObject({ rows: [{ row }], problems: [] });
  });

  it('a swapped day, its paper, and what is not confirmed yet', () => {
    const text = 'ngày,loại,tên,căn cứ,xác nhận\n22/08/2026,làm bù,Làm bù 31/8,Thông báo 9441,chưa\n';
    expect(readHolidayFile(text).rows).toEqual([
      {
        line: 2,
        row: {
          ...{ date: '2026-08-22', kind: 'WORK', name: 'Làm bù 31/8' },
          ...{ source: 'Thông báo 9441', confirmed: false },
        },
      },
    ]);
  });

  it('names every bad row with its reason', () => {
    const text = [
      'ngày,loại,tên,xác nhận',
      '30/2/2027,nghỉ,Không có ngày này,có',
      '01/03/2027,chơi,Không có loại này,có',
      ',nghỉ,Thiếu ngày,có',
      '02/03/2027,nghỉ,Trả lời lạ,có lẽ',
      '03/03/2027,nghỉ,Giỗ, thừa một ô,có',
    ].join('\n');
    const { rows, problems } = readHolidayFile(text);
    expect(rows).toEqual([]);
    expect(reasons(problems)).toEqual([
      [2, 'date', 'NOT_A_DATE'],
      [3, 'kind', 'UNKNOWN_KIND'],
      [4, 'date', 'MISSING'],
      [5, 'confirmed', 'UNKNOWN_ANSWER'],
      [6, 'file', 'BROKEN_FILE'],
      [6, 'confirmed', 'UNKNOWN_ANSWER'],
    ]);
  });

  it.each([
    ['', 1, 'date', 'COLUMN_MISSING'],
    ['ngày,tên\n1/1/2027,Tết', 1, 'kind', 'COLUMN_MISSING'],
    ['ngày,loại,tên\n', 2, 'file', 'MISSING'],
    ['[{"date":', 1, 'file', 'BROKEN_FILE'],
    [`ngày,loại,tên\n${'1/1/2027,nghỉ,Tết\n'.repeat(2001)}`, 1, 'file', 'TOO_MANY_ROWS'],
  ])('what is no calendar at all is said: %#', (text, line, column, reason) => {
    expect(reasons(readHolidayFile(text).problems)).toEqual([[line, column, reason]]);
  });
});

describe('a calendar stands for whole years', () => {
  const whole = shippedHolidays(2027).map((row, i) => ({ line: i + 2, row: { ...row } }));

  it('what the software knows is one', () => {
    expect(calendarProblems(whole)).toEqual([]);
  });

  it('no day twice, no work on a weekday, no day of the law left out', () => {
    const [first] = whole;
    if (!first) throw new Error('no rows');
    expect(reasons(calendarProblems([...whole, { ...first, line: 99 }]))).toEqual([
      [99, 'date', 'DUPLICATE_DATE'],
    ]);
    const weekday = { ...first.row, date: '2027-03-03', kind: 'WORK' as const };
    expect(reasons(calendarProblems([...whole, { line: 99, row: weekday }]))).toEqual([
      [99, 'kind', 'WORK_ON_WEEKDAY'],
    ]);
    const left = whole.filter(({ row }) => row.date !== '2027-09-02');
    expect(calendarProblems(left)).toEqual([
      expect.objectContaining({ reason: 'LAW_DAY_MISSING', value: '2027-09-02 Quốc khánh' }),
    ]);
  });

  it('a name without letters, a year out of range, a hidden mark', () => {
    const [first] = whole;
    if (!first) throw new Error('no rows');
    const bad = [
      { ...first.row, name: '' },
      { ...first.row, date: '1899-01-01' },
      { ...first.row, source: 'a\u202eb' },
    ];
    expect(reasons(calendarProblems(bad.map((row, i) => ({ line: i + 2, row }))))).toEqual([
      [2, 'name', 'MISSING'],
      [3, 'date', 'YEAR_OUT_OF_RANGE'],
      [4, 'source', 'FORBIDDEN_CHARACTERS'],
    ]);
  });
});
