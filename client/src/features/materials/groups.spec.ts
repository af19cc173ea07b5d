import type { AgendaItem } from '@doi-thoai/shared';
import { inGroups, kindOf, movedWithin } from './groups';

const item = (id: string): AgendaItem => ({
  ...{ id, kind: 'REPORT', title: id, presenter: '', plannedMinutes: 10 },
});
const row = (id: string, agendaItemId: string | null) => ({ id, agendaItemId });

describe('materials stand in groups: of the whole meeting, then item by item', () => {
  it('in the order of agenda and list; what hangs on an item that is no more is of the whole meeting', () => {
    const rows = [row('a', 'two'), row('b', null), row('c', 'gone'), row('d', 'one'), row('e', 'two')];
    const groups = inGroups(rows, [item('one'), item('two'), item('three')]);
    expect(groups.map((group) => [group.item?.id ?? null, group.rows.map(({ id }) => id)])).toEqual([
      [null, ['b', 'c']],
      ['one', ['d']],
      ['two', ['a', 'e']],
    ]);
  });

  it('one moves past its neighbour in the group, and nothing else moves', () => {
    const all = ['a', 'x', 'b', 'y', 'c'];
    expect(movedWithin(all, ['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'x', 'a', 'y', 'c']);
    expect(movedWithin(all, ['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'x', 'c', 'y', 'b']);
    expect(movedWithin(all, ['a', 'b', 'c'], 'a', -1)).toBeNull();
    expect(movedWithin(all, ['a', 'b', 'c'], 'c', 1)).toBeNull();
  });

  it('a file is called as people call it', () => {
    const office = 'application/vnd.openxmlformats-officedocument';
    expect(kindOf('image/webp')).toBe('PICTURE');
    expect(kindOf('application/pdf')).toBe('PDF');
    expect(kindOf(`${office}.wordprocessingml.document`)).toBe('WORD');
    expect(kindOf(`${office}.spreadsheetml.sheet`)).toBe('EXCEL');
    expect(kindOf(`${office}.presentationml.presentation`)).toBe('SLIDES');
  });
});
