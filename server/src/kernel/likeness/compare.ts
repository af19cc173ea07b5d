import type { AlikeReason } from '@doi-thoai/shared';
import { align, oneSlip, type Alignment, type Gap } from './align.js';
import type { Prepared, Weigh } from './prepare.js';
import { scoreOf, signsOf, type Signs } from './signs.js';
import { shownWords, type Token } from './tokens.js';
import { NUMBERED } from './word-lists.js';

export interface Likeness {
  /** 0 to 1. */
  score: number;
  signs: Signs;
  reasons: AlikeReason[];
}

/** How alike two opinions are, and why. Blind to accents, abbreviations, synonyms of the office, and single slips. */
export function compare(a: Prepared, b: Prepared, weigh: Weigh): Likeness {
  const alignment = align(a.list, b.list);
  const slips = slipsOf(alignment.gaps);
  const differs = differences(a, b, alignment.gaps, weigh);
  const signs = { ...signsOf(a, b, weigh, keysOf(slips)), ...against(differs) };
  return { score: scoreOf(signs), signs, reasons: reasonsOf(a, b, alignment, slips, differs) };
}

const keysOf = (slips: readonly Slip[]): Set<string> =>
  new Set(slips.flatMap((one) => [one.a.key, one.b.key]));

function against(differs: readonly Difference[]): Pick<Signs, 'replaced' | 'otherNumber' | 'otherName'> {
  const most = (of: Difference['of']): number =>
    Math.min(
      1,
      differs.reduce((sum, one) => (one.of === of ? sum + one.cost : sum), 0),
    );
  return { replaced: most('WORDS'), otherNumber: most('NUMBER'), otherName: most('NAME') };
}

interface Slip {
  a: Token;
  b: Token;
}

/** Single syllables that stand in each other's place and are one slip apart. */
function slipsOf(gaps: readonly Gap[]): Slip[] {
  return gaps.flatMap((gap) => {
    const [a, b] = [gap.a[0], gap.b[0]];
    const single = gap.a.length === 1 && gap.b.length === 1 && gap.around > 0;
    return single && a && b && !a.number && !b.number && oneSlip(a.key, b.key) ? [{ a, b }] : [];
  });
}

interface Difference {
  of: 'WORDS' | 'NUMBER' | 'NAME';
  left: string;
  right: string;
  cost: number;
}

/** What speaks against: another number of a thing, another name, another word in the place of one within equal words. */
function differences(a: Prepared, b: Prepared, gaps: readonly Gap[], weigh: Weigh): Difference[] {
  const found = [...numberDifferences(a, b), ...nameDifferences(a, b)];
  for (const gap of gaps) {
    const [left, right] = [gap.a.filter(tells), gap.b.filter(tells)];
    const short = gap.a.length <= 5 && gap.b.length <= 5 && left.length > 0 && right.length > 0;
    const slip = gap.a.length === 1 && gap.b.length === 1 && oneSlip(left[0]?.key ?? '', right[0]?.key ?? '');
    if (!short || slip || gap.around < 3) continue;
    if (left.every((one) => b.terms.has(one.key)) || right.every((one) => a.terms.has(one.key))) continue;
    const weight = Math.min(mean(left, weigh), mean(right, weigh));
    found.push({ of: 'WORDS', left: words(left), right: words(right), cost: (gap.around / 6) * weight });
  }
  return found;
}

const tells = (one: Token): boolean => !one.filler && !one.number;

function mean(list: readonly Token[], weigh: Weigh): number {
  return list.reduce((sum, one) => sum + weigh(one.key), 0) / list.length;
}

/** `thôn 3` and `thôn 5`. */
function numberDifferences(a: Prepared, b: Prepared): Difference[] {
  const [left, right] = [numbered(a), numbered(b)];
  return [...left].flatMap(([thing, mine]) => {
    const theirs = right.get(thing);
    if (!theirs || theirs.key === mine.key) return [];
    return [{ of: 'NUMBER', left: `${thing} ${mine.shown}`, right: `${thing} ${theirs.shown}`, cost: 1 }];
  });
}

function numbered({ list }: Prepared): Map<string, Token> {
  const found = new Map<string, Token>();
  list.forEach((one, i) => {
    const before = list[i - 1];
    if (one.number && before && NUMBERED.has(before.key)) found.set(before.shown.toLowerCase(), one);
  });
  return found;
}

/** Each names something that the other does not say anywhere. */
function nameDifferences(a: Prepared, b: Prepared): Difference[] {
  const mine = namesOf(a).filter((name) => !name.some((one) => b.terms.has(one.key)));
  const theirs = namesOf(b).filter((name) => !name.some((one) => a.terms.has(one.key)));
  const [left, right] = [mine[0], theirs[0]];
  return left && right ? [{ of: 'NAME', left: words(left), right: words(right), cost: 1 }] : [];
}

function namesOf({ list }: Prepared): Token[][] {
  const names: Token[][] = [];
  list.forEach((one, i) => {
    if (!one.name) return;
    if (list[i - 1]?.name) names.at(-1)?.push(one);
    else names.push([one]);
  });
  return names;
}

const words = (list: readonly Token[]): string => shownWords(list.map((one) => one.shown));

const MOST_SHOWN = 5;
/** Syllables of a stretch that are shown. */
const LONGEST = 16;

/** Courtesy at the ends of a stretch is no reason. */
function withoutEdges(run: readonly Token[]): Token[] {
  const from = run.findIndex(tells);
  return from < 0 ? [] : run.slice(from, run.findLastIndex(tells) + 1);
}

/** In the words of the first text, the strongest first. */
function reasonsOf(
  a: Prepared,
  b: Prepared,
  { runs }: Alignment,
  slips: readonly Slip[],
  differs: readonly Difference[],
): AlikeReason[] {
  const long = runs.map(withoutEdges).filter((run) => run.length >= 3 && run.filter(tells).length >= 2);
  const phrases = long.map((run) =>
    run.length > LONGEST ? `${words(run.slice(0, LONGEST))} …` : words(run),
  );
  const told = new Set(long.flatMap((run) => run.map((one, i) => `${one.key} ${run[i + 1]?.key ?? ''}`)));
  const same = [...a.pairs].filter(
    ([key, [one, next]]) => b.pairs.has(key) && tells(one) && tells(next) && !told.has(key),
  );
  const numbers = a.list.filter((one) => one.number && b.terms.has(one.key)).map((one) => one.shown);
  const shorts = [...a.list, ...b.list].filter(
    (one) => one.short && a.terms.has(one.key) && b.terms.has(one.key),
  );
  const list: AlikeReason[] = [
    { kind: 'PHRASE', words: phrases.sort((x, y) => y.length - x.length) },
    { kind: 'WORDS', words: same.map(([, pair]) => words(pair)) },
    { kind: 'NUMBER', words: numbers },
    { kind: 'ABBREVIATION', words: shorts.map((one) => one.short) },
    { kind: 'SLIP', words: slips.map((one) => `${one.a.shown} ≈ ${one.b.shown}`) },
    { kind: 'DIFFERS', words: differs.map(({ left, right }) => `${left} ≠ ${right}`) },
  ];
  return list
    .map((reason) => ({ ...reason, words: [...new Set(reason.words)].slice(0, MOST_SHOWN) }))
    .filter((reason) => reason.words.length > 0);
}
