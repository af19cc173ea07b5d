import type { Id, Instant } from '../ids.js';
import type { AttachmentView } from './attachments.js';

/** Kinds of an opinion (domain.md 3). */
export const SUBMISSION_KINDS = ['OPINION', 'PETITION', 'PROPOSAL', 'REPORT', 'WISH', 'COMMENT'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/**
 * How the author wants to be known; fixed at sending (domain.md 10.5). CONFIDENTIAL: the name is sealed, one named
 * officer can open it, and leaves a trace. ANONYMOUS: no link is kept at all.
 */
export const DISCLOSURES = ['NAMED', 'CONFIDENTIAL', 'ANONYMOUS'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

export const CHANNELS = ['PHONE', 'DESK', 'FOCAL', 'SPEECH_NOT_REACHED'] as const;
export type Channel = (typeof CHANNELS)[number];

export const MODERATIONS = ['PENDING', 'APPROVED', 'RETURNED'] as const;
export type Moderation = (typeof MODERATIONS)[number];

export const VISIBILITIES = ['HIDDEN', 'PUBLISHED', 'ON_AIR'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/**
 * Out of the meeting's course (domain.md 6.3, 10.6, 10.7): REDIRECTED is a complaint or denunciation, which has a
 * procedure of its own; FORWARDED belongs to another authority; OUT_OF_SCOPE; SECRET_SUSPECT is in quarantine, its
 * words shown to nobody; PURGED had them deleted.
 */
export const ASIDE_KINDS = ['REDIRECTED', 'FORWARDED', 'OUT_OF_SCOPE', 'SECRET_SUSPECT', 'PURGED'] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

export interface Aside {
  kind: AsideKind;
  /** What the author is told: where to turn to, the letter's number, the reason. */
  text: string;
  byId: Id;
  at: Instant;
}

/** An opinion as its author, the desk and the chair see it. The desk's rows carry a clipped `text`. */
export interface SubmissionView {
  id: Id;
  /** Never dies; opens the whole line of this opinion. */
  trackingCode: string;
  authorId: Id | null;
  authorName: string;
  authorUnitId: Id | null;
  authorUnit: string;
  /** Secretary or focal person who typed it for somebody; null when the author did. */
  enteredById: Id | null;
  channel: Channel;
  disclosure: Disclosure;
  kind: SubmissionKind;
  topicId: Id;
  summary: string;
  text: string;
  /** Only the beginning of `text` is here; open the row for the rest. */
  clipped: boolean;
  /** When the author wrote it, by the phone's clock as corrected by the server's; at most `receivedAt`. */
  writtenAt: Instant;
  receivedAt: Instant;
  moderation: Moderation;
  /** What the secretary asks the author to clarify, with RETURNED. */
  returnText: string;
  visibility: Visibility;
  withdrawn: boolean;
  /** Not empty = collated: the author can no longer edit or withdraw. */
  collatedIds: Id[];
  /** Was to be spoken and was not reached: an answer is owed. */
  notReached: boolean;
  requestId: Id | null;
  edition: number;
  /** Only when it was set aside. */
  aside?: Aside;
  /** Only when there are any, in the order in which they came. */
  attachments?: AttachmentView[];
  version: number;
}

/** What everybody may read of a published opinion. */
export interface PublishedView {
  id: Id;
  kind: SubmissionKind;
  topicId: Id;
  summary: string;
  text: string;
  authorName: string;
  authorUnit: string;
  onAir: boolean;
  version: number;
}

export interface OpinionWords {
  kind: SubmissionKind;
  topicId: Id;
  summary: string;
  text: string;
}

/** An opinion as somebody saw it. */
export interface OpinionSeen {
  submissionId: Id;
  seen: number;
}

/** What opens an opinion to whoever wrote it without a name: see `receipt.ts`. Never stored, only its digest. */
export interface Receipted {
  receipt: string;
}

/** An anonymous opinion on its way in: not a command, because a command has an actor. */
export interface AnonymousOpinion extends OpinionWords, Receipted {
  /** Made by the phone; a repeat is known by it. */
  submissionId: Id;
}

export interface SubmissionsCommands {
  'submissions.open': { payload: Record<string, never>; result: null };
  'submissions.close': { payload: Record<string, never>; result: null };
  'submissions.submit': {
    payload: OpinionWords & { submissionId: Id; disclosure: Disclosure; writtenAt: Instant };
    result: { submissionId: Id; trackingCode: string };
  };
  /** The author's name is sealed; the entry names nobody. `officerId`: who the author was told may open it. */
  'submissions.submitConfidential': {
    payload: OpinionWords & Receipted & { submissionId: Id; officerId: Id; writtenAt: Instant };
    result: { submissionId: Id; trackingCode: string };
  };
  /** Issued by the server alone: takes in, shuffled, what waits in the anonymous inbox. */
  'submissions.appendAnonymous': { payload: Record<string, never>; result: { appended: number } };
  /** Issued for whoever presents the receipt; there is no session behind it. */
  'submissions.editByReceipt': { payload: OpinionWords & Receipted & { seen: number }; result: null };
  'submissions.withdrawByReceipt': { payload: Receipted & { seen: number }; result: null };
  /** By the officer of the meeting's settings: the name can be read for a while, and the author sees that it was. */
  'submissions.openAuthor': { payload: { submissionId: Id; reason: string }; result: null };
  /** For a person without a phone (`authorId`) or for a unit (`unitId`); marked with who typed it. */
  'submissions.submitForOther': {
    payload: OpinionWords & { submissionId: Id; authorId: Id | null; unitId: Id | null; writtenAt: Instant };
    result: { submissionId: Id; trackingCode: string };
  };
  'submissions.edit': {
    payload: OpinionWords & { submissionId: Id; seen: number };
    result: null;
  };
  /** Issued when the file has come (`POST …/attachments/:attachmentId`); without a file it is NOT_FOUND. */
  'submissions.attach': { payload: { submissionId: Id; attachmentId: Id }; result: null };
  /** By whoever wrote the opinion, as long as it may be edited; the bytes go with it. */
  'submissions.detach': { payload: { submissionId: Id; attachmentId: Id }; result: null };
  'submissions.withdraw': { payload: { submissionId: Id; seen: number }; result: null };
  'submissions.approve': { payload: { submissionId: Id; seen: number }; result: null };
  /** All or nothing. */
  'submissions.approveMany': { payload: { items: OpinionSeen[] }; result: null };
  'submissions.return': { payload: { submissionId: Id; returnText: string; seen: number }; result: null };
  'submissions.publish': { payload: { submissionId: Id; seen: number }; result: null };
  /** It leaves the course; the author is told `text`. */
  'submissions.setAside': {
    payload: { submissionId: Id; kind: Exclude<AsideKind, 'PURGED'>; text: string; seen: number };
    result: null;
  };
  /** Back into the course, with its words. */
  'submissions.takeBack': { payload: { submissionId: Id; seen: number }; result: null };
  /** Deletes the words of a quarantined opinion everywhere; the journal's chain stays whole. */
  'submissions.purge': { payload: { submissionId: Id; reason: string; seen: number }; result: null };
  'submissions.hide': { payload: { submissionId: Id; seen: number }; result: null };
  /** Publishes when needed and projects it; the one on air before becomes PUBLISHED. */
  'submissions.showOnScreen': { payload: { submissionId: Id; seen: number }; result: null };
}

/** Somebody's sealed name was opened; the entry does not contain it. */
export interface AuthorOpening {
  submissionId: Id;
  byId: Id;
  byName: string;
  reason: string;
  at: Instant;
}

export interface SubmissionsEvents {
  'submissions.changed': SubmissionView;
  'submissions.authorOpened': AuthorOpening;
  /** The contents of these entries are gone; replay shows them as removed. */
  'content.purged': ({ submissionId: Id } | { materialId: Id } | { signedId: Id }) & {
    seqs: number[];
    byId: Id;
    reason: string;
  };
  /** Who took away which file; the opinion itself is told beside it. */
  'submissions.attachmentRemoved': { submissionId: Id; attachmentId: Id; byId: Id };
  'submissions.published': PublishedView;
  /** `refill` is the row that moves up into the newest `LIMITS.publishedRows`, if there is one. */
  'submissions.unpublished': { id: Id; refill: PublishedView | null };
}

/** `GET api/meetings/:meetingId/submissions/:submissionId/author`: a confidential author, as this person was at sending. */
export interface SealedAuthor {
  participantId: Id;
  name: string;
  title: string;
  unit: string;
}
