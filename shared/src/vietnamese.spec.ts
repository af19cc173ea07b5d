import { foldMarks, sameTones, wordsOf } from './vietnamese.js';

describe('uỷ = ủy, hoà = hòa; marks aside, đ is d', () => {
  it.each([
    ['uỷ ban', 'ủy ban'],
    ['Hoà Bình', 'hòa bình'],
    ['khoẻ', 'khỏe'],
    ['thuỷ lợi'.normalize('NFD'), 'thủy lợi'],
  ])('%s', (older, newer) => {
    expect(sameTones(older)).toBe(sameTones(newer));
    expect(sameTones(older)).not.toBe(foldMarks(newer));
  });
  it('letters alone are left', () => {
    expect(foldMarks('ĐƯỜNG Uỷ')).toBe('duong uy');
    expect(wordsOf(foldMarks('Nhà công vụ, “đã” dột; 2 mùa!'))).toEqual([
      'nha',
      'cong',
      'vu',
      'da',
      'dot',
      '2',
      'mua',
    ]);
  });
});
