import { compare } from './compare.js';
import { indexTerms, prepare, termNumber } from './prepare.js';
import { tokensOf } from './tokens.js';

const weigh = (): number => 0.8;
const alike = (a: string, b: string) => compare(prepare(a), prepare(b), weigh);
const keys = (text: string): string[] => tokensOf(text).list.map((one) => one.key);

describe('what is compared of a text', () => {
  it.each([
    ['accents and the place of a tone', 'Uỷ ban hoà giải', 'uy ban hoa giai'],
    ['NFD', 'Ủy ban'.normalize('NFD'), 'uy ban'],
    ['i and y', 'tỷ lệ, lý luận', 'ti le li luan'],
    ['abbreviations', 'UBND, thẻ BHYT', 'uy ban nguoi dan the bao hiem y te'],
    ['synonyms, the longest first', 'sửa chữa, khắc phục', 'sua sua'],
    ['numbers', '35.000 đồng; 4,5; mười hai; ba', '35000 dong 4.5 12 3'],
    ['multipliers and quarters', '35 nghìn, quý II', '35000 quy 2'],
    ['glued units', '35.000đ', '35000 d'],
  ])('%s', (_title, text, expected) => {
    expect(keys(text).join(' ')).toBe(expected);
  });

  it('short ones that mean something else in small letters are abbreviations in capitals only', () => {
    expect(keys('GV và gv')).toEqual(['giao', 'vien', 'va', 'gv']);
  });

  it('a name begins within a sentence, not with it', () => {
    const named = (text: string): string[] =>
      tokensOf(text)
        .list.filter((one) => one.name)
        .map((one) => one.shown);
    expect(named('Đường qua Trà Vân hỏng.\nĐề nghị sửa. Cầu Nậm')).toEqual(['Trà', 'Vân', 'Nậm']);
  });

  it('a long text is compared by its beginning, and an empty one is like nothing', () => {
    expect(tokensOf('ý '.repeat(5000)).list.length).toBeLessThanOrEqual(170);
    expect(alike('', 'Đường hỏng').score).toBeLessThan(0.1);
    expect(alike('', '').score).toBeLessThan(0.1);
  });

  it('terms of an index are numbers of 32 bits, each once', () => {
    const terms = indexTerms(prepare('Đường hỏng, đường hỏng'));
    expect(terms.every((one) => one === (one | 0))).toBe(true);
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms).toContain(termNumber('duong hong'));
  });
});

describe('how alike two are, and why', () => {
  it('says the same both ways', () => {
    const [a, b] = ['Thẻ BHYT của NLĐ bị khóa.', 'Khoá thẻ bảo hiểm y tế người lao động'];
    expect(alike(a, b).score).toBeCloseTo(alike(b, a).score, 10);
  });

  it('another number or place in the same words is a difference, and lowers it', () => {
    const [one, same, other] = ['Ngõ 14 phố Mít ngập.', 'Ngõ 14 phố Mít ngập', 'Ngõ 41 phố Mít ngập.'];
    expect(alike(one, other).score).toBeLessThan(alike(one, same).score);
    expect(alike(one, other).reasons).toContainEqual({ kind: 'DIFFERS', words: ['ngõ 14 ≠ ngõ 41'] });
    expect(alike('Đường qua Trà Vân hỏng.', 'Đường qua Bến Đò hỏng.').reasons).toContainEqual({
      kind: 'DIFFERS',
      words: ['Trà Vân ≠ Bến Đò'],
    });
  });

  it('a slip of the hand is told as one, and courtesy is no reason', () => {
    const { reasons } = alike('Đề nghị sửa phần mềm quản lý.', 'Kính đề nghị xem xét sửa phần mêmm quản lý.');
    expect(reasons).toContainEqual({ kind: 'SLIP', words: ['mềm ≈ mêmm'] });
    expect(alike('Kính đề nghị lãnh đạo xem xét.', 'Đề nghị lãnh đạo xem xét').reasons).toEqual([]);
  });

  it('other marks are another word when both wrote marks', () => {
    const marked = alike('Bàn ghế cũ', 'Bạn ghẻ cụ').score;
    expect(marked).toBeLessThan(alike('Bàn ghế cũ', 'Ban ghe cu').score);
  });
});
