import type { Instant } from '../ids.js';
import type { UnitCounts } from './collection.js';

/** By what raw opinions in course, those set aside, and collated opinions are broken down (domain.md 9.1). */
export const BREAKDOWNS = [
  'RAW_TOPIC',
  'RAW_KIND',
  'RAW_UNIT',
  'RAW_DISCLOSURE',
  'ASIDE_KIND',
  'COLLATED_TOPIC',
  'COLLATED_FIELD',
  'COLLATED_AUTHORITY',
  'COLLATED_RESPONDER',
  'COLLATED_UNIT',
] as const;
export type BreakdownBy = (typeof BREAKDOWNS)[number];

export interface BreakdownRow {
  /** Id of a topic or unit, or a word of a list; null: none was named. */
  key: string | null;
  /** Name of a topic or unit; empty where `key` is a word of a list, or null. */
  label: string;
  /** NAMED opinions, or collated ones. Null: folded into `rest`, so that no hidden number is found by subtracting. */
  n: number | null;
  /** Of CONFIDENTIAL and ANONYMOUS opinions as many as come in whole fives; the others are in `rest`. */
  unnamed: number;
}

/** `of` = the sum of what the rows show + `rest`. */
export interface Breakdown {
  by: BreakdownBy;
  of: number;
  rows: BreakdownRow[];
  /** Not broken down. */
  rest: number;
}

/** Raw opinions by how they stand; each is in exactly one of `inCourse`, `aside`, `withdrawn` and `notReached`. */
export interface RawCounts {
  /** As `isRaw` rules: `inCourse` + `aside`. */
  raw: number;
  inCourse: number;
  aside: number;
  withdrawn: number;
  /** Speeches that were not reached: counted by themselves. */
  notReached: number;
  /** Of those in course: behind no collated opinion yet. */
  free: number;
  /** Of those in course: CONFIDENTIAL or ANONYMOUS. Null: fewer than five, and the meeting takes such opinions. */
  unnamed: number | null;
}

/** Collated opinions; `live` as `isLive` rules. `merged` and `split` are kept, and are in none of the others. */
export interface CollatedCounts {
  live: number;
  merged: number;
  split: number;
  /** Of the live ones: part of one that was split; repeats an item of an earlier meeting; has a proposed responder. */
  parts: number;
  repeated: number;
  assigned: number;
  /** Different units that are proposed to answer. */
  responders: number;
}

/** `GET api/meetings/:meetingId/statistics`: what is counted before the meeting, at one head of its journal. */
export interface MeetingStatistics {
  head: number;
  at: Instant;
  /** CONFIDENTIAL or ANONYMOUS opinions are taken, or were: small groups are not broken down. */
  guarded: boolean;
  units: UnitCounts;
  raw: RawCounts;
  collated: CollatedCounts;
  breakdowns: Breakdown[];
}
