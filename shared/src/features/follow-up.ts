import { shareTenths } from '../counting.js';
import type { CivilDate, Id, Instant } from '../ids.js';
import type { Role } from '../permissions.js';
import { CELLS, type Cell, type CommitmentState, type CommitmentUnit, type DueKind } from './commitments.js';
import type { MeetingPhase } from './meeting.js';

/** Follow-up over all meetings (domain.md 9.5). What is not one of the four cells is counted apart. */
export const APART_STATES = ['PROPOSED', 'SUSPENDED', 'CANCELLED'] as const;
export type ApartState = (typeof APART_STATES)[number];

/** How long something is past its day, in classes; each up to so many days, the last without an end. */
export const DELAYS = ['UP_TO_7', 'UP_TO_30', 'UP_TO_90', 'OVER_90'] as const;
export type Delay = (typeof DELAYS)[number];
export const DELAY_DAYS: Record<Delay, number | null> = {
  UP_TO_7: 7,
  UP_TO_30: 30,
  UP_TO_90: 90,
  OVER_90: null,
};

export function delayOf(lateDays: number): Delay | null {
  if (lateDays <= 0) return null;
  return DELAYS.find((delay) => lateDays <= (DELAY_DAYS[delay] ?? Infinity)) ?? null;
}

export type CellCounts = Record<Cell, number>;

export const NO_CELLS: CellCounts = { DONE_ON_TIME: 0, DONE_LATE: 0, OPEN_IN_TIME: 0, OPEN_OVERDUE: 0 };

export function allOf(cells: CellCounts): number {
  return CELLS.reduce((sum, cell) => sum + cells[cell], 0);
}

/**
 * The rate of domain.md 9.5: done of what was due, that is done and open overdue. Never told without both numbers;
 * `tenths` of a percent is null where nothing was due.
 */
export function rateOf(cells: CellCounts): { done: number; of: number; tenths: number | null } {
  const done = cells.DONE_ON_TIME + cells.DONE_LATE;
  const of = done + cells.OPEN_OVERDUE;
  return { done, of, tenths: shareTenths(done, of) };
}

/** A meeting in which the account sees promises. */
export interface FollowUpMeeting {
  meetingId: Id;
  title: string;
  startsAt: Instant;
  phase: MeetingPhase;
  role: Role;
  /** Only those of the own unit. */
  ownUnit: boolean;
  /** Code of its public board while it is open. */
  board: string | null;
  /** May open and close it: an organiser or a chair, where the meeting's rules allow a public board. */
  mayPublish: boolean;
}

export interface UnitCells {
  unitId: Id;
  unit: string;
  cells: CellCounts;
}

/** Opinions of people who are known, by the meetings' own rules for the reply. */
export interface AnswerFigures {
  /** Opinions to be answered. */
  owed: number;
  /** Answered at all; of these within the deadline, and after it. */
  answered: number;
  inTime: number;
  late: number;
  /** Not answered, and the deadline is over. */
  overdue: number;
  /** Answers by what became of the matter; those for which nothing was said are `UNTOLD`. */
  byResult: Record<string, number>;
  /** Collated opinions that repeat an item of an earlier meeting. */
  repeated: number;
}

/** What narrows every number of the board. */
export interface FollowUpScope {
  meetingId: Id | null;
  /** The owner: the first lead. */
  unitId: Id | null;
  /** By its name: meetings that follow each other have topics of the same names. */
  topic: string | null;
}

/** What narrows the list alone. */
export interface FollowUpPick {
  cell: Cell | null;
  state: CommitmentState | null;
  delay: Delay | null;
  /** Monday of the week in which an open one is due. */
  week: CivilDate | null;
  extended: boolean;
  /** An extension waits for the chair. */
  asked: boolean;
}

/** `GET api/staff/follow-up`: at one moment, over all meetings in which the account sees promises. */
export interface FollowUpBoard {
  at: Instant;
  today: CivilDate;
  /** To choose from; not narrowed. */
  meetings: FollowUpMeeting[];
  units: CommitmentUnit[];
  topics: string[];
  /** Of the scope. */
  cells: CellCounts;
  apart: Record<ApartState, number>;
  /** Open overdue ones. */
  delays: Record<Delay, number>;
  /** Each promise once, under its owner; the most overdue first. */
  byUnit: UnitCells[];
  /** Open ones that fall due in this week and the eleven after it. */
  weeks: { monday: CivilDate; n: number }[];
  /** Of the four cells: extended at least once; an extension waits for the chair. */
  extended: number;
  asked: number;
  /** Null: in no meeting of the scope the account reads more than the own unit. */
  answers: AnswerFigures | null;
}

