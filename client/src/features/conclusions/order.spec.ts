import type { ConclusionLineView } from '@doi-thoai/shared';
import { inOrder, lastPosition, movedPosition } from './order';

const line = (id: string, position: number): ConclusionLineView => ({
  id,
  kind: 'TASK',
  text: id,
  position,
  sources: [],
  version: 1,
});
const lines = [line('a', 1000), line('b', 2000), line('c', 3000)];

function after(index: number, by: -1 | 1): string {
  const position = movedPosition(lines, index, by);
  const moved = lines.map((one, at) => (at === index && position !== null ? { ...one, position } : one));
  return inOrder(Object.fromEntries(moved.map((one) => [one.id, one])))
    .map((one) => one.id)
    .join('');
}

describe('Lines of the conclusion are put in order by position', () => {
  it.each([
    [0, 1, 'bac'],
    [1, -1, 'bac'],
    [1, 1, 'acb'],
    [2, -1, 'acb'],
  ] as const)('line %i moved by %i', (index, by, order) => {
    expect(after(index, by)).toBe(order);
  });

  it('does not move over the ends, and adds after the last', () => {
    expect(movedPosition(lines, 0, -1)).toBeNull();
    expect(movedPosition(lines, 2, 1)).toBeNull();
    expect(lastPosition(lines)).toBeGreaterThan(3000);
    expect(lastPosition([])).toBe(1000);
  });
});
