import type { Ranked } from './speaker-order.js';
import { formerPlace, onePlaceBack, rankAtEnd, rankChanges, reordered } from './speaker-order.js';

const row = (id: string, rank: number): Ranked => ({ id, rank });

describe('speaking order', () => {
  it('who registers goes to the end', () => {
    expect(rankAtEnd(null)).toBe(1);
    expect(rankAtEnd(7.5)).toBe(8.5);
  });

  it.each([
    ['abcd', 'd', 'a', 'dabc'],
    ['abcd', 'a', null, 'bcda'],
    ['abcd', 'b', 'd', 'acbd'],
    ['abcd', 'b', 'c', 'abcd'],
    ['abcd', 'b', 'b', 'abcd'],
    ['a', 'a', null, 'a'],
    ['bcd', 'a', 'c', 'bacd'],
  ])('in %s, %s before %s gives %s', (order, id, beforeId, expected) => {
    expect(reordered([...order], id, beforeId).join('')).toBe(expected);
  });

  it('refuses a place before somebody who does not wait', () => {
    expect(() => reordered(['a'], 'a', 'z')).toThrow(RangeError);
  });

  it.each([
    ['abcd', 'a', 'bacd'],
    ['abcd', 'c', 'abdc'],
    ['abcd', 'd', 'abcd'],
    ['a', 'a', 'a'],
  ])('one place back: in %s, %s gives %s', (order, id, expected) => {
    expect(reordered([...order], id, onePlaceBack([...order], id)).join('')).toBe(expected);
  });

  it.each([
    // former, now (without or with x), after the undo
    ['xab', 'ab', 'xab', 'a call is taken back'],
    ['axb', 'abn', 'axbn', 'somebody registered meanwhile'],
    ['axb', 'an', 'axn', 'the one behind withdrew'],
    ['axb', 'n', 'xn', 'both neighbours withdrew'],
    ['abx', 'abn', 'abxn', 'the last stays before newcomers'],
    ['axbc', 'abxc', 'axbc', 'a skip'],
    ['axbc', 'acbx', 'acxb', 'the one behind gave way meanwhile and keeps that'],
    ['x', '', 'x', 'alone'],
  ])('undo: was %s, is %s, becomes %s (%s)', (former, now, expected) => {
    const before = formerPlace([...now], [...former], 'x');
    expect(reordered([...now], 'x', before).join('')).toBe(expected);
  });

  it('a move writes one rank between the neighbours', () => {
    const queue = [row('a', 1), row('b', 2), row('c', 3)];
    expect(rankChanges(queue, ['c', 'a', 'b'], 'c')).toEqual([row('c', 0)]);
    expect(rankChanges(queue, ['a', 'c', 'b'], 'c')).toEqual([row('c', 1.5)]);
    expect(rankChanges(queue, ['b', 'c', 'a'], 'a')).toEqual([row('a', 4)]);
  });

  it('somebody new to the queue gets a rank there', () => {
    expect(rankChanges([row('a', 1), row('b', 2)], ['a', 'x', 'b'], 'x')).toEqual([row('x', 1.5)]);
    expect(rankChanges([], ['x'], 'x')).toEqual([row('x', 1)]);
  });

  it('numbers anew when the gap closes', () => {
    const queue = [row('a', 1), row('b', 1 + 1e-7), row('c', 3)];
    expect(rankChanges(queue, ['a', 'c', 'b'], 'c')).toEqual([row('a', 1), row('c', 2), row('b', 3)]);
  });

  it('keeps one order over a thousand random moves', () => {
    let queue = Array.from({ length: 12 }, (_, index) => row(`r${index}`, index + 1));
    let seed = 7;
    const random = (limit: number): number => (seed = (seed * 48271) % 2147483647) % limit;
    for (let move = 0; move < 1000; move += 1) {
      const order = queue.map((one) => one.id);
      const id = order[random(order.length)] as string;
      // Mostly to the same place, so that gaps do close.
      const wanted = reordered(
        order,
        id,
        move % 3 === 0 ? (order[random(order.length)] as string) : (order[1] as string),
      );
      const changes = new Map(rankChanges(queue, wanted, id).map((one) => [one.id, one.rank]));
      queue = queue
        .map((one) => ({ id: one.id, rank: changes.get(one.id) ?? one.rank }))
        .sort((a, b) => a.rank - b.rank);
      expect(queue.map((one) => one.id)).toEqual(wanted);
    }
  });
});
