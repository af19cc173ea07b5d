import { clipText, countGraphemes, hasForbiddenCharacters, hasPiledMarks, normaliseText } from './text.js';

describe('W20: one form for every text', () => {
  it.each([
    ['NFD becomes NFC', 'Kiến nghị'.normalize('NFD'), 'Kiến nghị'],
    ['line ends become \\n', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['blanks at the ends go', ' \t\n a b \n', 'a b'],
    ['blanks inside stay', 'a  b\n\n c', 'a  b\n\n c'],
    ['nothing stays nothing', '', ''],
  ])('%s', (_what, text, expected) => {
    expect(normaliseText(text)).toBe(expected);
    expect(normaliseText(expected)).toBe(expected);
  });
});

describe('W21: characters that are refused', () => {
  const refused = [
    '\u0000',
    '\u0007',
    '\u000b',
    '\u000c',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u009f',
    '\u2028',
    '\u2029',
  ];
  const directions = ['\u202a', '\u202e', '\u2066', '\u2069'];
  const surrogates = ['\ud83d', '\ude00', '\ude00\ud83d', '\ud83d\ud83d\ude00'];

  it.each([...refused, ...directions, ...surrogates])('%j', (sign) => {
    expect(hasForbiddenCharacters(`a${sign}b`)).toBe(true);
    expect(hasForbiddenCharacters(sign)).toBe(true);
  });

  it.each(['\n', '\t', 'ệ', 'ệ'.normalize('NFD'), '😀', '👨‍👩‍👧', '“”…–', ''])('and not %j', (sign) => {
    expect(hasForbiddenCharacters(`a${sign}b`)).toBe(false);
  });
});

describe('W21: marks piled on a letter', () => {
  it('are found before composing them takes seconds; no writing is taken for it', () => {
    const before = performance.now();
    expect(hasPiledMarks(`a${'\u0301\u0323'.repeat(500_000)}`)).toBe(true);
    expect(performance.now() - before).toBeLessThan(1000);
    const piled = `Kính a${'\u0301'.repeat(31)}`;
    expect([hasPiledMarks(piled), hasPiledMarks(`Kính a${'\u0301'.repeat(30)}`)]).toEqual([true, false]);
    for (const words of ['Đề nghị'.normalize('NFD'), 'ກໍ່ຕັ້ງ ปั๊ม နှင့်', 'एक्स्ट्रा', '👩🏽‍🚀 ❤️‍🔥', '']) {
      expect(hasPiledMarks(words)).toBe(false);
    }
  });
});

describe('W22: length as a reader counts it', () => {
  it.each([
    ['', 0],
    ['Đồng chí', 8],
    ['Đồng chí'.normalize('NFD'), 8],
    ['uỷ ban', 6],
    ['😀', 1],
    ['👨‍👩‍👧‍👦', 1],
    ['🇻🇳', 1],
    ['a\nb', 3],
    ['“Ý kiến…”', 9],
    ['ક્ષિ', 1],
  ])('%j has %i', (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });
});

describe('W44: the beginning of a long text', () => {
  it.each([
    ['abc', 3, 'abc', false],
    ['abcd', 3, 'abc…', true],
    ['ệệệ'.normalize('NFD'), 3, 'ệệệ'.normalize('NFD'), false],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 1, '👨‍👩‍👧‍👦…', true],
    ['', 3, '', false],
  ])('%j at %i', (text, limit, expected, clipped) => {
    expect(clipText(text, limit)).toEqual({ text: expected, clipped });
  });
});
