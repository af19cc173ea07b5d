import type { CivilDate, Id } from '../ids.js';

/** Deadlines mix both (domain.md 14.9). */
export const DAY_KINDS = ['CALENDAR', 'WORKING'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** What a deadline is counted from. */
export const ANCHORS = [
  'MEETING_STARTS',
  'MEETING_CLOSED',
  'SUBMISSION_RECEIVED',
  'ANNOUNCED',
  'INTAKE_CLOSED',
] as const;
export type Anchor = (typeof ANCHORS)[number];

export const SIDES = ['BEFORE', 'AFTER'] as const;
export type Side = (typeof SIDES)[number];

export interface Deadline {
  days: number;
  dayKind: DayKind;
  side: Side;
  anchor: Anchor;
}

/** Off: a holiday or a day that stands for one. Work: a day of the week's end on which work is done instead. */
export const HOLIDAY_KINDS = ['OFF', 'WORK'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/** A day that is not what its weekday says. */
export interface HolidayRow {
  date: CivilDate;
  kind: HolidayKind;
  name: string;
  /** Law or announcement. */
  source: string;
  /** False: expected, the announcement has not been read. */
  confirmed: boolean;
}

/** One row of a holiday file or form that was refused; `line` counts as the file shows it, header = 1. */
export interface HolidayProblem {
  line: number;
  column: 'date' | 'kind' | 'name' | 'source' | 'confirmed' | 'file';
  reason:
    | 'MISSING'
    | 'TOO_LONG'
    | 'FORBIDDEN_CHARACTERS'
    | 'COLUMN_MISSING'
    | 'BROKEN_FILE'
    | 'TOO_MANY_ROWS'
    | 'NOT_A_DATE'
    | 'YEAR_OUT_OF_RANGE'
    | 'UNKNOWN_KIND'
    | 'UNKNOWN_ANSWER'
    | 'DUPLICATE_DATE'
    | 'WORK_ON_WEEKDAY'
    | 'LAW_DAY_MISSING';
  value: string;
}

/** Limits of rules and calendars, apart from `LIMITS`: a delegate's phone needs none of them. */
export const RULE_LIMITS = {
  source: 300,
  steps: 20,
  deadlineDays: 365,
  holidayRows: 120,
  holidayFileBytes: 256 * 1024,
} as const;

export interface StaffView {
  id: Id;
  name: string;
  login: string;
}

export interface OrganisationCommands {
  /** Name and parent body as they stand on papers. */
  'organisation.configure': {
    payload: { name: string; parentBody: string; symbol: string };
    result: null;
  };
  'organisation.addStaff': {
    payload: { staffId: Id; name: string; login: string; password: string };
    result: { staffId: Id };
  };
}

export interface OrganisationEvents {
  'organisation.changed': { name: string; parentBody: string; symbol: string };
  'organisation.staffAdded': StaffView;
  'organisation.meetingCreated': { meetingId: Id };
}
