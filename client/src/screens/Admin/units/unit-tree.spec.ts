import type { OrgUnitView } from '@doi-thoai/shared';
import { otherUnits, treeRows } from './unit-tree';

const unit = (id: string, name: string, more: Partial<OrgUnitView> = {}): OrgUnitView => ({
  id,
  parentId: null,
  names: [{ validFrom: null, name, basis: '' }],
  endedOn: null,
  successorId: null,
  endBasis: '',
  version: 1,
  ...more,
});

const units = [
  unit('b', 'Ban Xây dựng', {
    names: [
      { validFrom: null, name: 'Ban Kiến thiết', basis: '' },
      { validFrom: '2026-01-01', name: 'Ban Xây dựng', basis: '' },
    ],
  }),
  unit('b10', 'Tổ 10', { parentId: 'b' }),
  unit('b2', 'Tổ 2', { parentId: 'b' }),
  unit('gone', 'Ban Cũ', { endedOn: '2026-06-01', successorId: 'b' }),
  unit('left', 'Tổ lẻ', { parentId: 'gone' }),
];
const today = '2026-11-28';
const shown = (query: string, ended = false) =>
  treeRows(units, { today, query, ended }).map(({ name, depth }) => `${depth} ${name}`);

it('a tree has parents before their units, numbers in their order, and nobody who is no more', () => {
  expect(shown('')).toEqual(['0 Ban Xây dựng', '1 Tổ 2', '1 Tổ 10', '0 Tổ lẻ']);
  expect(shown('', true)).toEqual(['0 Ban Cũ', '1 Tổ lẻ', '0 Ban Xây dựng', '1 Tổ 2', '1 Tổ 10']);
});

it('an old name finds the unit, and what is found is shown with where it belongs', () => {
  expect(shown('kien thiet')).toEqual(['0 Ban Xây dựng']);
  expect(shown('tổ 10')).toEqual(['0 Ban Xây dựng', '1 Tổ 10']);
});

it('the name is that of the day', () => {
  const rows = treeRows(units, { today: '2025-12-31', query: '', ended: false });
  const row = rows.find(({ unit: { id } }) => id === 'b');
  expect(row?.name).toBe('Ban Kiến thiết');
});

it('nobody goes on with itself, and nobody who is no more goes on', () => {
  expect(otherUnits(units, units[0] ?? null, today).map(({ value }) => value)).toEqual(['b2', 'b10', 'left']);
});
