import { inOrthography } from './orthography.js';

describe('the orthography of the organisation (domain.md 7.2)', () => {
  it.each([
    ['Ủy ban nhân dân', 'Uỷ ban nhân dân'],
    ['ĐẢNG ỦY SỞ', 'ĐẢNG UỶ SỞ'],
    ['CỘNG HÒA XÃ HỘI', 'CỘNG HOÀ XÃ HỘI'],
    ['hòa bình, sức khỏe', 'hoà bình, sức khoẻ'],
    ['thừa ủy quyền', 'thừa uỷ quyền'],
    ['nhập khẩu hóa chất, xóa bỏ', 'nhập khẩu hoá chất, xoá bỏ'],
    ['thủy lợi, tùy chọn, suy nghĩ', 'thuỷ lợi, tuỳ chọn, suy nghĩ'],
    ['chìa khóa, tỏa sáng, đóa hoa', 'chìa khoá, toả sáng, đoá hoa'],
  ])('%s in the new style is %s in the old style', (young, old) => {
    expect(inOrthography(young, 'OLD')).toBe(old);
    expect(inOrthography(old, 'NEW')).toBe(young);
    expect(inOrthography(old, 'OLD')).toBe(old);
    expect(inOrthography(young, 'NEW')).toBe(young);
  });

  // The tone stands on the same letter in both styles.
  it.each([
    'quý vị',
    'quỳ',
    'QUÝ',
    'toàn thể',
    'hoàn thành',
    'khoảng',
    'thuyết',
    'chuyển',
    'thuế',
    'của',
    'mía',
  ])('%s is the same in both', (word) => {
    expect([inOrthography(word, 'OLD'), inOrthography(word, 'NEW')]).toEqual([word, word]);
  });

  it('reads decomposed letters', () => {
    expect(inOrthography('Ủy ban'.normalize('NFD'), 'OLD')).toBe('Uỷ ban');
  });
});
