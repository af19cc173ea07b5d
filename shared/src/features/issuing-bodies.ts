import type { CivilDate, Id, Instant } from '../ids.js';

/** domain.md 7: two systems of papers, never mixed in one. */
export const PAPER_SYSTEMS = ['STATE', 'PARTY'] as const;
export type PaperSystem = (typeof PAPER_SYSTEMS)[number];

/** A body that issues papers (cơ quan ban hành): data of the organisation, editable, dated. */
export interface IssuingBodyView {
  id: Id;
  name: string;
  parentBody: string;
  system: PaperSystem;
  /** SNV, ĐU: the part of the symbol after the type. */
  abbreviation: string;
  /** Địa danh of place and date. */
  place: string;
  /** PARTY: numbers run per type per term; STATE: per type per year, and the term is ''. */
  term: string;
  termFrom: CivilDate | null;
  termTo: CivilDate | null;
  /** The first day on which it issues nothing any more. */
  endedOn: CivilDate | null;
  version: number;
}

/** The code of a type of paper in a symbol (domain.md 7.1, 7.2). */
export type PaperCode = 'TB' | 'BB' | 'BC' | 'KH' | 'GM';

/** The part of number and symbol that does not count: "TB-SNV", "TB/ĐU". */
export function paperSymbol(body: Pick<IssuingBodyView, 'system' | 'abbreviation'>, code: PaperCode): string {
  return body.system === 'STATE' ? `${code}-${body.abbreviation}` : `${code}/${body.abbreviation}`;
}

/** As printed after "Số: " (STATE) or "Số " (PARTY): "05/TB-SNV", "05-TB/ĐU". */
export function numbered(paper: { system: PaperSystem; number: number; symbol: string }): string {
  const number = String(paper.number).padStart(2, '0');
  return `${number}${paper.system === 'STATE' ? '/' : '-'}${paper.symbol}`;
}

/** Within what numbers run: the calendar year of the paper's day, or the term. */
export function numberSeries(body: Pick<IssuingBodyView, 'system' | 'term'>, day: CivilDate): string {
  return body.system === 'STATE' ? day.slice(0, 4) : body.term;
}

/** Signing on behalf, for, by order, by delegation, as acting head; the Party has words of its own. */
export const SIGN_AUTHORITIES: Record<PaperSystem, readonly string[]> = {
  STATE: ['TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'],
  PARTY: ['T/M', 'K/T', 'T/L'],
};

/** '' (signs for himself), or a word of the system with what it signs for. */
export function isSignAuthority(system: PaperSystem, words: string): boolean {
  return words === '' || SIGN_AUTHORITIES[system].some((word) => words.startsWith(`${word} `));
}

export const BODY_LIMITS = { abbreviation: 30, place: 80, term: 40 } as const;

/** "SNV", "ĐU", "UBND-VP": letters, digits, hyphens and full stops; the slash and the number are the symbol's. */
export function isAbbreviation(text: string): boolean {
  return text.length <= BODY_LIMITS.abbreviation && /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(text);
}

/** A line of the register of numbers: `GET api/organisation/issuing-bodies/:bodyId/numbers`. */
export interface PaperNumberView {
  paper: PaperCode;
  /** Year or term. */
  series: string;
  number: number;
  state: 'TAKEN' | 'ISSUED' | 'VOID';
  day: CivilDate;
  meetingId: Id | null;
  /** Why it is not used. */
  reason: string;
  by: string;
  at: Instant;
}

type BodyWords = Omit<IssuingBodyView, 'id' | 'system' | 'endedOn' | 'version'>;

export interface IssuingBodyCommands {
  'organisation.addIssuingBody': {
    payload: BodyWords & { bodyId: Id; system: PaperSystem };
    result: { bodyId: Id };
  };
  /** The system stays. `endedOn`: from that day on it issues nothing; null takes that back. */
  'organisation.editIssuingBody': {
    payload: BodyWords & { bodyId: Id; endedOn: CivilDate | null; seen: number };
    result: null;
  };
}

export interface IssuingBodyEvents {
  'organisation.issuingBodyChanged': IssuingBodyView;
}
