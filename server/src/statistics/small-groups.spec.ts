import { guarded, type OpenCell } from './small-groups.js';

/** Cells a, b, …: named ones, and unnamed ones of which `kept` came in no whole five. */
const cells = (named: number[], unnamed: number[], kept: number[] = []): OpenCell[] =>
  named.map((n, i) => {
    const all = unnamed[i] ?? 0;
    const key = String.fromCharCode(97 + i);
    return { key, label: key, named: n, released: all - (kept[i] ?? 0), total: n + all };
  });

const total = (all: readonly OpenCell[]): number => all.reduce((sum, cell) => sum + cell.total, 0);
const told = (all: readonly OpenCell[]): string => JSON.stringify(guarded(all));

/** Every way in which `unnamed` opinions can lie in `count` cells. */
function spreads(count: number, unnamed: number): number[][] {
  if (count === 1) return [[unnamed]];
  return Array.from({ length: unnamed + 1 }, (_, first) =>
    spreads(count - 1, unnamed - first).map((rest) => [first, ...rest]),
  ).flat();
}

describe('W112: small groups', () => {
  it('named opinions are counted exactly, unnamed ones in fives; what is over is not broken down', () => {
    expect(guarded(cells([7, 2, 0], [11, 6, 3]))).toEqual({
      rows: [
        { key: 'a', label: 'a', n: 7, unnamed: 10 },
        { key: 'b', label: 'b', n: 2, unnamed: 0 },
      ],
      rest: 10,
    });
  });

  it('a cell in which only hidden ones lie has no row: the row itself would tell', () => {
    const { rows } = guarded(cells([7, 0], [9, 2]));
    expect(rows.map(({ key }) => key)).toEqual(['a']);
  });

  it('fewer than five in all: not even how many, and none is not told from four', () => {
    const none = guarded(cells([3, 9, 20], [0, 0, 0]));
    expect(none).toEqual({
      rows: [
        { key: 'a', label: 'a', n: null, unnamed: 0 },
        { key: 'b', label: 'b', n: null, unnamed: 0 },
        { key: 'c', label: 'c', n: 20, unnamed: 0 },
      ],
      rest: 12,
    });
    // Whoever reads cannot tell twelve named ones from eleven and somebody who hides among them.
    expect(told(cells([3, 8, 20], [0, 1, 0]))).toBe(told(cells([3, 9, 20], [0, 0, 0])));
    expect(told(cells([1, 7, 20], [0, 0, 4]))).toBe(told(cells([3, 9, 20], [0, 0, 0])));
  });

  it.each([1, 2, 3])(
    'what is shown and the rest make the whole, the rest is never one to four (%i cells)',
    (n) => {
      for (let unnamed = 5; unnamed <= 24; unnamed += 1) {
        for (const spread of spreads(n, unnamed)) {
          const all = cells([6, 1, 0].slice(0, n), spread);
          const { rows, rest } = guarded(all);
          const shown = rows.reduce((sum, row) => sum + (row.n ?? 0) + row.unnamed, 0);
          expect([shown + rest, rest >= 5, rows.every((row) => row.unnamed % 5 === 0)]).toEqual([
            ...[total(all), true, true],
          ]);
        }
      }
    },
  );

  it.each([
    [2, 20],
    [3, 20],
    [5, 20],
  ])(
    'no cell of one to four is found by whoever knows the rule, the named ones and the whole (%i cells, %i opinions)',
    (n, unnamed) => {
      const worlds = new Map<string, number[][]>();
      for (const spread of spreads(n, unnamed)) {
        const answer = told(
          cells(
            Array.from({ length: n }, () => 3),
            spread,
          ),
        );
        worlds.set(answer, [...(worlds.get(answer) ?? []), spread]);
      }
      for (const [answer, possible] of worlds) {
        for (let cell = 0; cell < n; cell += 1) {
          const counts = new Set(possible.map((spread) => spread[cell] ?? 0));
          const [only = 0] = counts;
          const found = counts.size === 1 && only > 0 && only < 5;
          expect({ answer, cell, found }).toEqual({ answer, cell, found: false });
        }
      }
    },
  );

  it('the same cells give the same answer in whatever order the database found them', () => {
    const all = cells([4, 4, 4], [7, 7, 2]);
    expect(guarded([...all].reverse()).rows.reverse()).toEqual(guarded(all).rows);
  });
});
