import type { PaperOf } from '../block/model.js';
import type { Triple } from '../figures/triple.js';

/**
 * What the minutes (biên bản, form 1.9 of Nghị định 30/2020/NĐ-CP) print: plain data that survives a structured
 * clone. The model holds lists; every count on the paper is recounted from them (`countMinutes`), so a printed
 * number and the list behind it cannot disagree.
 *
 * Instants are ISO 8601 with an offset or `Z`; calendar days are `YYYY-MM-DD`. All texts may come from delegates:
 * the renderer cleans them, the model need not.
 */
export interface MinutesModel {
  /** The issuing body, which selects the system: state and Party layouts are never mixed in one file. */
  of: PaperOf;
  /** True marks each page as made from rehearsal data. */
  rehearsal: boolean;
  /** IANA zone in which all instants are printed, e.g. `Asia/Ho_Chi_Minh`. */
  timeZone: string;
  /** Who held the meeting; a direct dialogue may have two hosts, of which one issues the paper. */
  hostBodies: string[];
  meeting: MinutesMeeting;
  attendance: MinutesAttendance;
  agenda: MinutesAgendaItem[];
  openingReport: MinutesOpeningReport | null;
  written: MinutesWrittenOpinions;
  /** Delegates' turns that started, in speaking order. */
  turns: MinutesTurn[];
  /** Requests still waiting when the floor was closed. */
  notReached: MinutesUnreachedRequest[];
  answers: MinutesAnswer[];
  commitments: MinutesCommitment[];
  votes: MinutesVote[];
  conclusion: MinutesConclusionLine[];
  /** State of the meeting's journal the paper was made from: number of the last entry and its SHA-256 in hex. */
  journal: { head: number; hash: string };
  /** When the paper was made: a draft tells the meeting up to here. */
  generatedAt: string;
  signatures: { secretary: string; chair: string };
  /** Recipients before the last line, which the form prescribes ("Lưu: VT, Hồ sơ."). */
  recipients: string[];
}

export type MinutesMeetingKind = 'DIALOGUE' | 'COMMITTEE' | 'WORKING_SESSION' | 'INSPECTION' | 'WORKSHOP';

export interface MinutesMeeting {
  kind: MinutesMeetingKind;
  /** Subject line under BIÊN BẢN, e.g. "Hội nghị tiếp xúc, đối thoại trực tiếp với ...". */
  title: string;
  /** When it was opened; when it is to be opened, as long as `opened` is false. */
  startedAt: string;
  opened: boolean;
  /** Null until the meeting is closed: what is printed then is a draft as of `generatedAt`. */
  endedAt: string | null;
  place: string;
}

export type FormOfAddress = 'ông' | 'bà' | 'đồng chí';

/** A person as named in this meeting: title and unit at that moment, not today's. */
export interface MinutesPerson {
  name: string;
  formOfAddress: FormOfAddress | null;
  title: string | null;
  unit: string | null;
  /** Person stood in for (dự thay), with title, as one phrase; null otherwise. */
  representing: string | null;
}

export interface MinutesAttendance {
  chair: MinutesPerson;
  coChairs: MinutesPerson[];
  secretaries: MinutesPerson[];
  /** `invited` counts invitations; `present` lists those checked in. */
  delegates: { invited: number; present: MinutesPresentDelegate[] };
  guests: MinutesPerson[];
  /** A null reason means that none was given. */
  absent: (MinutesPerson & { reason: string | null })[];
}

export type MinutesPresentDelegate = MinutesPerson & { mode: 'ON_SITE' | 'ONLINE' };

/** One item in the order in which it was taken; `startedAt` null: nobody opened it in the system. */
export interface MinutesAgendaItem {
  title: string;
  presenter: MinutesPerson | null;
  startedAt: string | null;
  /** Held without having been opened: there is a conclusion, the meeting was closed. */
  held?: 'CONCLUDED' | 'CLOSED';
}

export interface MinutesOpeningReport {
  title: string;
  presenter: MinutesPerson | null;
  summary: string;
  figures: MinutesFigure[];
}

