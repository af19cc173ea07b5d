import type { Prepared, Weigh } from './prepare.js';
import type { Token } from './tokens.js';

/** What speaks for and against two texts being alike, each from 0 to 1. */
export interface Signs {
  /** Shared syllables of all. */
  syllables: number;
  /** The shorter one's share of neighbours that the longer one has: a short opinion within a long one. */
  within: number;
  /** Shared syllables that are no names, of all such: the matter without its place. */
  matter: number;
  /** Shared letters in threes: what slips of the hand leave over. */
  letters: number;
  /** Stretches in each other's place within equal words. */
  replaced: number;
  /** Another number of the same thing. */
  otherNumber: number;
  /** Each names something that the other does not say. */
  otherName: number;
}

/** Fitted on test/alike/tuning.txt (logistic regression over its pairs); docs/measurements.md says how well they do. */
const FITTED: Signs = {
  syllables: 4.27,
  within: 2.69,
  matter: 3.59,
  letters: 2.57,
  replaced: -1.16,
  otherNumber: -0.83,
  otherName: -1.77,
};
const BIAS = -6.06;

/** From which score on two are told to be alike, and to be the same: where precision and recall met in the tuning. */
export const ALIKE_FROM = 0.12;
export const SAME_FROM = 0.42;

/** From 0 to 1. */
export function scoreOf(signs: Signs): number {
  const keys = Object.keys(FITTED) as (keyof Signs)[];
  const sum = keys.reduce((so, key) => so + FITTED[key] * signs[key], BIAS);
  return 1 / (1 + Math.exp(-sum));
}

type Share = readonly [shared: number, all: number];

/** Of both texts together. */
function dice([sharedA, allA]: Share, [sharedB, allB]: Share): number {
  return allA + allB === 0 ? 0 : (sharedA + sharedB) / (allA + allB);
}

const FILLER_WEIGHT = 0.15;

export function weightOf(one: Token, weigh: Weigh): number {
  return weigh(one.key) * (one.filler ? FILLER_WEIGHT : 1);
}

/** Shared syllables; where both wrote marks, other marks are half another word. */
function syllablesOf(
  a: Prepared,
  b: Prepared,
  weigh: Weigh,
  slipped: ReadonlySet<string>,
  counts: (one: Token) => boolean,
): number {
  const share = (from: Prepared, to: Prepared): Share => {
    let [shared, all] = [0, 0];
    for (const [key, one] of from.terms) {
      if (!counts(one)) continue;
      const weight = weightOf(one, weigh);
      const other = to.terms.get(key);
      all += weight;
      if (other) shared += weight * (sameMarks(one, other, a.unmarked || b.unmarked) ? 1 : 0.4);
      else if (slipped.has(key)) shared += weight * 0.9;
    }
    return [shared, all];
  };
  return dice(share(a, b), share(b, a));
}

function sameMarks(one: Token, other: Token, unmarked: boolean): boolean {
  return unmarked || one.exact === other.exact || one.exact === '' || other.exact === '';
}

function pairsOf(from: Prepared, to: Prepared, weigh: Weigh): Share {
  let [shared, all] = [0, 0];
  for (const [key, [one, next]] of from.pairs) {
    const weight = (weightOf(one, weigh) + weightOf(next, weigh)) / 2;
    all += weight;
    if (to.pairs.has(key)) shared += weight;
  }
  return [shared, all];
}

function lettersOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const three of a) if (b.has(three)) shared += 1;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

export function signsOf(
  a: Prepared,
  b: Prepared,
  weigh: Weigh,
  slipped: ReadonlySet<string>,
): Omit<Signs, 'replaced' | 'otherNumber' | 'otherName'> {
  const names = new Set(
    [...a.terms.values(), ...b.terms.values()].filter((one) => one.name).map((one) => one.key),
  );
  const isName = (one: Token): boolean => names.has(one.key);
  const [left, right] = [pairsOf(a, b, weigh), pairsOf(b, a, weigh)];
  return {
    syllables: syllablesOf(a, b, weigh, slipped, () => true),
    within: Math.max(left[0] / (left[1] || 1), right[0] / (right[1] || 1)),
    matter: syllablesOf(a, b, weigh, slipped, (one) => !isName(one) && !one.filler),
    letters: lettersOf(a.letters, b.letters),
  };
}
