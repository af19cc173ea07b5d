import type { CivilDate, Id, Instant } from '../ids.js';
import type { AccountCommands, AccountEvents } from './accounts.js';
import type { IssuingBodyCommands, IssuingBodyEvents } from './issuing-bodies.js';
import type { TemplateCommands, TemplateEvents } from './paper-templates.js';
import type { RuleProfile } from './meeting.js';
import type { ReminderRule } from './reminders.js';

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
  'ANSWER_GIVEN',
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

/** What a rule profile sets a time for (domain.md 4). */
export const RULE_STEPS = [
  'ANNOUNCE',
  'MATERIALS',
  'OPINIONS_CLOSE',
  'CONCLUSION_NOTICE',
  'PUBLISH_RESULT',
  'INDIVIDUAL_REPLY',
  'NOTED_REVIEW',
] as const;
export type RuleStepName = (typeof RULE_STEPS)[number];

/** What the time of a step may be counted from; before the meeting, after everything else. */
export const STEP_ANCHORS: Record<RuleStepName, readonly Anchor[]> = {
  ANNOUNCE: ['MEETING_STARTS'],
  MATERIALS: ['MEETING_STARTS'],
  OPINIONS_CLOSE: ['MEETING_STARTS', 'ANNOUNCED'],
  CONCLUSION_NOTICE: ['MEETING_CLOSED'],
  PUBLISH_RESULT: ['MEETING_CLOSED'],
  INDIVIDUAL_REPLY: ['SUBMISSION_RECEIVED', 'INTAKE_CLOSED', 'MEETING_CLOSED'],
  NOTED_REVIEW: ['ANSWER_GIVEN'],
};

export function sideOf(anchor: Anchor): Side {
  return anchor === 'MEETING_STARTS' ? 'BEFORE' : 'AFTER';
}

export interface RuleStep {
  step: RuleStepName;
  deadline: Deadline;
  /** Decree and article. */
  source: string;
  /** False: nobody has compared it with the paper. */
  confirmed: boolean;
}

/** The rules of a profile as they are from a day on. */
export interface RuleProfileVersion {
  profile: RuleProfile;
  validFrom: CivilDate;
  /** Null: until a later version, or for good. */
  validUntil: CivilDate | null;
  /** The law that it rests on. */
  basis: string;
  steps: RuleStep[];
  reminders: ReminderRule;
  /** 0: as the software brings it. */
  version: number;
}

/** A year's days off; `version` 0: as the software reckons and knows them. */
export interface HolidayYear {
  year: number;
  rows: HolidayRow[];
  version: number;
}

export const DEADLINE_STATES = ['WAITING', 'OPEN', 'LATE', 'DONE', 'DONE_LATE'] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

/** What somebody recorded about a step: done outside of the software on a day, or why it is late. */
export interface StepRecordView {
  id: RuleStepName;
  /** Null: not done, only the reason of the delay is known. */
  doneOn: CivilDate | null;
  reason: string;
  byId: Id;
  at: Instant;
  version: number;
}

/** A step of a meeting's rules, reckoned from what happened in it. */
export interface DeadlineRow {
  step: RuleStepName;
  deadline: Deadline;
  source: string;
  confirmed: boolean;
  /** What it is counted from; null while that has not happened. */
  anchorOn: CivilDate | null;
  /** Expected while the anchor has not happened: as if the meeting closed on its day. */
  plannedOn: CivilDate | null;
  dueOn: CivilDate | null;
  doneOn: CivilDate | null;
  state: DeadlineState;
  /** One thing that is done once, so that somebody may record it (`meeting.recordStep`). */
  recordable: boolean;
  /** Why it is or was late, as recorded. */
  reason: string;
  /** In days of the deadline's own kind. */
  lateDays: number;
  /** Until the day on which it is due, in days of the same kind; 0 on that day and after it. */
  leftDays: number;
  /** Days off and swapped days that the counting passed. */
  passed: HolidayRow[];
  rolledFrom: CivilDate | null;
  /** Of a step that is done for many: how many there are, are done, and are or were late. */
  counts: { total: number; done: number; late: number } | null;
}

/** `GET api/meetings/:meetingId/deadlines`. */
export interface MeetingDeadlines {
  profile: RuleProfile;
  validFrom: CivilDate;
  /** False: the meeting's day lies outside of the time in which these rules are valid. */
  inForce: boolean;
  basis: string;
  today: CivilDate;
  rows: DeadlineRow[];
}

