import type { PaperSystem } from './issuing-bodies.js';
import type { TemplateUsed } from './paper-templates.js';

/** Papers that are made from a meeting's lists for an issuing body (domain.md 7, 9). */
export const PAPER_KINDS = [
  'INVITATIONS',
  'FIGURES',
  'NOTICE',
  'TASKS',
  'ACCEPTANCE',
  'NEVER_REACHED',
  'NEVER_SPOKEN',
  'PRESS',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const PAPER_FORMATS = ['docx', 'pdf', 'xlsx'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

const TEXT: readonly PaperFormat[] = ['docx', 'pdf'];

/** A table can also be filtered and counted in. */
export const FORMATS_OF: Record<PaperKind, readonly PaperFormat[]> = {
  INVITATIONS: TEXT,
  FIGURES: PAPER_FORMATS,
  NOTICE: TEXT,
  TASKS: PAPER_FORMATS,
  ACCEPTANCE: PAPER_FORMATS,
  NEVER_REACHED: PAPER_FORMATS,
  NEVER_SPOKEN: PAPER_FORMATS,
  PRESS: TEXT,
};

/** What is still missing in a paper. */
export const PAPER_GAPS = [
  /** The chair has not approved the conclusion. */
  'NOT_APPROVED',
  'NO_NUMBER',
  'NO_SIGNER',
  /** Nobody has written a line of the conclusion. */
  'NO_LINES',
  /** The conclusion was not issued: what the press is told may still change. */
  'NOT_ISSUED',
  'NO_PLACE',
  /** Tasks without a lead, without a date. */
  'NO_LEAD',
  'NO_DUE',
  /** Opinions that nobody has answered. */
  'UNANSWERED',
  /** Replies "ghi nhận" or "giao" that nobody owns. */
  'NO_OWNER',
  /** Opinions not accepted, without a reason. */
  'NO_REASON',
  /** Lines of the conclusion that name somebody and are kept from the press. */
  'WITHHELD',
  /** The floor is not closed. */
  'WAITING',
] as const;
export type PaperGap = (typeof PAPER_GAPS)[number];

/** EMPTY: it would say that there is nothing. CLOSED: this kind of meeting tells it to nobody. */
export const PAPER_STATES = ['READY', 'DRAFT', 'EMPTY', 'CLOSED'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

export interface PaperEntry {
  kind: PaperKind;
  state: PaperState;
  /** `n` is 1 for what is there or not. */
  gaps: { gap: PaperGap; n: number }[];
  /** Rows, letters or lines that it has. */
  size: number;
  /** The organisation's own template that its .docx is filled into; absent for the standard paper. */
  template?: TemplateUsed;
}

/** Somebody who issues papers of this meeting: issuing bodies, or its hosts where none was set up. */
export interface PaperIssuer {
  /** What a paper is asked for by (`?body=`): the body's id, or the place of the host. */
  key: string;
  body: string;
  system: PaperSystem;
  /** As printed, once the notice has a number: "05/TB-SNV". */
  noticeNumber: string;
  papers: PaperEntry[];
}

/** `GET api/meetings/:meetingId/papers`: what can be made, and what is missing in each. */
export interface PaperShelf {
  issuers: PaperIssuer[];
}
