import { COLLECTION_LIMITS, LIMITS, SUBMISSION_KINDS } from '@doi-thoai/shared';
import { readUnitForm } from './form-rows.js';
import { EXAMPLE, FORM_HEADERS, KIND_WORDS, formColumn, kindOf } from './form-words.js';

const TOPICS = [
  { id: 't1', name: 'Nhà ở, điều kiện làm việc' },
  { id: 't2', name: 'Khác' },
];
const HEAD = ['STT', ...Object.values(FORM_HEADERS)];
const good = (n: number): string[] => [String(n), 'Kiến nghị', 'Khác', `Việc ${n}`, `Nội dung ${n}`];
const told = (cells: string[][]): string[] =>
  readUnitForm(cells, TOPICS).problems.map(
    ({ line, column, reason, value }) => `${line} ${column} ${reason} ${value}`,
  );

describe('the form of a unit: every bad row is explained by row, column and reason', () => {
  it('reads good rows with the row that the spreadsheet shows; empty rows and the example are no rows', () => {
    const example = [EXAMPLE, 'Kiến nghị', 'Khác', 'Mẫu', 'Mẫu'];
    const cells = [HEAD, example, good(1), [], ['3', '', '', '', ''], good(2)];
    expect(readUnitForm(cells, TOPICS)).toEqual({
      problems: [],
      rows: [
        { line: 3, kind: 'PETITION', topicId: 't2', summary: 'Việc 1', text: 'Nội dung 1' },
        { line: 6, kind: 'PETITION', topicId: 't2', summary: 'Việc 2', text: 'Nội dung 2' },
      ],
    });
  });

  it('finds the heads below a title, in another order, decomposed, with columns of the unit’s own', () => {
    const cells = [
      ['CHI BỘ VĂN PHÒNG'],
      [],
      ['Người ghi', 'Nội dung', 'NHÓM VẤN ĐỀ'.normalize('NFD'), 'Loại'],
      ['Lan', '-5 điểm là nặng', 'nhà ở,  điều kiện làm việc', 'góp ý'],
    ];
    expect(readUnitForm(cells, TOPICS).rows).toEqual([
      { line: 4, kind: 'COMMENT', topicId: 't1', summary: '-5 điểm là nặng', text: '-5 điểm là nặng' },
    ]);
  });

  it('an empty kind is an opinion; a missing summary is the beginning of the words, a missing text the summary', () => {
    const long = 'chữ '.repeat(80).trim();
    const cells = [HEAD, ['1', '', 'Khác', '', long], ['2', '', 'Khác', 'Ngắn', '']];
    const [first, second] = readUnitForm(cells, TOPICS).rows;
    expect(first).toMatchObject({ kind: 'OPINION', text: long });
    expect(first?.summary.length).toBeLessThanOrEqual(LIMITS.summary);
    expect(long.startsWith(first?.summary.replace('…', '') ?? '?')).toBe(true);
    expect(second).toMatchObject({ summary: 'Ngắn', text: 'Ngắn' });
  });

  it('names what is wrong in each row, and keeps only the others', () => {
    const cells = [
      HEAD,
      good(1),
      ['2', 'Thơ', 'Khác', 'a', ''],
      ['3', '', 'Giao thông', 'a', ''],
      ['4', '', '', 'a', ''],
      ['5', '', 'Khác', '', ''],
      ['6', '', 'Khác', 'x'.repeat(LIMITS.summary + 1), ''],
      ['7', '', 'Khác', 'a', 'x'.repeat(LIMITS.text + 1)],
      ['8', '', 'Khác', 'a', 'TỐI MẬT'],
      ['9', '', 'Khác', 'a', 'đảo\u202eo'],
      ['10', 'Kiến nghị', 'Khác', 'Việc 1', 'Nội dung 1'],
    ];
    expect(told(cells).map((line) => line.slice(0, 40))).toEqual([
      '3 kind UNKNOWN_KIND Thơ',
      '4 topic UNKNOWN_TOPIC Giao thông',
      '5 topic MISSING ',
      '6 summary MISSING ',
      `7 summary TOO_LONG ${'x'.repeat(21)}`,
      `8 text TOO_LONG ${'x'.repeat(24)}`,
      '9 text SECRECY_MARK TỐI MẬT',
      '10 text FORBIDDEN_CHARACTERS đảo\u202eo',
      '11 text REPEATED 2',
    ]);
    expect(readUnitForm(cells, TOPICS).rows.map(({ line }) => line)).toEqual([2, 11]);
  });

  it('says when there is no form, nothing in it, or too much', () => {
    expect(told([['a', 'b']])).toEqual(['1 file COLUMN_MISSING a b']);
    expect(told([])).toEqual(['1 file COLUMN_MISSING ']);
    expect(told([HEAD])).toEqual(['2 file MISSING ']);
    const many = Array.from({ length: COLLECTION_LIMITS.formRows + 1 }, (_, n) => good(n));
    expect(told([HEAD, ...many])).toEqual([`302 file TOO_MANY_ROWS ${many.length}`]);
  });

  it('every head and every kind that the form prints is understood', () => {
    expect(Object.values(FORM_HEADERS).map(formColumn)).toEqual(Object.keys(FORM_HEADERS));
    expect(SUBMISSION_KINDS.map((kind) => kindOf(KIND_WORDS[kind]))).toEqual(SUBMISSION_KINDS);
  });
});
