import { jsonOf } from './entry.js';

describe('words as JSON', () => {
  it.each([
    ['an ordinary text', 'Kính đề nghị công khai kế hoạch điều động, 🙂 “sớm”.'],
    ['nothing', ''],
    ['quotes and backslashes', 'a "b" \\ c'],
    ['line ends and tabs', 'a\nb\tc\r'],
    ['control characters', '\u0000\u001f\u007f\u0080'],
    ['line separators', '\u2028\u2029\ufeff\uffff'],
    ['half of a pair', '\ud83d and \ude42'],
    ['a pair', '\ud83d\ude42'],
    ['a list', ['a"b', 'c']],
    ['an object', { name: 'x', size: 3 }],
    ['null', null],
    ['a number', 12.5],
  ])('%s is written as JSON.stringify writes it, so that hashes of old entries hold', (_what, value) => {
    expect(jsonOf(value)).toBe(JSON.stringify(value));
  });

  it('every character by itself', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const sign = String.fromCharCode(code);
      if (jsonOf(sign) !== JSON.stringify(sign)) throw new Error(`U+${code.toString(16)}`);
    }
  });
});
