import { findRows, plainLetters } from './find';

describe('Search is blind to accents', () => {
  it.each([
    ['Uỷ ban', 'uy ban'],
    ['Ủy ban', 'uy ban'],
    ['Đường Đê', 'duong de'],
    ['Hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['NGUYỄN THỊ HẠNH'.normalize('NFD'), 'nguyen thi hanh'],
  ])('%s is read as %s', (written, plain) => {
    expect(plainLetters(written)).toBe(plain);
  });

  it('finds rows that hold every word, in any order', () => {
    const rows = [{ words: 'Đường liên xã hỏng nặng' }, { words: 'Nước sạch cho xã Tân Lập' }];
    const find = (query: string) => findRows(rows, query, (row) => row.words);
    expect(find('xa duong')).toEqual([rows[0]]);
    expect(find('XÃ')).toEqual(rows);
    expect(find('  ')).toBe(rows);
    expect(find('cau')).toEqual([]);
  });
});
