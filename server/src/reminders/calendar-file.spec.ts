import ICAL from 'ical.js';
import type { CalendarEntry } from './calendar-file.js';
import { calendarFile } from './calendar-file.js';

const LONG =
  'Khẩn trương sửa chữa; thay toàn bộ mái tôn, máng xối\\ống thoát nước của khu nhà công vụ giáo viên, bàn giao trước năm học mới';

const entry: CalendarEntry = {
  uid: '0f8fad5b-d9cb-469f-a165-70867728950e@doi-thoai',
  sequence: 41,
  changedAt: Date.parse('2026-11-29T02:03:04Z'),
  day: '2026-12-31',
  summary: LONG,
  description: 'Dòng một\nDòng hai, có dấu phẩy',
  url: 'https://hop.example.vn/m/1/2/answers',
  cancelled: false,
  alarms: [-6 * 1440 - 960, 480],
};

const eventsOf = (file: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(file) as unknown[])
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));

describe('W153: a calendar file is RFC 5545, as an independent program reads it', () => {
  it('words come out as they went in, whatever has to be escaped or folded', () => {
    const [event] = eventsOf(calendarFile('Việc đã cam kết: Phòng Địa chính', [entry]));
    expect(event?.summary).toBe(LONG);
    expect(event?.description).toBe(entry.description);
    expect([event?.uid, event?.sequence]).toEqual([entry.uid, 41]);
    expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      ...[true, '2026-12-31', '2027-01-01'],
    ]);
    expect(event?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-29T02:03:04Z');
  });

  it('no line has more than 75 octets, and none begins or ends in the middle of a letter', () => {
    const bytes = Buffer.from(
      calendarFile(LONG, [entry, { ...entry, summary: `${'ữ'.repeat(80)}e\u0323\u0302` }]),
    );
    const lines = bytes.toString('latin1').split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(75);
    expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(70);
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    const words = lines.map((line) => utf8.decode(Buffer.from(line, 'latin1')));
    expect(words.filter((line) => /^ ?\p{M}/u.test(line))).toEqual([]);
    expect(bytes.toString('utf8').replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });

  it('alarms are counted from the day: a week before at eight, on the day at eight', () => {
    const [event] = eventsOf(calendarFile('x', [entry]));
    const triggers = event?.component
      .getAllSubcomponents('valarm')
      .map((one) => (one.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds());
    expect(triggers).toEqual([(-7 * 24 + 8) * 3600, 8 * 3600]);
  });

  it('what is cancelled stays under its id, says so and rings no more', () => {
    const [event] = eventsOf(calendarFile('x', [{ ...entry, cancelled: true, sequence: 42 }]));
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.component.getAllSubcomponents('valarm')).toEqual([]);
    expect([event?.uid, event?.sequence]).toEqual([entry.uid, 42]);
  });

  it('an empty calendar is one, too', () => {
    const file = calendarFile('Chưa có việc', []);
    expect(eventsOf(file)).toEqual([]);
    expect(new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstPropertyValue('method')).toBe('PUBLISH');
  });
});
