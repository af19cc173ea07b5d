import type { CivilDate, Id, Instant } from '../ids.js';
import type { AttachmentView } from './attachments.js';
import { TARGET_KINDS } from './responses.js';

/** domain.md 6.5. Overdue is derived from dates (`cellOf`), never stored. */
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

/** What a promise was made for: an opinion or turn, or a line of the conclusion. */
export const SOURCE_KINDS = [...TARGET_KINDS, 'LINE'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export interface SourceRef {
  kind: SourceKind;
  id: Id;
}

/** A unit that has a part in a promise, by its name of that day. */
export interface CommitmentUnit {
  unitId: Id;
  unit: string;
}

/** chủ trì / phối hợp */
export const UNIT_PARTS = ['LEAD', 'COORDINATING'] as const;
export type UnitPart = (typeof UNIT_PARTS)[number];

/** A promise (cam kết): who leads, and a date or an explicit kind, never silently neither. */
export interface CommitmentView {
  id: Id;
  text: string;
  /** What is to be there in the end (sản phẩm); empty when nothing was named. */
  product: string;
  /** The (first) lead unit (chủ trì). */
  ownerUnitId: Id;
  ownerUnit: string;
  /** Further leads, equal to the owner (đồng chủ trì). */
  jointLeads: CommitmentUnit[];
  /** phối hợp */
  coordinating: CommitmentUnit[];
  /** Units that had it before it went to a successor, by their names of that time. */
  formerOwners: string[];
  dueKind: DueKind;
  dueOn: CivilDate | null;
  /** The day that was promised at first, kept after extensions. */
  firstDueOn: CivilDate | null;
  /** How often it was extended. */
  extended: number;
  state: CommitmentState;
  /** Number of the conclusion notice that issued it; empty before. */
  noticeNumber: string;
  acknowledgedAt: Instant | null;
  /** The day of completion as the unit reported it; VERIFIED confirms it. */
  doneOn: CivilDate | null;
  /** An extension that was asked for and is not decided yet. */
  asked: { dueOn: CivilDate; reason: string } | null;
  /** The last report on it, shortened; the history is fetched when it is opened. */
  latest: string;
  responseId: Id | null;
  sources: SourceRef[];
  enteredById: Id;
  at: Instant;
  version: number;
}

/** The four cells of follow-up (domain.md 9.5). */
export const CELLS = ['DONE_ON_TIME', 'DONE_LATE', 'OPEN_IN_TIME', 'OPEN_OVERDUE'] as const;
export type Cell = (typeof CELLS)[number];

/**
 * In which cell a promise stands on a day in Việt Nam: derived from dates, never stored. Suspended and cancelled ones
 * are counted apart (null). What was reported as done in time stays in time while it waits for the chair.
 */
export function cellOf(
  { state, dueKind, dueOn, doneOn }: Pick<CommitmentView, 'state' | 'dueKind' | 'dueOn' | 'doneOn'>,
  today: CivilDate,
): Cell | null {
  if (state === 'CANCELLED' || state === 'SUSPENDED') return null;
  const due = dueKind === 'DATE' ? dueOn : null;
  const inTime = due === null || (doneOn !== null && doneOn <= due);
  if (state === 'VERIFIED') return inTime ? 'DONE_ON_TIME' : 'DONE_LATE';
  if (due === null || today <= due) return 'OPEN_IN_TIME';
  return state === 'REPORTED' && inTime ? 'OPEN_IN_TIME' : 'OPEN_OVERDUE';
}

/** What happens to a promise after it was proposed: its history, also what papers print. */
export const ACT_KINDS = [
  'CONFIRMED',
  'ISSUED',
  'ACKNOWLEDGED',
  'PROGRESS',
  'REPORTED',
  'EXTENSION_ASKED',
  'EXTENDED',
  'EXTENSION_DECLINED',
  'VERIFIED',
  'SENT_BACK',
  'REOPENED',
  'REASSIGNED',
  'SUSPENDED',
  'RESUMED',
  'CANCELLED',
  'URGED',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** One step of the history. What a kind has no use for is empty or null. */
export interface CommitmentActView {
  id: Id;
  commitmentId: Id;
  kind: ActKind;
  at: Instant;
  /** The meeting itself where the server acted. */
  actorId: Id;
  /** Name and unit of that moment. */
  actorName: string;
  unit: string;
  text: string;
  /** The day on which it was done. */
  day: CivilDate | null;
  /** The day that was asked for, or granted. */
  dueOn: CivilDate | null;
  /** Of a decision or notice. */
  number: string;
  /** Evidence. */
  files: AttachmentView[];
  version: number;
}

export interface CommitmentWords {
  text: string;
  ownerUnitId: Id;
  dueKind: DueKind;
  dueOn: CivilDate | null;
  /** These three: left out is none when it is proposed, and as it is when it is corrected. */
  product?: string;
  jointUnitIds?: Id[];
  coordinatingUnitIds?: Id[];
}

export interface CommitmentsCommands {
  'commitments.propose': {
    payload: CommitmentWords & { commitmentId: Id; sources: SourceRef[] };
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
