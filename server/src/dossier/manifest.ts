import type { Id, TemplateUsed } from '@doi-thoai/shared';

/** First words of a manifest; a reader that does not know the version refuses it. */
export const DOSSIER_FORMAT = 'doi-thoai-dossier';
export const DOSSIER_VERSION = 1;
export const MANIFEST = 'manifest.json';
export const READ_ME = 'DOC-TRUOC.txt';

/** One file of the dossier as the manifest tells it. */
export interface ListedFile {
  path: string;
  /** What it is, in Vietnamese. */
  what: string;
  bytes: number;
  /** SHA-256 of the file, in hex. */
  sha256: string;
  /** The organisation's own template that it was filled into; absent for the standard paper. */
  template?: TemplateUsed;
  /** Of papers alone. */
  origin?: Origin;
}

/**
 * GENERATED: made from the journal for this dossier. GENERATED_THEN: made when a signed version of it came. EDITED: the
 * Word file as the office edited it. SCAN: of the paper that was signed.
 */
export type Origin = 'GENERATED' | 'GENERATED_THEN' | 'EDITED' | 'SCAN';

/** What is not in it, and why: a dossier never leaves out in silence. */
export interface LeftOut {
  what: string;
  why: string;
}

/** `manifest.json`: everything else that lies in the dossier, by path. docs/dossier.md describes it. */
export interface Manifest {
  format: typeof DOSSIER_FORMAT;
  version: typeof DOSSIER_VERSION;
  meeting: { id: Id; title: string; rehearsal: boolean };
  /** ISO 8601, UTC. */
  madeAt: string;
  /** Where the journal stood before the first file was made and after the last one; the same when nothing came between. */
  journal: { before: Head; after: Head };
  files: ListedFile[];
  left: LeftOut[];
}

export interface Head {
  seq: number;
  /** The chain's hash at `seq`, in hex, as the minutes print it. */
  hash: string;
}

/** The same list for people. */
export function readMe({ meeting, madeAt, journal, files, left }: Manifest): string {
  const head = ({ seq, hash }: Head): string => `mục ${seq}, ${hash}`;
  const changed = journal.before.seq !== journal.after.seq;
  return [
    `HỒ SƠ CUỘC HỌP${meeting.rehearsal ? ' (DIỄN TẬP)' : ''}`,
    meeting.title,
    '',
    `Lập lúc: ${madeAt} (giờ UTC)`,
    `Nhật ký khi bắt đầu lập: ${head(journal.before)}`,
    ...(changed ? [`Nhật ký khi lập xong: ${head(journal.after)}`] : []),
    '',
    'Mỗi tệp kèm dấu vân tay SHA-256. Kiểm tra cả hồ sơ: npm run admin -- check-dossier <tệp ZIP>',
    '',
    ...files.map(({ path, what, bytes, sha256 }) => `${path}\n    ${what}; ${bytes} byte\n    ${sha256}`),
    ...(left.length === 0 ? [] : ['', 'KHÔNG CÓ TRONG HỒ SƠ']),
    ...left.map(({ what, why }) => `${what}: ${why}`),
    '',
  ].join('\n');
}
