import { coverage, isBlanket, unexpanded } from './coverage.js';
import { emptySnapshot } from './state.js';

type Seen = Parameters<typeof coverage>[0];

const of = (rows: object[]): never =>
  Object.fromEntries(rows.map((row) => [(row as { id: string }).id, row])) as never;
const live = { mergedInto: null, splitInto: [] };
const state = (more: object): Seen => ({ ...emptySnapshot(), ...more });
const opinion = (id: string) => ({ kind: 'COLLATED', id });
const line = (text: string, ...ids: string[]) => ({ id: 'l', text, sources: ids.map(opinion) });
const promise = (id: string, ...sources: object[]) => ({ id, state: 'PROPOSED', sources });
const collated = of([
  { id: 'a', number: 1, ...live },
  { id: 'b', number: 2, ...live },
  { id: 'c', number: 3, ...live, mergedInto: 'b' },
]);

describe('W148: coverage', () => {
  it('counts what counts, each kind by itself, and lists what is untouched in its order', () => {
    const { COLLATED, SUBMISSION, TURN } = coverage(state({ collated }));
    expect(COLLATED).toEqual({ total: 2, untouched: ['a', 'b'] });
    expect([SUBMISSION.total, TURN.total]).toEqual([0, 0]);
  });

  it('is touched by a line, by a promise that stands, and through what was merged', () => {
    expect(coverage(state({ collated, lines: of([line('Yêu cầu sửa', 'a')]) })).COLLATED.untouched).toEqual([
      'b',
    ]);
    expect(coverage(state({ collated, lines: of([line('Yêu cầu sửa', 'c')]) })).COLLATED.untouched).toEqual([
      'a',
    ]);
    const made = of([promise('p', opinion('b'))]);
    expect(coverage(state({ collated, commitments: made })).COLLATED.untouched).toEqual(['a']);
    const gone = of([{ ...promise('p', opinion('b')), state: 'CANCELLED' }]);
    expect(coverage(state({ collated, commitments: gone })).COLLATED.untouched).toEqual(['a', 'b']);
  });

  it('a blanket line counts for those that have a row of their own only', () => {
    const lines = of([line('Tiếp thu tất cả ý kiến', 'a', 'b')]);
    const rows = of([promise('p', opinion('a'), { kind: 'LINE', id: 'l' })]);
    expect(coverage(state({ collated, lines, commitments: rows })).COLLATED.untouched).toEqual(['b']);
    expect(unexpanded(line('Ghi nhận các ý kiến', 'a', 'b') as never, rows)).toEqual([opinion('b')]);
  });

  it.each([
    ['Chủ tọa tiếp thu tất cả ý kiến', true],
    ['Ghi nhận toàn bộ kiến nghị của cơ sở', true],
    ['Ban tổ chức xin ghi nhận và tiếp thu các ý kiến', true],
    ['Tiếp thu ý kiến của Phòng Đất đai về mái nhà', false],
    ['Giao Phòng Nhà ở ghi nhận hiện trạng', false],
  ])('"%s" is blanket: %s', (text, expected) => expect(isBlanket(text)).toBe(expected));
});
