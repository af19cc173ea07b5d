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

export interface ResponseView {
  id: Id;
  type: ResponseType;
  text: string;
  given: Given;
  responderUnitId: Id;
  responderUnit: string;
  /** Name and title at that moment. */
  responderName: string;
  responderTitle: string;
  /** For FORWARDED: the authority it went to. */
  forwardedTo: string;
  targets: TargetRef[];
  enteredById: Id;
  at: Instant;
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
      commitment: { text: string; ownerUnitId: Id | null; dueOn: CivilDate | null } | null;
    };
    result: { responseId: Id; commitmentId: Id | null };
  };
}

export interface ResponsesEvents {
  'responses.given': ResponseView;
  'responses.drafted': DraftView;
  /** It was answered, or taken away. */
  'responses.draftRemoved': { id: Id };
}
