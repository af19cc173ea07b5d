import type { Id, Instant } from '../ids.js';
import type { CommitmentView } from './commitments.js';
import type { ResponseType } from './responses.js';

/** Apart from LIMITS, which a delegate's phone carries. */
export const COLLATION_LIMITS = {
  mergedAtOnce: 100,
  splitParts: 20,
  searchQuestion: 200,
  searchPage: 50,
  /** Collated opinions that are classified, or raw ones that are approved, in one act. */
  atOnce: 200,
  /** The name of an earlier meeting. */
  earlierMeeting: 200,
  alikeShown: 12,
  earlierWords: 600,
} as const;

/** Fields of work (lĩnh vực) by which petitions are sorted and counted (domain.md 8). */
export const FIELDS = [
  'ECONOMY_FINANCE',
  'LAND_ENVIRONMENT',
  'CONSTRUCTION_TRANSPORT',
  'AGRICULTURE',
  'INDUSTRY_TRADE',
  'EDUCATION_SCIENCE',
  'HEALTH',
  'CULTURE_SOCIETY',
  'LABOUR_WELFARE',
  'PERSONNEL',
  'JUSTICE_SECURITY',
  'ADMINISTRATION',
  'OTHER',
] as const;
export type Field = (typeof FIELDS)[number];

