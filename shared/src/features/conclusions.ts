import type { CivilDate, Id, Instant } from '../ids.js';
import type { CommitmentView } from './commitments.js';
import type { PaperSystem } from './issuing-bodies.js';
import type { TargetRef } from './responses.js';

/** đánh giá / yêu cầu / nhiệm vụ (seed 2: requirements are not tasks). */
export const LINE_KINDS = ['ASSESSMENT', 'REQUIREMENT', 'TASK'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface ConclusionLineView {
  id: Id;
  kind: LineKind;
  text: string;
  /** Reading order inside the conclusion; ties by id. */
  position: number;
  /** The opinions and turns that it was made of. */
  sources: TargetRef[];
  version: number;
}

export const NOTICE_STATES = ['DRAFT', 'APPROVED', 'ISSUED'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** A notice that was issued and then corrected: its number is never used again. */
export interface IssuedBefore {
  number: number;
  symbol: string;
  issuedOn: CivilDate;
  revision: number;
}

/** The conclusion notice (thông báo kết luận): one per meeting and issuing body. */
export interface NoticeView {
  id: Id;
  bodyId: Id;
  /** The body's words as they stand on the paper. */
  body: string;
  parentBody: string;
  system: PaperSystem;
  abbreviation: string;
  place: string;
  /** Trích yếu, without the type: "Kết luận của … tại …". */
  subject: string;
  number: number | null;
  /** 'TB-SNV' (STATE, printed "Số: 05/TB-SNV"), 'TB/ĐU' (PARTY, printed "Số 05-TB/ĐU"). */
  symbol: string;
  /** The day of the number, which is the paper's day; it is issued when `state` says so. */
  issuedOn: CivilDate | null;
  /** "TM. BAN GIÁM ĐỐC", "T/M ĐẢNG ỦY"; '' when the signer signs for himself. */
  signAuthority: string;
  signerPost: string;
  signerName: string;
  recipients: string[];
  state: NoticeState;
  /** The revision of the conclusion that it carries. */
  revision: number;
  earlier: IssuedBefore[];
  version: number;
}

/** How far the conclusion of a meeting is. Its lines may change while it is not approved. */
export interface ConclusionView {
  /** The meeting's. */
  id: Id;
  /** From 1; a correction after the approval is the next one, with a reason. */
  revision: number;
  reason: string;
  approved: { at: Instant; byId: Id; by: string } | null;
  minutesSignedOn: CivilDate | null;
  notices: NoticeView[];
  version: number;
}

/** What a paper makes of a notice, and what everybody may read once it is issued. */
export interface NoticePaper {
  notice: Omit<NoticeView, 'version'>;
  /** False: a draft, not to be issued as it is. */
  approved: boolean;
  lines: (Omit<ConclusionLineView, 'version'> & { commitmentIds: Id[] })[];
  commitments: CommitmentView[];
  /** Counted in the lists of the meeting; different kinds are never added (domain.md 14.1). */
  counts: NoticeCounts;
}

export interface NoticeCounts {
  raw: number;
  collated: number;
  turns: number;
  speakers: number;
  /** Collated opinions that were answered, and of these those that were answered in the room. */
  answered: number;
  answeredLive: number;
  convertedToWritten: number;
  commitments: number;
}

/** What everybody in the meeting reads of an issued notice: `GET api/meetings/:meetingId/notices`. */
export interface PublicNotice {
  id: Id;
  body: string;
  /** As printed: "05/TB-SNV", "05-TB/ĐU". */
  numbered: string;
  issuedOn: CivilDate;
  subject: string;
  lines: { id: Id; kind: LineKind; text: string }[];
  commitments: { id: Id; lineIds: Id[]; text: string; ownerUnit: string; dueOn: CivilDate | null }[];
}

/** One opinion of a blanket answer, with who looks at it again and when. */
export interface ExpandedRow {
  commitmentId: Id;
  target: TargetRef;
  text: string;
  ownerUnitId: Id;
  dueOn: CivilDate;
}

/** What an act saw: one of several, with its version. */
export interface Looked {
  id: Id;
  seen: number;
}

export const NOTICE_LIMITS = {
  subject: 500,
  signAuthority: 160,
  signerPost: 120,
  recipient: 200,
  recipients: 40,
  /** Lines that are approved, and promises that go with them. */
  lines: 500,
  commitments: 2000,
  rows: 200,
} as const;

export interface NoticeWords {
  subject: string;
  signAuthority: string;
  signerPost: string;
  signerName: string;
  recipients: string[];
}

export interface ConclusionsCommands {
  /** Without `sources` a new line has none. */
  'conclusions.addLine': {
    payload: { lineId: Id; kind: LineKind; text: string; position: number; sources?: TargetRef[] };
    result: { lineId: Id };
  };
  /** Without `sources` they stay. */
  'conclusions.editLine': {
    payload: {
      lineId: Id;
      kind: LineKind;
      text: string;
      position: number;
      sources?: TargetRef[];
      seen: number;
    };
    result: null;
  };
  'conclusions.removeLine': { payload: { lineId: Id; seen: number }; result: null };
  /** A blanket answer said in a line: one promise per opinion, all of them or none. */
  'conclusions.expand': { payload: { lineId: Id; seen: number; rows: ExpandedRow[] }; result: null };
  /** A promise that is there serves a line, or no longer; `seen` is the promise's. */
  'conclusions.link': {
    payload: { lineId: Id; commitmentId: Id; linked: boolean; seen: number };
    result: null;
  };
  /** `seen` 0: a new one. Its words may change until it is issued. */
  'conclusions.prepareNotice': {
    payload: NoticeWords & { noticeId: Id; bodyId: Id; seen: number };
    result: null;
  };
  /** One that has no number and was never issued. */
  'conclusions.dropNotice': { payload: { noticeId: Id; seen: number }; result: null };
  /** All lines, and all promises that are only proposed, as the chair saw them; `seen` 0 before anything was told. */
  'conclusions.approve': {
    payload: { lines: Looked[]; commitments: Looked[]; seen: number };
    result: null;
  };
  /** The approval is over and lines may change: the next revision, with a reason. */
  'conclusions.correct': { payload: { reason: string; seen: number }; result: null };
  /** Null takes a wrong day back. */
  'conclusions.signMinutes': { payload: { signedOn: CivilDate | null; seen: number }; result: null };
  /** Null: the next number. A higher one leaves numbers out, for the reason that is given. */
  'conclusions.number': {
    payload: { noticeId: Id; issuedOn: CivilDate; number: number | null; reason: string; seen: number };
    result: { number: number };
  };
  /** It is not used and never will be. */
  'conclusions.voidNumber': { payload: { noticeId: Id; reason: string; seen: number }; result: null };
  'conclusions.issue': { payload: { noticeId: Id; seen: number }; result: null };
}

export interface ConclusionsEvents {
  'conclusions.changed': ConclusionLineView;
  'conclusions.removed': { id: Id };
  'conclusions.state': ConclusionView;
}
