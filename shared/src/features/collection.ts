import type { Id, Instant } from '../ids.js';
import type { OpinionWords } from './submissions.js';

/** Apart from LIMITS, which a delegate's phone carries. */
export const COLLECTION_LIMITS = {
  /** Rows of one form of a unit. */
  formRows: 300,
  /** Bytes of a spreadsheet that somebody hands in. */
  sheetBytes: 512 * 1024,
} as const;

export type FormColumn = 'kind' | 'topic' | 'summary' | 'text';

/** One opinion in the form of a unit; `line` is the row that the spreadsheet shows. */
export interface FormRow extends OpinionWords {
  line: number;
}

export interface FormProblem {
  line: number;
  column: FormColumn | 'file';
  reason:
    | 'MISSING'
    | 'TOO_LONG'
    | 'UNKNOWN_KIND'
    | 'UNKNOWN_TOPIC'
    | 'FORBIDDEN_CHARACTERS'
    | 'SECRECY_MARK'
    | 'REPEATED'
    | 'COLUMN_MISSING'
    | 'TOO_MANY_ROWS';
  value: string;
}

/** What a look at a form shows before anything is imported. */
export interface FormCheck {
  /** SHA-256 of the file, in hex. */
  file: string;
  rows: FormRow[];
  problems: FormProblem[];
}

/** Where a unit's set of opinions stands. Late and silent are derived (`isLate`, `isSilent`), never stored. */
export const SET_STATES = ['INVITED', 'OPENED', 'SUBMITTED', 'RETURNED'] as const;
export type SetState = (typeof SET_STATES)[number];

/** One unit asked for its opinions before the meeting: what the desk follows and the focal person hands in. */
export interface UnitSetView {
  /** The unit's id. */
  id: Id;
  /** Its name when it was asked. */
  unit: string;
  state: SetState;
  closesAt: Instant;
  /** As it was first set; an extension does not hide it. */
  firstClosesAt: Instant;
  invitedAt: Instant;
  /** When the focal person first looked. */
  openedAt: Instant | null;
  /** The first time it was handed in: this is what decides whether it was late. */
  submittedAt: Instant | null;
  /** The last time, after a correction. */
  lastSubmittedAt: Instant | null;
  submittedBy: string;
  /** The unit says that it has no opinion. */
  nothing: boolean;
  note: string;
  returnedAt: Instant | null;
  returnReason: string;
  /** Reminders, the latest last. */
  remindedAt: Instant[];
  /** Raised to void every link and QR code that was printed for the unit. */
  linkGeneration: number;
  version: number;
}

export interface CollectionCommands {
  /** Asks units for their opinions until a time. Units that were asked already stay as they are. */
  'collection.open': { payload: { unitIds: Id[]; closesAt: Instant }; result: { opened: number } };
  'collection.extend': { payload: { unitIds: Id[]; closesAt: Instant }; result: null };
  /** To units that have handed nothing in, or got it back. */
  'collection.remind': { payload: { unitIds: Id[] }; result: { reminded: number } };
  /** The focal person has looked. */
  'collection.look': { payload: Record<string, never>; result: null };
  /** `nothing`: the unit has no opinion, said outright. */
  'collection.submitSet': { payload: { note: string; nothing: boolean; seen: number }; result: null };
  /** Issued by the entrance as the unit's link: somebody from the unit takes a seat to write. */
  'collection.join': { payload: { name: string }; result: { participantId: Id } };
  /** Every link and QR code printed for the unit so far ends; who came in by it stays. */
  'collection.voidLink': { payload: { unitId: Id; reason: string }; result: null };
  /**
   * Opinions from the form that the focal person filled in: all rows or none. What the unit's forms and slips said
   * word for word before is not said again: `known` of the rows. `file`: SHA-256 of the file they come from.
   */
  'collection.importForm': {
    payload: { file: string; rows: FormRow[] };
    result: { added: number; known: number; file: string };
  };
  'collection.returnSet': { payload: { unitId: Id; reason: string; seen: number }; result: null };
}

export interface CollectionEvents {
  'collection.changed': UnitSetView;
}

/** Handed in after its closing time, by the first time that it was handed in. */
export function isLate(set: Pick<UnitSetView, 'closesAt' | 'submittedAt'>): boolean {
  return set.submittedAt !== null && set.submittedAt > set.closesAt;
}

/** The closing time is over and nothing was ever handed in. */
export function isSilent(set: Pick<UnitSetView, 'closesAt' | 'submittedAt'>, now: Instant): boolean {
  return set.submittedAt === null && now > set.closesAt;
}

/** The unit owes something: it was never handed in, or has come back for correction. */
export function isOwing(set: Pick<UnitSetView, 'state'>): boolean {
  return set.state !== 'SUBMITTED';
}

/** People from outside the roster may come in and write: the window of the unit is open. */
export function takesOpinions(set: Pick<UnitSetView, 'closesAt'>, now: Instant): boolean {
  return now <= set.closesAt;
}

/** Units by how they stand (domain.md 9.1); each unit is in `invited` and in at most one of `answered` and `silent`. */
export interface UnitCounts {
  invited: number;
  answered: number;
  /** Of those answered. */
  late: number;
  silent: number;
}

export function countUnitSets(
  sets: readonly Pick<UnitSetView, 'closesAt' | 'submittedAt'>[],
  now: Instant,
): UnitCounts {
  return {
    invited: sets.length,
    answered: sets.filter((set) => set.submittedAt !== null).length,
    late: sets.filter(isLate).length,
    silent: sets.filter((set) => isSilent(set, now)).length,
  };
}
