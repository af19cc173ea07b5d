import type { Id } from '../ids.js';

/** A collated opinion (ý kiến tổng hợp): the secretary's neutral wording over n:m raw ones. */
export interface CollatedView {
  id: Id;
  /** Number within the meeting, from 1, never reused. */
  number: number;
  wording: string;
  topicId: Id;
  /** Base unit on whose behalf it was handed in, when it came from one. */
  unitId: Id | null;
  unit: string;
  responderUnitId: Id | null;
  responderUnit: string;
  sourceIds: Id[];
  /** Distinct units behind the sources. */
  unitCount: number;
  version: number;
}

export interface CollationCommands {
  'collation.create': {
    payload: {
      collatedId: Id;
      wording: string;
      topicId: Id;
      unitId: Id | null;
      responderUnitId: Id | null;
      submissionIds: Id[];
    };
    result: { collatedId: Id; number: number };
  };
  'collation.edit': { payload: { collatedId: Id; wording: string; topicId: Id; seen: number }; result: null };
  'collation.link': { payload: { collatedId: Id; submissionIds: Id[] }; result: null };
  'collation.unlink': { payload: { collatedId: Id; submissionIds: Id[] }; result: null };
  'collation.assign': { payload: { collatedId: Id; responderUnitId: Id | null; seen: number }; result: null };
}

export interface CollationEvents {
  'collation.changed': CollatedView;
  /** It was given to another unit: the former responders no longer have it. */
  'collation.removed': { id: Id };
}