/** A figure as reported. Figures are never added up: their units and populations differ. */
export interface MinutesFigure extends Triple {
  id: string;
  label: string;
  /** e.g. "trường hợp", "lượt cán bộ". */
  unit: string;
  period: string | null;
  /** Id of the figure this one is a part of; null when the report does not say. */
  subsetOf: string | null;
}

export interface MinutesWrittenOpinions {
  /** Raw submissions (ý kiến gốc), those converted from unreached requests left out. */
  rawSubmissions: number;
  /** Distinct authors of them, anonymous ones left out. */
  distinctAuthors: number;
  anonymousSubmissions: number;
  /** Those that were merged into another one or split into several are not among them and not counted. */
  collated: MinutesCollatedOpinion[];
  /** Those that were split, and the numbers of their parts. */
  split: { number: number; into: number[] }[];
}

export interface MinutesCollatedOpinion {
  /** Number within the meeting. */
  number: number;
  topic: string;
  /** The secretariat's neutral wording. */
  text: string;
  /** Raw opinions behind it; null when it is not to be printed. */
  rawCount: number | null;
  /** Distinct units behind it; null when it is not to be printed. */
  unitCount: number | null;
  responder: string | null;
  /** Numbers of those that were merged into it. */
  mergedNumbers: number[];
}

export interface MinutesTurn {
  number: number;
  /** One per person: turns and distinct speakers are two counts. */
  speakerId: string;
  speaker: MinutesPerson;
  topic: string | null;
  /** What the server's clock measured. */
  measured: TurnTimes;
  /** What the secretary put in its place; both are printed. */
  corrected: TurnTimes | null;
  /** True when cut off: the rest was left for writing. */
  interrupted: boolean;
  gist: string;
}

/** `seconds` is the speaking time used, pauses left out. */
export interface TurnTimes {
  startedAt: string;
  seconds: number;
}

export interface MinutesUnreachedRequest {
  speaker: MinutesPerson;
  topic: string | null;
  /** CONVERTED: a written opinion was made of the request; LINKED: the person had already sent one. */
  written: 'CONVERTED' | 'LINKED';
  /** Number of that written opinion, as the secretariat's list shows it. */
  reference: string;
}

export const ANSWER_TYPES = [
  'ANSWERED',
  'ACCEPTED',
  'PARTLY_ACCEPTED',
  'EXPLAINED',
  'NOTED',
  'INFORMED',
  'FORWARDED',
  'ASSIGNED',
] as const;
export type MinutesAnswerType = (typeof ANSWER_TYPES)[number];

/** What an answer answers: a collated opinion, a speaking turn, or a submission that was not collated. */
export interface MinutesAnswerTarget {
  kind: 'COLLATED' | 'TURN' | 'SUBMISSION';
  number: number;
}

export interface MinutesAnswer {
  type: MinutesAnswerType;
  targets: MinutesAnswerTarget[];
  responder: MinutesPerson;
  form: 'LIVE' | 'WRITTEN';
  text: string;
  /** Numbers of the commitments proposed with it. */
  commitments: number[];
}

/** A deadline is a day or an explicit kind without one; UNSET is printed as such, never left blank. */
export type MinutesDue =
  { kind: 'DATE'; on: string } | { kind: 'REGULAR' } | { kind: 'TERM' } | { kind: 'UNSET' };

export interface MinutesAssignment {
  text: string;
  /** One lead or several joint leads. */
  leads: string[];
  coordinating: string[];
  due: MinutesDue;
}

/** A promise proposed in the meeting. */
export interface MinutesCommitment extends MinutesAssignment {
  number: number;
}

export interface MinutesVote {
  matter: string;
  /** e.g. "biểu quyết giơ tay". */
  method: string;
  inFavour: number;
  against: number;
  abstained: number;
  result: string;
}

/** `parts`: what several promised for it, each with its own day. */
export type MinutesConclusionLine =
  | { type: 'ASSESSMENT' | 'REQUIREMENT'; text: string }
  | ({ type: 'TASK'; parts?: MinutesAssignment[] } & MinutesAssignment);
