import {
  civilToday,
  formatAgo,
  formatCivilDate,
  formatClock,
  formatDate,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatPercent,
  formatTime,
} from './format';
import { needText, setLanguage, startText, t } from './text';

// 8 March 2026, 14:05 in Hà Nội; in UTC it is 07:05.
const AT = Date.UTC(2026, 2, 8, 7, 5);

describe('Numbers, times and dates as Vietnamese papers write them', () => {
  beforeEach(() => startText('vi'));

  it('writes times of Asia/Ho_Chi_Minh wherever the phone stands', () => {
    expect(formatTime(AT)).toBe('14:05');
    expect(formatDate(AT)).toBe('08/03/2026');
    expect(formatDateTime(AT)).toBe('14:05, 08/03/2026');
    expect(formatCivilDate('2026-03-08')).toBe('08/03/2026');
    expect(civilToday(Date.UTC(2026, 2, 8, 18))).toBe('2026-03-09');
  });

  it('uses the decimal comma and a point between thousands', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(formatPercent(0.815)).toBe('81,5%');
  });

  it('counts past the end with a minus sign', () => {
    expect([185, 60, 0, -42, -60].map(formatClock)).toEqual([
      '3:05',
      '1:00',
      '0:00',
      '\u22120:42',
      '\u22121:00',
    ]);
    expect(formatDuration(185)).toBe('3 phút 5 giây');
    expect(formatDuration(120)).toBe('2 phút');
  });

  it('says how long ago calmly, and the time when it is long ago', () => {
    expect(formatAgo(AT, AT + 20_000)).toBe('vừa xong');
    expect(formatAgo(AT, AT + 5 * 60_000)).toBe('5 phút trước');
    expect(formatAgo(AT, AT + 3 * 3_600_000)).toBe('14:05');
    expect(formatAgo(AT, AT + 26 * 3_600_000)).toBe('14:05, 08/03/2026');
  });
});

describe('The language can be switched at any time', () => {
  it('changes sentences, numbers and <html lang>, and is remembered', async () => {
    await startText('vi');
    await needText('later');
    expect(t('common.opinions', { n: 1284 })).toBe('1.284 ý kiến');
    await setLanguage('en');
    expect(t('common.opinions', { n: 1 })).toBe('1 opinion');
    expect(t('common.opinions', { n: 1284 })).toBe('1,284 opinions');
    expect(formatNumber(1234.5)).toBe('1,234.5');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('doi-thoai.language')).toBe('en');
  });
});
