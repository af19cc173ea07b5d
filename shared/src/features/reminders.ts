import type { CivilDate, Id, Instant } from '../ids.js';
import type { Cell, CommitmentView } from './commitments.js';

/** When whoever promised is reminded (nhắc): in calendar days around the due date, at a time of the day in Việt Nam. */
export interface ReminderRule {
  /** So many days before, most first. */
  before: number[];
  onDay: boolean;
  /** Again and again, so many days apart, once it is overdue; 0: never. */
  everyAfter: number;
  /** `HH:MM`. */
  at: string;
}

export const DEFAULT_REMINDERS: ReminderRule = { before: [7, 3, 1], onDay: true, everyAfter: 7, at: '08:00' };

export const REMINDER_LIMITS = { before: 10, days: 365 } as const;

/** What was reminded of, once for a promise, a due date and a step. */
export interface ReminderView {
  id: Id;
  commitmentId: Id;
  /** The promise in short, and its owner, as they were then. */
  text: string;
  unit: string;
  /** Units that lead, and those that coordinate and got a copy. */
  leads: Id[];
  copies: Id[];
  dueOn: CivilDate;
  /** Days after the due date; negative before it. */
  days: number;
  at: Instant;
  /** Number of the entry that told it first: what somebody has seen is reckoned by it. */
  seq: number;
  /** Messages that were to go out, went, and never will. */
  queued: number;
  sent: number;
  failed: number;
  version: number;
}

/** How far somebody has seen the reminders of a meeting. */
export interface ReminderMark {
  /** The person's. */
  id: Id;
  upTo: number;
  version: number;
}

/** An address from which calendar programs read what a unit promised. The address itself is told once, to its maker. */
export interface CalendarView {
  id: Id;
  unitId: Id;
  unit: string;
  madeById: Id;
  at: Instant;
  voidedAt: Instant | null;
  version: number;
}

/** `GET api/staff/promises`: what is due soon or late in the own meetings, those without any left out. */
export interface DuePromises {
  meetingId: Id;
  /** From today on, within the days of `DUE_SOON`. */
  due: number;
  late: number;
}

export const DUE_SOON_DAYS = 7;

/** A promise of an earlier meeting as everybody of the next one may read it. */
export interface PromisedRow extends Pick<
  CommitmentView,
  'id' | 'text' | 'dueKind' | 'dueOn' | 'firstDueOn' | 'extended' | 'doneOn' | 'state'
> {
  meetingId: Id;
  /** Lead units by name. */
  units: string[];
  /** Null: suspended or cancelled. */
  cell: Cell | null;
}

/** `GET api/meetings/:meetingId/promised`: what the earlier meetings of the series promised. */
export interface PromisedBefore {
  today: CivilDate;
  /** The latest first; empty for a meeting that follows none. */
  meetings: { id: Id; title: string; startsAt: Instant }[];
  /** Whole numbers of all of them, whatever is shown. */
  cells: Record<Cell, number>;
  /** Suspended and cancelled, counted apart. */
  stopped: number;
  /** Late ones first; at most `PROMISED_ROWS`. */
  rows: PromisedRow[];
}

export const PROMISED_ROWS = 300;

export interface RemindersCommands {
  /** The server itself. Its id is made of the three, so that no step comes twice. */
  'reminders.remind': {
    payload: { commitmentId: Id; dueOn: CivilDate; days: number };
    result: { reminded: boolean };
  };
  /** `upTo`: `seq` of the newest one that stood on the screen. */
  'reminders.see': { payload: { upTo: number }; result: null };
  /** `tokenHash`: SHA-256 of the secret in the address, made by the server's entrance. */
  'reminders.makeCalendar': { payload: { calendarId: Id; tokenHash: string }; result: null };
  'reminders.voidCalendar': { payload: { calendarId: Id }; result: null };
}

export interface RemindersEvents {
  'reminders.changed': ReminderView;
  'reminders.seen': ReminderMark;
  'reminders.calendar': CalendarView;
}
