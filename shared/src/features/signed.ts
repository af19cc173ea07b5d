import type { CivilDate, Id, Instant } from '../ids.js';
import { ATTACHMENT_LIMITS } from './attachments.js';
import type { PaperSystem } from './issuing-bodies.js';
import { PAPER_KINDS } from './papers.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Papers that are signed: those of the shelf, and the two that are made once in each system. */
export const SIGNED_PAPERS = ['MINUTES', 'COLLATION_TABLE', ...PAPER_KINDS] as const;
export type SignedPaper = (typeof SIGNED_PAPERS)[number];

/** Made in a system, whoever issues them: their issuer is the system. */
export const OF_SYSTEM: readonly SignedPaper[] = ['MINUTES', 'COLLATION_TABLE'];
/** Signed after the meeting has ended: before, what is made of them is a draft. */
export const AFTER_CLOSE: readonly SignedPaper[] = ['MINUTES', 'NOTICE', 'TASKS', 'ACCEPTANCE', 'PRESS'];
/** The notice, its annexes and what the press is told of it: not published before it was issued. */
export const WITH_NOTICE: readonly SignedPaper[] = ['NOTICE', 'TASKS', 'ACCEPTANCE', 'PRESS'];
/** They name people for the office alone, and are never published. */
export const NEVER_OPEN: readonly SignedPaper[] = ['INVITATIONS', 'NEVER_REACHED', 'NEVER_SPOKEN'];

/** What a file of a signed version may be, by its content. */
export const SIGNED_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', DOCX] as const;
export type SignedType = (typeof SIGNED_TYPES)[number];

export const SIGNED_LIMITS = {
  /** Pictures of the pages of one scan. */
  pictures: 20,
  /** Of one paper of one issuer. */
  versions: 50,
  perMeeting: 500,
  /** Files that are sent for one version, with those that were chosen and not used. */
  files: 60,
  bytes: ATTACHMENT_LIMITS.bytes,
} as const;

export interface SignedFile {
  id: Id;
  name: string;
  type: SignedType;
  /** As it is kept. */
  bytes: number;
  /** SHA-256 of what is kept, in hex. */
  sha256: string;
}

/** The signed version (bản đã ký) of a paper that was generated here, whole: for the table and the clerk. */
export interface SignedView {
  id: Id;
  paper: SignedPaper;
  /** The shelf's key of the issuing body; of a paper that is made in a system, the system. */
  issuer: string;
  system: PaperSystem;
  /** As the issuer was called then; '' of a paper that is made in a system. */
  body: string;
  /** From 1, of this paper of this issuer. */
  number: number;
  /** The day that stands on the paper. */
  signedOn: CivilDate;
  /** As it was generated at the moment when the signed version came. */
  generated: SignedFile | null;
  /** The Word file as it was edited. */
  edited: SignedFile | null;
  /** One PDF, or pictures of its pages in their order. */
  scan: SignedFile[];
  /** Why it takes the place of the one before; '' for the first. */
  reason: string;
  byId: Id;
  /** As whoever put it back was called then. */
  byName: string;
  at: Instant;
  published: boolean;
  takenBack: { reason: string; at: Instant } | null;
  /** It turned out to be secret: words and bytes are gone. */
  purged: boolean;
  version: number;
}

/** As somebody reads it who is neither at the table nor a clerk: the newest one that was published. */
export type SignedRow = Pick<
  SignedView,
  'id' | 'paper' | 'issuer' | 'system' | 'body' | 'number' | 'signedOn' | 'edited' | 'scan' | 'at'
>;

/** `GET …/signed`: `all`, oldest first, for the table and the clerk; `rows` for everybody else. */
export interface SignedList {
  all: SignedView[] | null;
  rows: SignedRow[];
}

/** In everybody's state in place of the list, which is read over HTTP. Both are numbers of entries. */
export interface SignedMark {
  /** With which what everybody reads changed last; 0: nothing was ever published. */
  openVersion: number;
  /** The same of anything about signed versions. */
  version: number;
}

/** A piece of a changed paragraph. */
export interface DifferencePart {
  kind: 'SAME' | 'ADDED' | 'REMOVED';
  text: string;
  /** It holds a number that is not the same. */
  number: boolean;
}

export interface DifferenceRow {
  kind: 'CHANGED' | 'ADDED' | 'REMOVED';
  /** Place of the paragraph, from 1: among those that were edited, of a removed one among those that were generated. */
  at: number;
  parts: DifferencePart[];
  /** Its numbers are others now. */
  numbers: boolean;
}

/** What was changed between the text that was generated and the one that was edited, paragraph by paragraph. */
export interface PaperDifference {
  rows: DifferenceRow[];
  /** Changed paragraphs that are too many to be listed. */
  more: number;
  /** Changed paragraphs whose numbers are others now, also those that are not listed. */
  numbers: number;
  /** Paragraphs of either text. */
  generated: number;
  edited: number;
}

export interface SignedCommands {
  /**
   * Its files came before (`POST …/signed/:signedId/files/:fileId`, `…/generated/:fileId`), at least a Word file or a
   * scan. `latest` is the newest one of this paper that was seen, null: none; with one there must be a reason.
   */
  'signed.putBack': {
    payload: {
      signedId: Id;
      paper: SignedPaper;
      issuer: string;
      signedOn: CivilDate;
      generatedId: Id;
      editedId: Id | null;
      scanIds: Id[];
      reason: string;
      latest: Id | null;
    };
    result: null;
  };
  'signed.publish': { payload: { signedId: Id; published: boolean; seen: number }; result: null };
  /** Its files are for the table and the clerk alone, until it is given again or purged. */
  'signed.takeBack': { payload: { signedId: Id; reason: string; seen: number }; result: null };
  'signed.giveAgain': { payload: { signedId: Id; seen: number }; result: null };
  'signed.purge': { payload: { signedId: Id; reason: string; seen: number }; result: null };
}

export interface SignedEvents {
  /** The table and clerks read it; everybody else hears `SignedMark` with `meeting.state`. */
  'signed.changed': SignedView;
}
