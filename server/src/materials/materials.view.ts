import type { MaterialRow, MaterialView } from '@doi-thoai/shared';
import type { MaterialEntity } from './materials.entity.js';

/** Whole: for those who prepare, and for the journal. */
export function materialView(row: MaterialEntity): MaterialView {
  const { id, agendaItemId, title, presenter, readers, versions, takenBack, purged, version } = row;
  return { id, agendaItemId, title, presenter, readers, versions, takenBack, purged, version };
}

/** What somebody who does not prepare may know of materials. */
export type Looking = 'CHAIR' | 'TABLE' | 'EVERYONE';

/** Everybody in the meeting reads its file now. */
export function isOpen(row: Pick<MaterialEntity, 'readers' | 'versions' | 'takenBack' | 'purged'>): boolean {
  return row.readers === 'EVERYONE' && row.versions.length > 0 && row.takenBack === null && !row.purged;
}

/** May this reader know of it: there is a file for them, or there was one, and they read why it was taken back. */
export function isFor(row: MaterialEntity, looking: Looking): boolean {
  // The chair judges what was taken back, whoever was to read it.
  if (looking === 'CHAIR' && (row.takenBack !== null || row.purged)) return true;
  if (row.versions.length === 0 || row.purged) return false;
  return row.readers === 'EVERYONE' || (row.readers === 'TABLE' && looking !== 'EVERYONE');
}

/** The newest file. Of what was taken back only the chair reads it, who judges whether it is purged. */
export function isFileFor(row: MaterialEntity, looking: Looking): boolean {
  return isFor(row, looking) && (row.takenBack === null || looking === 'CHAIR');
}

export function materialRow(row: MaterialEntity, looking: Looking): MaterialRow {
  const { id, agendaItemId, title, presenter, takenBack, purged, version } = row;
  const newest = row.versions.at(-1);
  const words = { id, agendaItemId, title, presenter, takenBack, purged, version };
  if (!newest || !isFileFor(row, looking)) return { ...words, file: null };
  const { byId: _by, byName: _name, ...file } = newest;
  return { ...words, file };
}
