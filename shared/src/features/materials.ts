import type { Id, Instant } from '../ids.js';
import { ATTACHMENT_LIMITS, ATTACHMENT_TYPES } from './attachments.js';

export const MATERIAL_LIMITS = {
  perMeeting: 100,
  versions: 50,
  /** Bytes of one file: a whole hall fetches it over one network. */
  bytes: ATTACHMENT_LIMITS.bytes,
} as const;

export const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** What a material may be, by its content and never by its name. */
export const MATERIAL_TYPES = [...ATTACHMENT_TYPES, PPTX] as const;
export type MaterialType = (typeof MATERIAL_TYPES)[number];

/**
 * Who reads a material: everybody in the meeting; the table (chair, responders, desk); or, while it is being prepared,
 * the desk alone.
 */
export const MATERIAL_READERS = ['DESK', 'TABLE', 'EVERYONE'] as const;
export type MaterialReaders = (typeof MATERIAL_READERS)[number];

/** One file of a material; a newer one takes its place and leaves it readable to those who prepare. */
export interface MaterialVersion {
  id: Id;
  /** From 1. */
  number: number;
  name: string;
  type: MaterialType;
  /** As it is kept. */
  bytes: number;
  /** SHA-256 of what is kept, in hex. */
  sha256: string;
  byId: Id;
  /** As whoever brought it was called then. */
  byName: string;
  at: Instant;
}

/** A material (tài liệu) of a meeting, or of one item of its agenda, whole: for those who prepare. */
export interface MaterialView {
  id: Id;
  /** Null, or an item that is no more: of the whole meeting. */
  agendaItemId: Id | null;
  title: string;
  presenter: string;
  readers: MaterialReaders;
  /** Oldest first; none while its file is still to come. */
  versions: MaterialVersion[];
  takenBack: { reason: string; at: Instant } | null;
  /** It turned out to be secret: words and bytes are gone. */
  purged: boolean;
  version: number;
}

/** As somebody reads it who does not prepare: the newest file alone, null once it was taken back. */
export interface MaterialRow extends Omit<MaterialView, 'versions' | 'readers'> {
  file: Omit<MaterialVersion, 'byId' | 'byName'> | null;
}

/** `GET …/materials`, in their order: `all` for those who prepare, `rows` for everybody else. */
export interface MaterialList {
  all: MaterialView[] | null;
  rows: MaterialRow[];
}

/** In everybody's state in place of the list, which is read over HTTP when it is opened. */
export interface MaterialsMark {
  /** How many everybody may read. */
  count: number;
  /** Number of the entry with which what everybody reads changed last. */
  openVersion: number;
  /** The same of anything about materials. */
  version: number;
}

export interface MaterialWords {
  agendaItemId: Id | null;
  title: string;
  presenter: string;
  readers: MaterialReaders;
}

export interface MaterialsCommands {
  /** Its file comes after it, so that a slow upload never holds up the words. */
  'materials.add': { payload: MaterialWords & { materialId: Id }; result: null };
  'materials.edit': { payload: MaterialWords & { materialId: Id; seen: number }; result: null };
  /** Issued when the file has come (`POST …/versions/:versionId`); without a file it is NOT_FOUND. */
  'materials.bring': { payload: { materialId: Id; versionId: Id }; result: null };
  /** All of them, as they should stand; others than there are now: STALE. */
  'materials.order': { payload: { materialIds: Id[] }; result: null };
  /** Its files are for those who prepare, and the chair, alone; whoever could read it reads why. */
  'materials.takeBack': { payload: { materialId: Id; reason: string; seen: number }; result: null };
  'materials.giveAgain': { payload: { materialId: Id; seen: number }; result: null };
  /** Deletes words and files of what was taken back; the journal's chain stays whole. */
  'materials.purge': { payload: { materialId: Id; reason: string; seen: number }; result: null };
}

export interface MaterialsEvents {
  /** Those who prepare read it; everybody else hears `MaterialsMark` with `meeting.state`. */
  'materials.changed': MaterialView;
  'materials.ordered': { materialIds: Id[] };
}
