import { compareNames, compareWords } from './name-order';

describe('Names are never sorted by surname alone', () => {
  it('sorts by the given name, then by the rest', () => {
    const names = ['Trần Văn Dũng', 'Nguyễn Thị Ánh', 'Lê Văn An', 'Nguyễn Văn Ân', 'Đỗ Thị An', 'Phạm Đức'];
    expect([...names].sort(compareNames)).toEqual([
      'Đỗ Thị An',
      'Lê Văn An',
      'Nguyễn Thị Ánh',
      'Nguyễn Văn Ân',
      'Trần Văn Dũng',
      'Phạm Đức',
    ]);
  });

  it('counts numbers in the names of units', () => {
    expect(['Chi bộ 10', 'Chi bộ 2', 'Chi bộ 1'].sort(compareWords)).toEqual([
      'Chi bộ 1',
      'Chi bộ 2',
      'Chi bộ 10',
    ]);
  });
});
