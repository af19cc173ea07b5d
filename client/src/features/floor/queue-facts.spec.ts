import type { SpeakerRequestView, TurnView } from '@doi-thoai/shared';
import { contribution, droppedBefore, neighbour, orderAfter, spokenSoFar } from './queue-facts';

const turn = (id: string, participantId: string, unit: string, startedAt: number | null) =>
  ({ id, participantId, unit, startedAt }) as TurnView;

describe('A row says why: first time, or the how-manieth', () => {
  const spoken = spokenSoFar({
    a: turn('a', 'mai', 'Tổ 1', 5),
    b: turn('b', 'mai', 'Tổ 1', 9),
    c: turn('c', 'nam', 'Tổ 1', null),
  });
  it('counts only turns that started', () => {
    const of = (participantId: string) => contribution(spoken, { participantId } as SpeakerRequestView);
    expect([of('mai'), of('nam')]).toEqual([3, 1]);
    expect(spoken.byUnit.get('Tổ 1')).toBe(2);
  });
});

describe('Moving in the queue', () => {
  const order = ['a', 'b', 'c', 'd'];
  it.each([
    ['b', -1, 'a'],
    ['b', 1, 'd'],
    ['c', 1, null],
    ['a', -1, undefined],
    ['d', 1, undefined],
    ['x', 1, undefined],
  ] as const)('%s by %i stands before %s', (id, step, before) => {
    expect(neighbour(order, id, step)).toBe(before);
  });

  it.each([
    ['d', 'a', 'a', 'dabc'],
    ['a', 'c', 'd', 'bcad'],
    ['a', 'd', null, 'bcda'],
  ] as const)('dropping %s on %s puts it before %s', (id, over, before, after) => {
    expect(droppedBefore(order, id, over)).toBe(before);
    expect(orderAfter(order, id, before).join('')).toBe(after);
  });

  it('dropping on itself is no move', () => {
    expect(droppedBefore(order, 'b', 'b')).toBeUndefined();
  });
});
