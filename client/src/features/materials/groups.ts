import type { AgendaItem, Id, MaterialType } from '@doi-thoai/shared';

export interface MaterialGroup<Row> {
  /** Null: of the whole meeting, or of an item that is no more. */
  item: AgendaItem | null;
  rows: Row[];
}

/** Of the whole meeting first, then item by item; each in the order of the list. */
export function inGroups<Row extends { agendaItemId: Id | null }>(
  rows: readonly Row[],
  agenda: readonly AgendaItem[],
): MaterialGroup<Row>[] {
  const known = new Set<Id | null>(agenda.map(({ id }) => id));
  const of = (id: Id | null): Row[] =>
    rows.filter(({ agendaItemId }) => (known.has(agendaItemId) ? agendaItemId : null) === id);
  const groups: MaterialGroup<Row>[] = [{ item: null, rows: of(null) }];
  for (const item of agenda) groups.push({ item, rows: of(item.id) });
  return groups.filter((group) => group.rows.length > 0);
}

/** Every id in its order, with this one a place up or down within its group; null where it stands at the end. */
export function movedWithin(all: readonly Id[], group: readonly Id[], id: Id, by: -1 | 1): Id[] | null {
  const other = group[group.indexOf(id) + by];
  if (other === undefined) return null;
  return all.map((one) => (one === id ? other : one === other ? id : one));
}

export type MaterialKind = 'PDF' | 'WORD' | 'EXCEL' | 'SLIDES' | 'PICTURE';

/** As people call it. */
export function kindOf(type: MaterialType): MaterialKind {
  if (type.startsWith('image/')) return 'PICTURE';
  if (type.includes('wordprocessing')) return 'WORD';
  if (type.includes('spreadsheet')) return 'EXCEL';
  return type.includes('presentation') ? 'SLIDES' : 'PDF';
}
