import { makeId } from '@doi-thoai/shared';
import { bestGuess, namesBeside, namesInLog, orderIn } from './auditor.js';
import type { Known, Sent } from './auditor.js';

const authors = Array.from({ length: 20 }, () => ({ id: makeId(), cookie: 'c' }));
const sent = (kind: 'A' | 'N', i: number): Sent => ({
  author: authors[i % authors.length]?.id ?? '',
  mark: `MARK-${kind}${makeId()}`,
});
const known: Known = {
  anonymous: Array.from({ length: 100 }, (_, i) => sent('A', i)),
  named: Array.from({ length: 100 }, (_, i) => sent('N', i)),
  authors,
};
const marks = known.anonymous.map(({ mark }) => mark);

describe('the auditor of R16 finds what it is there to find', () => {
  it('an author who spoke by name just before, or just after', () => {
    const before = known.named.flatMap((named, i) => [named.mark, marks[i] ?? '']);
    expect(bestGuess(before, known)).toBe(1);
    expect(bestGuess([...before].reverse(), known)).toBe(1);
  });

  it('a shuffled order leaves little more than chance', () => {
    const apart = [
      ...known.named.map(({ mark }) => mark),
      ...marks.map((_, i) => marks[(i * 37) % 100] ?? ''),
    ];
    expect(bestGuess(apart, known)).toBeLessThan(0.2);
    expect(bestGuess([], known)).toBe(1);
  });

  it('an identifier in a row of an anonymous opinion, and a row that is missing', () => {
    const rows = marks.map((mark) => `(1,${mark},null)`);
    const name = authors[3]?.id ?? '';
    expect(namesBeside(marks, rows, [name], 'a row')).toEqual([]);
    const told = rows.map((row, i) => (i === 7 ? `${row} ${name}` : row));
    expect(namesBeside(marks, told, [name], 'a row')).toMatchObject([{ rule: 'identified' }]);
    expect(namesBeside(marks, rows.slice(1), [name], 'a row')).toMatchObject([{ rule: 'lost' }]);
  });

  it('a word of an opinion or a name in the log', () => {
    expect(namesInLog('nothing', [...marks])).toEqual([]);
    expect(namesInLog(`error at ${marks[5] ?? ''}`, [...marks])).toMatchObject([{ rule: 'identified' }]);
  });

  it('marks in raw bytes, in their order and each once', () => {
    const bytes = Buffer.from(`\0\u0001${marks[2] ?? ''}xx${marks[0] ?? ''}..${marks[2] ?? ''}`, 'latin1');
    expect(orderIn(bytes, known)).toEqual([marks[2], marks[0]]);
  });
});
