import type { CivilDate, Id, Instant } from '../ids.js';
import type { TargetRef } from './responses.js';

/** domain.md 6.5. This version creates and corrects PROPOSED ones. Overdue is derived, never stored. */
export const COMMITMENT_STATES = [
  'PROPOSED',
  'CONFIRMED',
  'ISSUED',
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'REPORTED',
  'VERIFIED',
  'SUSPENDED',
  'CANCELLED',
] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

export const DUE_KINDS = ['DATE', 'REGULAR', 'TERM'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** A promise (cam kết): one owner, a date or an explicit kind, never silently neither. */
export interface CommitmentView {
  id: Id;
  text: string;
  ownerUnitId: Id;
  ownerUnit: string;
  /** Units that had it before it went to a successor, by their names of that time. */
  formerOwners: string[];
  dueKind: DueKind;
  dueOn: CivilDate | null;
  state: CommitmentState;
  responseId: Id | null;
  sources: TargetRef[];
  enteredById: Id;
  at: Instant;
  version: number;
}

export interface CommitmentWords {
  text: string;
  ownerUnitId: Id;
  dueKind: DueKind;
  dueOn: CivilDate | null;
}

export interface CommitmentsCommands {
  'commitments.propose': {
    payload: CommitmentWords & { commitmentId: Id; sources: TargetRef[] };
    result: { commitmentId: Id };
  };
  /** Issued by the server when a unit is no more: its open promises go to the successor. */
  'commitments.succeed': { payload: { unitId: Id }; result: { moved: number } };
  'commitments.edit': { payload: CommitmentWords & { commitmentId: Id; seen: number }; result: null };
}

export interface CommitmentsEvents {
  'commitments.changed': CommitmentView;
  /** It was given to another unit: the former owner's responders no longer have it. */
  'commitments.removed': { id: Id };
}
