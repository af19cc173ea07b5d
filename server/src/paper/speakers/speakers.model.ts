import type { PaperCover } from '../cover.js';

/** Who registered to speak and was not reached (domain.md 9.8). */
export interface NeverReachedModel {
  cover: PaperCover;
  /** Requests to speak that were not withdrawn: what the number of those not reached is a part of. */
  registered: number;
  /** Still in the queue: the floor is not closed. */
  waiting: number;
  rows: NeverReachedRow[];
}

export interface NeverReachedRow {
  name: string;
  /** Title and unit of that day. */
  post: string;
  topic: string;
  /** A written opinion was made of it, the person had sent one already, or there is none. */
  written: 'CONVERTED' | 'LINKED' | 'NONE';
  /** Number of that written opinion. */
  opinion: number | null;
  answered: boolean;
}

/** Delegates who were there and did not speak (domain.md 9.8). */
export interface NeverSpokenModel {
  cover: PaperCover;
  /** Delegates who were there. */
  present: number;
  rows: NeverSpokenRow[];
}

export const REGISTERED = ['NOT_REACHED', 'WAITING', 'WITHDRAWN', 'DECLINED', 'ABSENT', 'NO'] as const;
export type Registered = (typeof REGISTERED)[number];

export interface NeverSpokenRow {
  /** On the card. */
  number: string;
  name: string;
  post: string;
  mode: 'ON_SITE' | 'ONLINE';
  registered: Registered;
}
