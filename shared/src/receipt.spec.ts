import { isReceiptId, makeReceipt, readReceipt, receiptInGroups } from './receipt.js';
import { makeId } from './ids.js';

describe('a receipt is 128 random bits that a person can write down', () => {
  it('has 26 signs of an alphabet without look-alikes, and never the same twice', () => {
    const made = Array.from({ length: 2000 }, makeReceipt);
    for (const receipt of made) expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(new Set(made).size).toBe(made.length);
  });

  it('every sign takes every value about equally often', () => {
    const counts = Array.from({ length: 26 }, () => new Map<string, number>());
    for (let i = 0; i < 6400; i += 1)
      [...makeReceipt()].forEach((sign, at) => counts[at]?.set(sign, (counts[at].get(sign) ?? 0) + 1));
    for (const at of counts) {
      expect(at.size).toBe(32);
      for (const count of at.values()) expect(count).toBeGreaterThan(120);
    }
  });

  it('is read in groups, in small letters, and with the usual slips of the pen', () => {
    const receipt = makeReceipt();
    expect(readReceipt(receiptInGroups(receipt))).toBe(receipt);
    expect(readReceipt(` ${receipt.toLowerCase()} `)).toBe(receipt);
    expect(readReceipt(receipt.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(receipt);
  });

  it.each(['', 'ABC', `${makeReceipt()}X`, makeReceipt().replace(/.$/, 'U')])('%s is none', (text) => {
    expect(readReceipt(text)).toBeNull();
  });

  it('its id cannot be taken for a participant', () => {
    expect(isReceiptId('0f3b8c1a-0000-8000-8000-000000000000')).toBe(true);
    expect(isReceiptId(makeId())).toBe(false);
  });
});
