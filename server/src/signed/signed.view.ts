import type { SignedFile, SignedRow, SignedView } from '@doi-thoai/shared';
import type { SignedEntity } from './signed.entity.js';

/** Whole: for the table and the clerk, and for the journal. */
export function signedView({ meetingId: _meeting, putBackAt, ...row }: SignedEntity): SignedView {
  return { ...row, at: putBackAt.getTime() };
}

/** Everybody in the meeting reads it now. */
export function isOpen(row: Pick<SignedEntity, 'published' | 'takenBack' | 'purged'>): boolean {
  return row.published && row.takenBack === null && !row.purged;
}

/** The scan is what was signed; where there is none, the Word file stands for it. */
export function signedRow(row: SignedEntity): SignedRow {
  const { id, paper, issuer, system, body, number, signedOn, scan, putBackAt } = row;
  const edited = scan.length === 0 ? row.edited : null;
  return { id, paper, issuer, system, body, number, signedOn, edited, scan, at: putBackAt.getTime() };
}

/** Those that everybody reads of it. */
export function openFiles(row: SignedEntity): SignedFile[] {
  const { edited, scan } = signedRow(row);
  return isOpen(row) ? [...scan, ...(edited ? [edited] : [])] : [];
}

export function allFiles({ generated, edited, scan }: SignedEntity): SignedFile[] {
  return [generated, edited, ...scan].filter((one) => one !== null);
}
