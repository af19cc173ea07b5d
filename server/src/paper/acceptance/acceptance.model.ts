import type { PaperCover } from '../cover.js';
import type { NoticeOfTable } from '../tasks/tasks.model.js';

/**
 * Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý (domain.md 7.3): one row for each opinion, an answer to many
 * expanded into a row of each (domain.md 14.10).
 */
export interface AcceptanceModel {
  cover: PaperCover;
  notice: NoticeOfTable;
  /** Units that were asked for opinions and that handed some in or said that they had none; null: none was asked. */
  units: { asked: number; answered: number; nothing: number } | null;
  rows: AcceptanceRow[];
  /** Left out: complaints, what went to other authorities, what is out of scope, suspected secrets. */
  aside: number;
}

export const OPINION_KINDS = ['COLLATED', 'SUBMISSION', 'TURN'] as const;
export type OpinionKind = (typeof OPINION_KINDS)[number];

export interface AcceptanceRow {
  kind: OpinionKind;
  /** Number within its kind, as the minutes have it. */
  number: number;
  topic: string;
  text: string;
  who: string;
  /** In the order in which they were given; the last one says how it stands. */
  answers: AcceptanceAnswer[];
}

/**
 * How an opinion stands. KEPT: not accepted, always with the reason; OPEN: nobody has answered. Each opinion is in one
 * class, so that their numbers add up to the rows.
 */
export const TREATMENTS = [
  'ACCEPTED',
  'PARTLY_ACCEPTED',
  'EXPLAINED',
  'KEPT',
  'NOTED',
  'ANSWERED',
  'FORWARDED',
  'ASSIGNED',
  'OPEN',
] as const;
export type Treatment = (typeof TREATMENTS)[number];

export interface AcceptanceAnswer {
  treatment: Exclude<Treatment, 'OPEN'>;
  text: string;
  legalGround: string;
  forwardedTo: string;
  letterNumber: string;
  responder: string;
  live: boolean;
  /** Opinions that the same answer was given to. */
  shared: number;
  /** Who looks at it again or does something, and until when. */
  followUp: { owner: string; due: string }[];
}

export function treatmentOf({ answers }: Pick<AcceptanceRow, 'answers'>): Treatment {
  return answers.at(-1)?.treatment ?? 'OPEN';
}
