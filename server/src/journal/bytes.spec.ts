import { Bytes } from './bytes.js';

const words = (bytes: Bytes, from = 0): string => bytes.part(from).toString('utf8');

describe('bytes', () => {
  it('are whole wherever the room ends', () => {
    const texts = ['ử'.repeat(16_000), 'PETITION', 'x'.repeat(33_000), 'ử'.repeat(7), '', '🙂'];
    for (let shift = 0; shift < 60; shift += 1) {
      const all = ['e'.repeat(Math.floor(16_384 / 3) - 30 + shift), ...texts];
      const [one, other] = [new Bytes(), new Bytes(5)];
      for (const text of all) one.utf8(text);
      for (let i = 0; i < 3; i += 1) other.append(one, 0);
      expect(words(one)).toBe(all.join(''));
      expect(words(other, 5)).toBe(all.join('').repeat(3));
    }
  });

  it('cut back are written over', () => {
    const bytes = new Bytes();
    bytes.utf8('kept');
    const { position } = bytes;
    bytes.utf8(' and not');
    bytes.cut(position);
    bytes.utf8('!');
    expect(words(bytes)).toBe('kept!');
  });

  it('given back are empty, and nobody who writes on shares memory with whoever has it now', () => {
    const first = new Bytes();
    first.utf8('ý kiến');
    first.giveBack();
    first.giveBack();
    expect(first.empty).toBe(true);
    const [second, third] = [new Bytes(), new Bytes()];
    second.utf8('hai');
    third.utf8('ba');
    first.utf8('một');
    expect([first, second, third].map((one) => words(one))).toEqual(['một', 'hai', 'ba']);
  });
});
