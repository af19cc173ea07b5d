import { shuffled } from './submissions.anonymous.js';

describe('W77: what is taken in without a name comes in an order that chance decides', () => {
  const rows = [0, 1, 2, 3, 4];

  it('everything is there once, and everything comes to stand at every place', () => {
    const stood = new Set<string>();
    // That one place of 25 is never met in so many turns happens once in 10^37.
    for (let turn = 0; turn < 400; turn += 1) {
      const order = shuffled(rows);
      expect([...order].sort()).toEqual(rows);
      order.forEach((row, place) => stood.add(`${row} at ${place}`));
    }
    expect(stood.size).toBe(rows.length ** 2);
    expect(rows).toEqual([0, 1, 2, 3, 4]);
  });
});
