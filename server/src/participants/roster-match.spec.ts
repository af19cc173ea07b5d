import { matchRoster } from './roster-match.js';
import type { RosterRow } from './roster-csv.js';

const row = (line: number, name: string, unit: string, number: string | null): RosterRow => ({
  line,
  name,
  unit,
  title: null,
  role: null,
  number,
});
const person = (id: string, name: string, unit: string, number: string) => ({ id, name, unit, number });
const An = person('an', 'Nguyễn Văn An', 'Chi bộ 1', '1');
const An2 = person('an2', 'Nguyễn Văn An', 'Chi bộ 1', '2');
const Binh = person('binh', 'Lê Thị Bình', 'Chi bộ 2', '3');
const Cuong = person('cuong', 'Trần Cường', 'Chi bộ 2', '');

describe('a roster that is imported again finds its people', () => {
  const table: [string, RosterRow[], (typeof An)[], (string | null)[]][] = [
    ['somebody new is new', [row(2, 'Phạm Dung', 'Chi bộ 1', '9')], [An, Binh], [null]],
    ['by name and unit', [row(2, 'Trần Cường', 'Chi bộ 2', null)], [An, Cuong], ['cuong']],
    ['by name and unit in another spelling', [row(2, 'TRẦN CƯỜNG', 'chi  bộ 2', null)], [Cuong], ['cuong']],
    ['accents make another person', [row(2, 'Trần Cương', 'Chi bộ 2', null)], [Cuong], [null]],
    [
      'by number, when the name was corrected',
      [row(2, 'Lê Thị Bính', 'Chi bộ 2', '3')],
      [An, Binh],
      ['binh'],
    ],
    ['with a new number', [row(2, 'Lê Thị Bình', 'Chi bộ 2', '30')], [An, Binh], ['binh']],
    [
      'two people of one name in one unit stay two',
      [row(2, 'Nguyễn Văn An', 'Chi bộ 1', '2'), row(3, 'Nguyễn Văn An', 'Chi bộ 1', '1')],
      [An, An2],
      ['an2', 'an'],
    ],
    [
      'a second person of one name is new when the first one is in the file',
      [row(2, 'Nguyễn Văn An', 'Chi bộ 1', '8'), row(3, 'Nguyễn Văn An', 'Chi bộ 1', '1')],
      [An],
      [null, 'an'],
    ],
    [
      'two who exchange their numbers stay themselves',
      [row(2, 'Nguyễn Văn An', 'Chi bộ 1', '3'), row(3, 'Lê Thị Bình', 'Chi bộ 2', '1')],
      [An, Binh],
      ['an', 'binh'],
    ],
  ];
  test.each(table)('%s', (_title, rows, known, ids) => {
    const matching = matchRoster(rows, known);
    expect(matching.problems).toEqual([]);
    expect(matching.matches.map(({ knownId }) => knownId)).toEqual(ids);
  });
});

describe('nobody is entered twice', () => {
  const table: [string, RosterRow[], (typeof An)[], object[]][] = [
    [
      'one number twice in the file',
      [row(2, 'A', 'X', '5'), row(3, 'B', 'X', '5')],
      [],
      [{ line: 3, column: 'number', reason: 'DUPLICATE_NUMBER', value: '5', other: { line: 2 } }],
    ],
    [
      'one person twice in the file',
      [row(2, 'A', 'X', null), row(3, 'a', 'x', null)],
      [],
      [{ line: 3, column: 'name', reason: 'DUPLICATE_PERSON', value: 'a', other: { line: 2 } }],
    ],
    [
      'a number that somebody else keeps',
      [row(2, 'Lê Thị Bình', 'Chi bộ 2', '1')],
      [An, Binh],
      [
        {
          ...{ line: 2, column: 'number', reason: 'DUPLICATE_NUMBER', value: '1' },
          other: { name: An.name },
        },
      ],
    ],
  ];
  test.each(table)('%s', (_title, rows, known, problems) => {
    expect(matchRoster(rows, known).problems).toEqual(problems);
  });

  it('matches five thousand rows with five thousand people in less than a second', () => {
    const known = Array.from({ length: 5000 }, (_, i) =>
      person(`p${i}`, `Đại biểu ${i}`, `Chi bộ ${i % 40}`, `${i}`),
    );
    const rows = known.map((one, i) => row(i + 2, one.name, one.unit, one.number)).reverse();
    const began = Date.now();
    const { matches, problems } = matchRoster(rows, known);
    expect(Date.now() - began).toBeLessThan(1000);
    expect(problems).toEqual([]);
    expect(matches.every(({ row: { name }, knownId }) => name === `Đại biểu ${knownId?.slice(1)}`)).toBe(
      true,
    );
  });
});

it('a number that was given to the chair does not make the chair a delegate: it is taken, and nothing is imported', () => {
  const chair = { ...person('chair', 'Trần Văn Chủ', 'Ban Giám đốc', '1'), atTable: true };
  const { matches, problems } = matchRoster([row(2, 'Đại biểu Một', 'Chi bộ 1', '1')], [chair]);
  expect(matches.map(({ knownId }) => knownId)).toEqual([null]);
  const other = { name: 'Trần Văn Chủ' };
  expect(problems).toEqual([{ line: 2, column: 'number', reason: 'DUPLICATE_NUMBER', value: '1', other }]);
});
