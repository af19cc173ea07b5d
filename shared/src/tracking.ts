import type { CommitmentView } from './features/commitments.js';
import type { MeetingPhase, Topic } from './features/meeting.js';
import type { ResponseType, ResponseView, Verdict, VerdictView } from './features/responses.js';
import type { AuthorOpening, SubmissionView } from './features/submissions.js';
import type { CivilDate, Id, Instant } from './ids.js';

export const LINE_STEPS = [
  'SENT',
  'RECEIVED',
  'APPROVED',
  'COLLATED',
  'SHOWN',
  'SPOKEN',
  'ANSWERED',
  'JUDGED',
  'PROMISED',
  'ACKNOWLEDGED',
  'DONE',
] as const;
export type LineStepKind = (typeof LINE_STEPS)[number];

/** PAST: it was; NOW: what is waited for; LATE: that, past its day; STOPPED: it goes no further by itself. */
export type LineStepState = 'PAST' | 'NOW' | 'LATE' | 'STOPPED';

/** One step of the line that is never cut (product.md). What a kind has no use for is null or empty. */
export interface LineStep {
  kind: LineStepKind;
  state: LineStepState;
  /** When it was. */
  at: Instant | null;
  /** The day by which it is to be, or on which it was done. */
  on: CivilDate | null;
  /** The neutral wording, what was promised, what is asked to be mended. */
  words: string;
  /** Who answered, with the title of that moment; the units that promised; the level that owes an answer. */
  who: string;
  /** Number of the collated opinion. */
  number: number | null;
  type: ResponseType | null;
  verdict: Verdict | null;
  /** How often a promise was extended. */
  extended: number;
  /** It was withdrawn, set aside or dropped. */
  ended: boolean;
}

/**
 * `POST /api/track {code}`: the whole line of one opinion for whoever has its tracking code or its receipt, without a
 * session. The author's name and unit are left out.
 */
export interface TrackedLine {
  meetingId: Id;
  meetingTitle: string;
  phase: MeetingPhase;
  intakeOpen: boolean;
  topics: Topic[];
  /** True for the receipt: it edits and withdraws until the opinion is collated. */
  byReceipt: boolean;
  /** Null: acknowledged, and waiting with others to be handed to the desk. */
  opinion: SubmissionView | null;
  responses: ResponseView[];
  commitments: CommitmentView[];
  /** What the author said about the answers. */
  verdicts: VerdictView[];
  /** The line in its order; also at `GET /api/meetings/:meetingId/submissions/:submissionId/line` for its author. */
  steps: LineStep[];
  /** The sealed name was opened. */
  opening: AuthorOpening | null;
}