/** Who is competent (thẩm quyền), from the state down to the host's own house; districts are no level any more. */
export const AUTHORITIES = ['CENTRAL', 'PROVINCIAL', 'COMMUNAL', 'INTERNAL'] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** What can be set of many at once. */
export const ASPECTS = ['TOPIC', 'RESPONDER', 'FIELD', 'AUTHORITY'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** An item of an earlier meeting, as its paper calls it: that meeting may lie before this software (`repeat_of`). */
export interface RepeatOf {
  meeting: string;
  /** `YYYY-MM-DD`, when it is known. */
  heldOn: string | null;
  /** Number of the item there, when it had one. */
  number: number | null;
}

/** A collated opinion (ý kiến tổng hợp): the secretary's neutral wording over n:m raw ones. */
export interface CollatedView {
  id: Id;
  /** Number within the meeting, from 1, never reused. */
  number: number;
  wording: string;
  topicId: Id;
  /** Base unit on whose behalf it was handed in, when it came from one. */
  unitId: Id | null;
  unit: string;
  responderUnitId: Id | null;
  responderUnit: string;
  /** Only when it was classified. */
  field?: Field;
  authority?: Authority;
  /** Only when it repeats an item of an earlier meeting. */
  repeatOf?: RepeatOf;
  sourceIds: Id[];
  /** Distinct units behind the sources, and those that handed in what was merged into it. */
  unitCount: number;
  /** It says the same as that one and is answered there; its own number, wording and answers stay. */
  mergedInto: Id | null;
  /** Those that were merged into this one, in ascending order. */
  mergedFrom: Id[];
  /** It held several matters: each is answered as a part of its own. */
  splitFrom: Id | null;
  splitInto: Id[];
  version: number;
}

/** What a search found; the reader has the row itself. */
export interface SearchHit {
  kind: 'RAW' | 'COLLATED';
  id: Id;
  /** With the very accents that were asked for. */
  exact: boolean;
}

export interface SearchPage {
  hits: SearchHit[];
  /** Offset of the next page; null after the last one. */
  next: number | null;
}

/**
 * Why two opinions are alike, in the words of the one that was asked about: the same stretches, the same words, the
 * same numbers, an abbreviation of the same, a slip of the hand; and what speaks against it.
 */
export const ALIKE_REASONS = ['PHRASE', 'WORDS', 'NUMBER', 'ABBREVIATION', 'SLIP', 'DIFFERS'] as const;
export interface AlikeReason {
  kind: (typeof ALIKE_REASONS)[number];
  words: string[];
}

/** SAME: it asks for the same; SIMILAR: it is about the same matter. A suggestion: a person decides. */
export type AlikeLevel = 'SAME' | 'SIMILAR';

/** One that is like what was asked about. */
export interface AlikeHit {
  kind: 'RAW' | 'COLLATED';
  id: Id;
  level: AlikeLevel;
  reasons: AlikeReason[];
  /** Of an earlier meeting; of the own one the reader has the row itself. */
  earlier: EarlierOpinion | null;
}

/** An opinion of an earlier meeting, without its author. */
export interface EarlierOpinion {
  meetingTitle: string;
  startsAt: Instant;
  /** Of a collated one. */
  number: number | null;
  words: string;
  answers: EarlierAnswer[];
}

/** What was answered then, with what it promised and how that stands now. */
export interface EarlierAnswer {
  id: Id;
  type: ResponseType;
  text: string;
  forwardedTo: string;
  responderUnit: string;
  at: Instant;
  promises: EarlierPromise[];
}

export type EarlierPromise = Pick<
  CommitmentView,
  'id' | 'text' | 'ownerUnit' | 'dueKind' | 'dueOn' | 'state'
>;

/** The topic that was learned from what was tagged before; never applied by itself. */
export interface TopicSuggestion {
  /** Null: nothing like it was tagged, or it is in no course any more. */
  suggested: { topicId: Id; words: string[] } | null;
  /** Opinions that it was learned from. */
  learned: number;
  /** Of this meeting's own opinions, how many it would have told right from the others; null when they are too few. */
  measured: { right: number; of: number } | null;
}

/** A collated opinion as somebody saw it. */
export interface CollatedSeen {
  collatedId: Id;
  seen: number;
}

export interface SplitPart {
  collatedId: Id;
  wording: string;
  topicId: Id;
  submissionIds: Id[];
}

/**
 * Whether it is still to be answered and counted. One that was merged into another or split into parts is kept and
 * read, but is not a collated opinion of its own any more: `collated` in every count leaves it out, the one it was
 * merged into counts once, and each part counts once.
 */
export function isLive(view: Pick<CollatedView, 'mergedInto' | 'splitInto'>): boolean {
  return view.mergedInto === null && view.splitInto.length === 0;
}

/** The collated opinion where what was put to this one is answered now; itself unless it was merged. */
export function survivorOf(id: Id, all: Readonly<Record<Id, Pick<CollatedView, 'mergedInto'>>>): Id {
  let at = id;
  for (let next = all[at]?.mergedInto; next && all[next]; next = all[at]?.mergedInto) at = next;
  return at;
}

export interface CollationCommands {
  'collation.create': {
    payload: {
      collatedId: Id;
      wording: string;
      topicId: Id;
      unitId: Id | null;
      responderUnitId: Id | null;
      submissionIds: Id[];
    };
    result: { collatedId: Id; number: number };
  };
  'collation.edit': { payload: { collatedId: Id; wording: string; topicId: Id; seen: number }; result: null };
  'collation.link': { payload: { collatedId: Id; submissionIds: Id[] }; result: null };
  'collation.unlink': { payload: { collatedId: Id; submissionIds: Id[] }; result: null };
  'collation.assign': { payload: { collatedId: Id; responderUnitId: Id | null; seen: number }; result: null };
  /** One aspect of many, all or nothing. `value` is an id or a word of the list; empty: nothing (not with TOPIC). */
  'collation.classify': {
    payload: { items: CollatedSeen[]; aspect: Aspect; value: string };
    result: null;
  };
  /** An empty `meeting`: it repeats nothing. */
  'collation.markRepeat': { payload: CollatedSeen & RepeatOf; result: null };
  /** Sources are united in one; the others stay, marked, and can be taken out again. */
  'collation.merge': { payload: { into: CollatedSeen; from: CollatedSeen[] }; result: null };
  'collation.unmerge': { payload: CollatedSeen; result: null };
  /** Every source goes to at least one part; it may go to several. */
  'collation.split': {
    payload: CollatedSeen & { parts: SplitPart[] };
    result: { parts: { collatedId: Id; number: number }[] };
  };
}

export interface CollationEvents {
  'collation.changed': CollatedView;
  /** It was given to another unit: the former responders no longer have it. */
  'collation.removed': { id: Id };
}
