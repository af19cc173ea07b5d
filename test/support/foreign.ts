import type { CommandName, Id } from '@doi-thoai/shared';
import { SAMPLES } from './sample-payloads.js';
import type { Pointers } from './sample-payloads.js';

/** What belongs to somebody else. */
export interface Foreign extends Pointers {
  requestSeen: number;
  submissionSeen: number;
  collatedSeen: number;
  ownUnitId: Id;
  ownCollatedId: Id;
  ownCollatedSeen: number;
  toHousing: Id;
  housingId: Id;
  /** A confidential opinion of Minh's. */
  sealedId: Id;
  promiseSeen: number;
  /** The housing office's address for calendar programs. */
  calendarId: Id;
  /** A report of the other responder's. */
  actId: Id;
  /** An answer in writing of the housing unit. */
  answeredId: Id;
  answeredSeen: number;
}

export interface Case {
  command: CommandName;
  what: string;
  payload: (at: Foreign) => object;
  refused: string;
}

export const sample =
  (name: CommandName, more: (at: Foreign) => object = () => ({})) =>
  (at: Foreign): object => ({ ...SAMPLES[name](at), ...more(at) });