export interface FollowUpRow {
  id: Id;
  meetingId: Id;
  text: string;
  ownerUnitId: Id;
  ownerUnit: string;
  jointLeads: string[];
  coordinating: string[];
  dueKind: DueKind;
  dueOn: CivilDate | null;
  firstDueOn: CivilDate | null;
  extended: number;
  state: CommitmentState;
  cell: Cell | null;
  /** Days past the day: until today, or until the unit was done. */
  lateDays: number;
  doneOn: CivilDate | null;
  askedDueOn: CivilDate | null;
  latest: string;
  version: number;
}

/** `GET api/staff/follow-up/promises`: overdue first, by date. `next` is what `after` takes. */
export interface FollowUpPage {
  rows: FollowUpRow[];
  /** Of the whole list, not of the page. */
  total: number;
  next: string | null;
}

/** A promise as everybody may read it (W159). */
export interface PublicPromise {
  text: string;
  unit: string;
  dueKind: DueKind;
  dueOn: CivilDate | null;
  /** The day that was promised at first, and how often it was extended. */
  firstDueOn: CivilDate | null;
  extended: number;
  doneOn: CivilDate | null;
  state: CommitmentState;
  cell: Cell | null;
}

export interface PublicBoardView {
  title: string;
  organisation: string;
  startsAt: Instant;
  today: CivilDate;
  cells: CellCounts;
  suspended: number;
  /** Confirmed, and taken back later: their number alone. */
  cancelled: number;
  units: { unit: string; cells: CellCounts; promises: PublicPromise[] }[];
}

/** The rhythm of reports: a month, a quarter, 6, 9 and 12 months of a year, and any days. */
export const REPORT_SPANS = ['MONTH', 'QUARTER', 'MONTHS_6', 'MONTHS_9', 'YEAR', 'OTHER'] as const;
export type ReportSpan = (typeof REPORT_SPANS)[number];

/** Both days belong to it. */
export interface Days {
  from: CivilDate;
  to: CivilDate;
}

const day = (year: number, month: number, date: number): CivilDate =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

const MONTHS_OF: Record<Exclude<ReportSpan, 'OTHER'>, number> = {
  MONTH: 1,
  QUARTER: 3,
  MONTHS_6: 6,
  MONTHS_9: 9,
  YEAR: 12,
};

/** The nth month or quarter of a year; of 6, 9 and 12 months a year has the first alone. */
export function daysOf(span: Exclude<ReportSpan, 'OTHER'>, year: number, n: number): Days {
  const months = MONTHS_OF[span];
  const first = span === 'MONTH' || span === 'QUARTER' ? (n - 1) * months + 1 : 1;
  return { from: day(year, first, 1), to: day(year, first + months, 0) };
}

/** What stands beside: the month or quarter before, the same months of the year before, or as many days before. */
export function daysBefore(span: ReportSpan, { from, to }: Days): Days {
  const [year = 0, month = 0] = from.split('-').map(Number);
  if (span === 'OTHER') {
    const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    const last = day(year, month, Number(from.slice(8)) - 1);
    const [lastYear = 0, lastMonth = 0, lastDay = 0] = last.split('-').map(Number);
    return { from: day(lastYear, lastMonth, lastDay - length), to: last };
  }
  const months = span === 'MONTH' || span === 'QUARTER' ? MONTHS_OF[span] : 12;
  return { from: day(year, month - months, 1), to: day(year, month - months + MONTHS_OF[span], 0) };
}

export interface ReportFigures extends Days {
  cells: CellCounts;
  suspended: number;
  cancelled: number;
  /** Promised, done and extended within the span. */
  made: number;
  done: number;
  extended: number;
  delays: Record<Delay, number>;
  /** Done late, by how late. */
  doneDelays: Record<Delay, number>;
  units: UnitCells[];
}

export interface ReportRow {
  meeting: string;
  text: string;
  unit: string;
  dueKind: DueKind;
  dueOn: CivilDate | null;
  firstDueOn: CivilDate | null;
  doneOn: CivilDate | null;
  state: CommitmentState;
  cell: Cell | null;
  lateDays: number;
}

/** `GET api/staff/follow-up/report`: how promises stood at the end of a span, with the span before it beside. */
export interface FollowUpReport {
  span: ReportSpan;
  organisation: string;
  meetings: string[];
  /** The day until which it is told: the end, or today while it is not over. */
  asOf: CivilDate;
  figures: ReportFigures;
  before: ReportFigures;
  answers: AnswerFigures | null;
  rows: ReportRow[];
}
