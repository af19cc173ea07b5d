import { makeId } from '@doi-thoai/shared';
import { randomBytes } from 'node:crypto';
import { isLinkToken, isPin, makeLinkToken, makePin, readLinkToken } from './personal-link.js';

const key = randomBytes(32);
const seal = { participantId: makeId(), generation: 1 };

describe('a personal link', () => {
  it('names its person and is proved by the key', () => {
    const token = makeLinkToken(key, seal);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(readLinkToken(token)).toBe(seal.participantId);
    expect(isLinkToken(key, token, seal)).toBe(true);
  });

  it('ends with its generation, and opens nobody else, under no other key', () => {
    const token = makeLinkToken(key, seal);
    expect(isLinkToken(key, token, { ...seal, generation: 2 })).toBe(false);
    expect(isLinkToken(key, token, { ...seal, participantId: makeId() })).toBe(false);
    expect(isLinkToken(randomBytes(32), token, seal)).toBe(false);
  });

  it('has one spelling only: every changed sign is another token', () => {
    const token = makeLinkToken(key, seal);
    for (let at = 0; at < token.length; at += 1) {
      const other = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(readLinkToken(other) !== null && isLinkToken(key, other, seal)).toBe(false);
    }
  });

  it.each(['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, `${'A'.repeat(42)}é`])(
    'is not %j',
    (token) => expect(readLinkToken(token)).toBeNull(),
  );
});

describe('the PIN of a slip', () => {
  it('has six digits, differs between people and generations, and is typed with blanks around it', () => {
    const pin = makePin(key, seal);
    expect(pin).toMatch(/^\d{6}$/);
    expect(isPin(key, ` ${pin} `, seal)).toBe(true);
    expect(isPin(key, pin, { ...seal, generation: 2 }) && isPin(key, pin, { ...seal, generation: 3 })).toBe(
      false,
    );
    const pins = new Set(
      Array.from({ length: 200 }, () => makePin(key, { ...seal, participantId: makeId() })),
    );
    expect(pins.size).toBeGreaterThan(195);
  });
});
