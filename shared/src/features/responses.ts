import type { CivilDate, Id, Instant } from '../ids.js';

/** domain.md 6.5 */
export const RESPONSE_TYPES = [
  'ANSWERED',
  'ACCEPTED',
  'PARTLY_ACCEPTED',
  'EXPLAINED',
  'NOTED',
  'INFORMED',
  'FORWARDED',
  'ASSIGNED',
] as const;
export type ResponseType = (typeof RESPONSE_TYPES)[number];

export const TARGET_KINDS = ['COLLATED', 'SUBMISSION', 'TURN'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What an answer, a promise or a conclusion line hangs on. */
export interface TargetRef {
  kind: TargetKind;
  id: Id;
}

export const GIVEN = ['LIVE', 'WRITTEN'] as const;
export type Given = (typeof GIVEN)[number];

/** How far an answer has come (domain.md 6.5). DRAFT: handed in, waits for the chair, or was sent back. */
export const RESPONSE_STATES = ['DRAFT', 'APPROVED', 'PUBLISHED'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** What became of the matter (domain.md 8): answered is not resolved. */
export const RESPONSE_RESULTS = [
  'RESOLVED',
  'IN_PROGRESS',
  'PLANNED',
  'EXPLAINED',
  'NOT_RESOLVABLE_NOW',
  'FORWARDED',
] as const;
export type ResponseResult = (typeof RESPONSE_RESULTS)[number];

/** What an answer says. */
export interface AnswerWords {
  type: ResponseType;
  text: string;
  /** For FORWARDED: the authority it went to. */
  forwardedTo: string;
  /** Null: not said. */
  result: ResponseResult | null;
  legalGround: string;
  /** Of the letter with which it was forwarded; '' for none, or none yet. */
  letterNumber: string;
}

/** What a published answer said before it was corrected. */
export interface FormerAnswer extends AnswerWords {
  /** When it was corrected, and why. */
  until: Instant;
  reason: string;
}

export interface ResponseView extends AnswerWords {
  id: Id;
  state: ResponseState;
  given: Given;
  responderUnitId: Id;
  responderUnit: string;
  /** Name and title at that moment. */
  responderName: string;
  responderTitle: string;
  targets: TargetRef[];
  /** What the chair asks to be mended; '' when nothing is. */
  returnText: string;
  /** Oldest first. */
  former: FormerAnswer[];
  enteredById: Id;
  at: Instant;
  /** When its authors were given it. */
  publishedAt: Instant | null;
  version: number;
}

/** What an answer will say; kept while it is written. */
export interface DraftWords {
  type: ResponseType;
  text: string;
  forwardedTo: string;
  promiseText: string;
  dueOn: CivilDate | null;
}

/** An answer in preparation, private to the one who will give it and the desk. One for each opinion and responder. */
export interface DraftView extends DraftWords {
  id: Id;
  collatedId: Id;
  responderId: Id;
  at: Instant;
  version: number;
}

/** Whether an author finds the opinion answered. */
export const VERDICTS = ['ANSWERED', 'PARTLY', 'NO'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The author's word about one answer to one opinion. For chair, desk and the author; it names nobody. */
export interface VerdictView {
  id: Id;
  responseId: Id;
  submissionId: Id;
  verdict: Verdict;
  /** NO: it was brought to the next level, which owes an answer. */
  brought: boolean;
  /** Who that is; '' for the chair. */
  broughtTo: string;
  at: Instant;
  version: number;
}

/**
 * An answered opinion of which an author said NO: once, the next level owes an answer. That is the parent unit of the
 * one that answered, where it has a responder here, else the chair. It holds what the next level must know.
 */
export interface ReopeningView {
  id: Id;
  /** The answer that was found wanting, as it was then. */
  responseId: Id;
  answer: string;
  answeredBy: string;
  answeredByUnitId: Id;
  target: TargetRef;
  /** Of the collated opinion; null for a raw one. */
  number: number | null;
  words: string;
  topicId: Id;
  /** Null: the chair. */
  unitId: Id | null;
  unit: string;
  /** The next level's answer, as soon as it is handed in. */
  answerId: Id | null;
  /** It was published: nothing is owed any more, and the authors' word stands. */
  answeredAt: Instant | null;
  at: Instant;
  version: number;
}

/** What was looked at. */
export interface ResponseSeen {
  responseId: Id;
  seen: number;
}

type Promised = { text: string; ownerUnitId: Id | null; dueOn: CivilDate | null } | null;

export interface ResponsesCommands {
  /**
   * A responder for oneself, or the secretary for somebody (`responderId`). `seen`: version of the draft, 0 when there
   * was none. Without any words the draft is taken away; `responses.answer` takes away the responder's drafts of what
   * it answers.
   */
  'responses.draft': {
    payload: DraftWords & { collatedId: Id; responderId: Id; seen: number };
    result: null;
  };
  /**
   * A responder for the own unit, or the secretary on a responder's behalf (`responderId`).
   * NOTED and ASSIGNED create a PROPOSED commitment at once; `commitment` corrects its prefilled values.
   * LIVE is published at once: everybody heard it. WRITTEN is handed in and waits for the chair.
   */
  'responses.answer': {
    payload: {
      responseId: Id;
      type: ResponseType;
      text: string;
      given: Given;
      responderId: Id;
      forwardedTo: string;
      targets: TargetRef[];
      commitment: Promised;
      /** What the hall has no time for may be left out. */
      result?: ResponseResult | null;
      legalGround?: string;
      letterNumber?: string;
    };
    result: { responseId: Id; commitmentId: Id | null };
  };
  /** Until it is published, by whoever may answer. What was approved waits for the chair again. */
  'responses.edit': { payload: AnswerWords & ResponseSeen & { commitment: Promised }; result: null };
  /** All or nothing, as the next but one. */
  'responses.approve': { payload: { items: ResponseSeen[] }; result: null };
  'responses.sendBack': { payload: ResponseSeen & { returnText: string }; result: null };
  'responses.publish': { payload: { items: ResponseSeen[] }; result: null };
  /** Of a published one: chairs; the secretary of what was said LIVE and typed here. The former words are kept. */
  'responses.correct': { payload: AnswerWords & ResponseSeen & { reason: string }; result: null };
  /** The author, until the next level has answered. */
  'responses.judge': { payload: { responseId: Id; submissionId: Id; verdict: Verdict }; result: null };
  /** Whoever holds the receipt, over HTTP only. */
  'responses.judgeByReceipt': {
    payload: { responseId: Id; receipt: string; verdict: Verdict };
    result: null;
  };
}

export interface ResponsesEvents {
  'responses.given': ResponseView;
  'responses.drafted': DraftView;
  /** It was answered, or taken away. */
  'responses.draftRemoved': { id: Id };
  'responses.judged': VerdictView;
  'responses.reopening': ReopeningView;
  /** Nobody says NO any more. */
  'responses.reopeningRemoved': { id: Id };
}
