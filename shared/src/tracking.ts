import type { CommitmentView } from './features/commitments.js';
import type { MeetingPhase, Topic } from './features/meeting.js';
import type { ResponseView } from './features/responses.js';
import type { AuthorOpening, SubmissionView } from './features/submissions.js';
import type { Id } from './ids.js';

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
  /** The sealed name was opened. */
  opening: AuthorOpening | null;
}
