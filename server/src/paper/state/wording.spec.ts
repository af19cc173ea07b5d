import { boldLength, evenColumn } from './measure.js';
import { cleanLine, cleanLines, sentence, signatoryName, upper } from './text.js';
import { clockTime, count, duration, enumeration, figure, longDate, share, shortDay } from './wording.js';

const HO_CHI_MINH = 'Asia/Ho_Chi_Minh';

describe('dates and times as Nghị định 30/2020 writes them', () => {
  it.each([
    ['2026-09-18T07:05:00Z', 'ngày 18 tháng 9 năm 2026'],
    ['2026-12-31T17:00:00Z', 'ngày 01 tháng 01 năm 2027'],
    ['2027-02-09T00:00:00+07:00', 'ngày 09 tháng 02 năm 2027'],
    ['2026-03-05T00:00:00+07:00', 'ngày 05 tháng 3 năm 2026'],
  ])('%s is %s', (instant, words) => expect(longDate(instant, HO_CHI_MINH)).toBe(words));

  it('never says 24 o’clock and pads hours and minutes', () => {
    expect(clockTime('2026-09-18T17:00:00Z', HO_CHI_MINH)).toBe('00 giờ 00 phút');
    expect(clockTime('2026-09-18T01:05:59Z', HO_CHI_MINH)).toBe('08 giờ 05 phút');
  });

  it.each([
    [0, '00 giây'],
    [45, '45 giây'],
    [312, '05 phút 12 giây'],
    [300, '05 phút'],
    [3723, '01 giờ 02 phút 03 giây'],
    [59.6, '01 phút'],
  ])('%d seconds are %s', (seconds, words) => expect(duration(seconds)).toBe(words));

  it('gives a calendar day without a zone', () => expect(shortDay('2026-11-05')).toBe('05/11/2026'));
});

describe('numbers', () => {
  it('has a decimal comma, dots for thousands, and pads counts below 10', () => {
    expect([figure(1234567.5), figure(7), count(7), count(10), count(1204)]).toEqual([
      '1.234.567,5',
      '7',
      '07',
      '10',
      '1.204',
    ]);
  });

  it('rounds shares half up from the integers, and has none without a base', () => {
    expect([share(5, 16), share(1, 8), share(2, 3), share(0, 3), share(3, 3), share(1, 0)]).toEqual([
      '31,3%',
      '12,5%',
      '66,7%',
      '0%',
      '100%',
      null,
    ]);
  });

  it('joins a list with commas and "và"', () => {
    expect([enumeration([]), enumeration(['a']), enumeration(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a, b và c',
    ]);
  });
});

describe('texts', () => {
  it('drops what XML forbids and what turns the reading direction, and composes accents', () => {
    expect(cleanLine('  a\u0000b\u202Ec\uD800d\uFFFFe\uFEFF\tf\r\ng ')).toBe('abcde f g');
    expect(cleanLine('Nghị'.normalize('NFD'))).toBe('Nghị'.normalize('NFC'));
    expect(cleanLine('👩‍🌾')).toBe('👩‍🌾');
  });

  it('splits at every kind of line break', () => {
    expect(cleanLines('a\r\n\n b\rc\u2028d')).toEqual(['a', 'b', 'c', 'd']);
    expect(cleanLines(' \n')).toEqual(['']);
  });

  it('writes Vietnamese capitals, closes sentences once, and signs without academic titles', () => {
    expect(upper('Sở Nội vụ ướt')).toBe('SỞ NỘI VỤ ƯỚT');
    expect([sentence('a'), sentence('a?'), sentence('a.')]).toEqual(['a.', 'a?', 'a.']);
    expect([signatoryName('PGS. TS. Vương Đình Khải'), signatoryName('Tô Sơn')]).toEqual([
      'Vương Đình Khải',
      'Tô Sơn',
    ]);
  });
});

// The lengths come from typesetting the lines in a metric-compatible face.
it('measures a line of Times New Roman Bold to within one per cent', () => {
  expect(boldLength('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 24) / 20 / 12).toBeCloseTo(20.861, 1);
});

describe('a name of several lines fills them evenly: no word is left alone', () => {
  it.each([
    ['ỦY BAN NHÂN DÂN TỈNH LAM GIANG', 24, 3960, false, ['ỦY BAN NHÂN DÂN', 'TỈNH LAM GIANG']],
    [
      'BAN THƯỜNG VỤ ĐẢNG ỦY SỞ PHÁT TRIỂN CỘNG ĐỒNG TỈNH LAM GIANG',
      ...([28, 4380, true] as const),
      ['BAN THƯỜNG VỤ ĐẢNG', 'ỦY SỞ PHÁT TRIỂN CỘNG', 'ĐỒNG TỈNH LAM GIANG'],
    ],
    ['SỞ NỘI VỤ', 24, 3960, true, ['SỞ NỘI VỤ']],
  ] as const)('%s', (name, size, column, bold, expected) => {
    const width = evenColumn(name, size, column, bold);
    const lines: string[] = [];
    for (const word of name.split(' ')) {
      const longer = [lines.at(-1) ?? '', word].join(' ').trim();
      if (lines.length > 0 && boldLength(longer, size) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    expect(lines).toEqual(expected);
    expect(width).toBeLessThanOrEqual(column);
  });
});