/** `GET api/staff/late`: what is late now, by meeting, and how long there is for the conclusion notice. */
export interface LateMeeting {
  meetingId: Id;
  steps: { step: RuleStepName; lateDays: number }[];
  notice: { dueOn: CivilDate; leftDays: number; dayKind: DayKind } | null;
}

/** `GET api/organisation/rules`. */
export interface OrganisationRules {
  profiles: RuleProfileVersion[];
  years: HolidayYear[];
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

/** A unit's name and since when; `validFrom` null: for as long as anybody knows. */
export interface UnitName {
  validFrom: CivilDate | null;
  name: string;
  /** The decision that it rests on. */
  basis: string;
}

/** A unit of the organisation with its whole history. */
export interface OrgUnitView {
  id: Id;
  parentId: Id | null;
  /** Oldest first; never empty. */
  names: UnitName[];
  /** The first day on which it is no more; null while nothing is decided. */
  endedOn: CivilDate | null;
  /** Who goes on with its promises; null where nobody does. */
  successorId: Id | null;
  endBasis: string;
  version: number;
}

/** `GET api/meetings/:meetingId/units`: units there are on the meeting's day, by the names of that day. */
export interface UnitOfDay {
  id: Id;
  name: string;
  parentId: Id | null;
}

/** The name on a day; before the first known one, the first. */
export function unitNameOn({ names }: Pick<OrgUnitView, 'names'>, day: CivilDate): string {
  const known = names.findLast(({ validFrom }) => validFrom === null || validFrom <= day) ?? names[0];
  return known?.name ?? '';
}

/** On this day there is no such unit any more. */
export function isEnded({ endedOn }: Pick<OrgUnitView, 'endedOn'>, day: CivilDate): boolean {
  return endedOn !== null && endedOn <= day;
}

export interface StaffView {
  id: Id;
  name: string;
  login: string;
}

export interface OrganisationCommands extends AccountCommands, IssuingBodyCommands, TemplateCommands {
  /** Name and parent body as they stand on papers. */
  'organisation.configure': {
    payload: { name: string; parentBody: string; symbol: string };
    result: null;
  };
  /** `password`: from the entrance the argon2id hash; from people nothing: the owner sets one by a link. */
  'organisation.addStaff': {
    payload: { staffId: Id; name: string; login: string; password: string };
    result: { staffId: Id };
  };
  'organisation.addUnit': {
    payload: { unitId: Id; name: string; parentId: Id | null; basis: string };
    result: { unitId: Id };
  };
  /** A name from a day on, or the correction of the one of that very day (null: the first). */
  'organisation.renameUnit': {
    payload: { unitId: Id; name: string; validFrom: CivilDate | null; basis: string; seen: number };
    result: null;
  };
  'organisation.moveUnit': { payload: { unitId: Id; parentId: Id | null; seen: number }; result: null };
  /** Abolished, or merged into a successor, from a day on. Null takes that back; what was moved stays moved. */
  'organisation.endUnit': {
    payload: { unitId: Id; endedOn: CivilDate | null; successorId: Id | null; basis: string; seen: number };
    result: null;
  };
  /** A new dated version, or the correction of the one of that very day; `seen`: the profile's newest version. */
  'organisation.editProfile': {
    payload: Omit<RuleProfileVersion, 'version'> & { seen: number };
    result: null;
  };
  /** The whole calendar of a year; refusal `HOLIDAYS_INVALID` lists every problem. */
  'organisation.editHolidays': {
    payload: { year: number; rows: HolidayRow[]; seen: number };
    result: null;
  };
  /** CSV or JSON: stands for the whole of each year that it names. All rows or none. */
  'organisation.importHolidays': { payload: { text: string }; result: { years: number[]; rows: number } };
}

export interface OrganisationEvents extends AccountEvents, IssuingBodyEvents, TemplateEvents {
  'organisation.changed': { name: string; parentBody: string; symbol: string };
  'organisation.staffAdded': StaffView;
  /** `file`: SHA-256 of the file that it came from. */
  'organisation.meetingCreated': { meetingId: Id; file?: string };
  'organisation.profileChanged': RuleProfileVersion;
  'organisation.holidaysChanged': HolidayYear;
  'organisation.unitChanged': OrgUnitView;
}
