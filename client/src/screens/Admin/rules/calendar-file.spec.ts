import { calendarCsv } from './calendar-file';

describe('A calendar is written as the import reads it', () => {
  it('quoted, with a mark for spreadsheets, and never as a formula (R17)', () => {
    const row = {
      date: '2027-02-05',
      kind: 'OFF',
      name: '=1+1',
      source: 'Thông báo "5", Bộ',
      confirmed: false,
    } as const;
    expect(calendarCsv({ year: 2027, rows: [row], version: 0 })).toBe(
      '\ufeffdate,kind,name,source,confirmed\r\n"2027-02-05","OFF","\'=1+1","Thông báo ""5"", Bộ","no"\r\n',
    );
  });
});
