import type { NoticeCounts } from './features/conclusions.js';
import type { Figure } from './features/meeting.js';

// Numbers that somebody typed, against the figures of the opening report and the lists of the meeting. A difference is
// shown and never refused: the writer may mean something that nobody counted (domain.md 2.3, 14.1, 14.4).

export const FACT_KEYS = [
  'raw',
  'collated',
  'turns',
  'speakers',
  'answered',
  'convertedToWritten',
  'commitments',
  'tasks',
  'requirements',
] as const;
export type FactKey = (typeof FACT_KEYS)[number];

/** Something that was counted: in a list of the meeting, or as a figure of the report. */
export interface Fact {
  key: FactKey | 'figure';
  /** Of a figure. */
  label: string;
  unit: string;
  value: number;
}

/** A number in a text with what it was compared with. */
export interface NumberNote {
  /** As it stands there: "28 ý kiến tổng hợp". */
  words: string;
  value: number;
  agrees: boolean;
  comparedWith: Fact[];
  /** The number is right for something else: units are not interchangeable. */
  elsewhere: Fact[];
  /** The number is a sum of two things that are never added. */
  sumOf: Fact[];
}

export type ListCounts = NoticeCounts & { tasks: number; requirements: number };

const opinion = '(?:ý kiến|kiến nghị)(?:\\s*,\\s*kiến nghị)?';
const near = '[^.;:\\d]{0,30}?';
const starts = (pattern: string): RegExp => new RegExp(`^${pattern}(?![\\p{L}])`, 'iu');

/** What a number is a number of, by the words behind it; the more special first. */
const NOUNS: readonly { pattern: RegExp; keys: readonly FactKey[] }[] = [
  { pattern: starts(`(?:${opinion}|lượt)${near}chuyển`), keys: ['convertedToWritten'] },
  { pattern: starts(`${opinion}${near}tổng hợp`), keys: ['collated'] },
  { pattern: starts(`${opinion}${near}(?:trả lời|giải đáp)`), keys: ['answered'] },
  { pattern: starts(`(?:${opinion}|phiếu)${near}(?:gửi|viết|bằng văn bản|từ điện thoại)`), keys: ['raw'] },
  { pattern: starts('lượt(?=\\s+(?:phát biểu|ý kiến|người|đại biểu)|\\s*[.,;)]|\\s*$)'), keys: ['turns'] },
  { pattern: starts('(?:người|đại biểu|đồng chí)\\s+(?:đã\\s+)?phát biểu'), keys: ['speakers'] },
  { pattern: starts('cam kết'), keys: ['commitments'] },
  { pattern: starts('nhiệm vụ'), keys: ['tasks', 'commitments'] },
  { pattern: starts('yêu cầu'), keys: ['requirements'] },
  { pattern: starts(opinion), keys: ['raw', 'collated', 'answered'] },
];

// Whole numbers, with dots for thousands; 18/19 are two. Not dates, shares, symbols or parts of words.
const NUMBERS = /(?<![\p{L}\d.,/-])(\d{1,3}(?:\.\d{3})+|\d+)(?:\/(\d+))?(?![\p{L}\d/%-]|[.,]\d)/gu;
/** So much behind a number tells what it counts. */
const BEHIND = 90;

const whole = (digits: string): number => Number(digits.replaceAll('.', ''));
const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];

/** Everything that was counted, of lists first. */
export function facts(counts: ListCounts, figures: readonly Figure[]): Fact[] {
  const lists = FACT_KEYS.map((key) => ({ key, label: '', unit: '', value: counts[key] }));
  const reported = figures.map(({ label, unit, value }) => ({ key: 'figure' as const, label, unit, value }));
  return [...lists, ...reported];
}

/** Figures in the unit that stands behind the number, and of them those whose label the sentence says most of. */
function figuresOf(sentence: string, behind: string, all: readonly Fact[]): Fact[] {
  const said = new Set(tokens(sentence));
  const fit = all.flatMap((fact) => {
    if (fact.key !== 'figure' || fact.unit === '' || !behind.startsWith(fact.unit.toLowerCase())) return [];
    const words = tokens(fact.label);
    const share = words.length === 0 ? 0 : words.filter((word) => said.has(word)).length / words.length;
    return share >= 0.5 ? [{ fact, share }] : [];
  });
  const best = Math.max(0, ...fit.map(({ share }) => share));
  return fit.filter(({ share }) => share === best).map(({ fact }) => fact);
}

function comparable(sentence: string, behind: string, all: readonly Fact[]): Fact[] {
  const figures = figuresOf(sentence, behind, all);
  if (figures.length > 0) return figures;
  const noun = NOUNS.find(({ pattern }) => pattern.test(behind));
  return all.filter(({ key }) => key !== 'figure' && noun?.keys.includes(key));
}

/** Pairs of lists that people add, and that are never the same thing. */
const NEVER_ADDED: readonly (readonly [FactKey, FactKey])[] = [
  ['collated', 'turns'],
  ['raw', 'turns'],
  ['raw', 'collated'],
];

function sumOf(value: number, all: readonly Fact[]): Fact[] {
  const of = (key: FactKey): Fact | undefined => all.find((fact) => fact.key === key);
  for (const pair of NEVER_ADDED) {
    const [a, b] = pair.map(of);
    if (a && b && a.value > 0 && b.value > 0 && a.value + b.value === value) return [a, b];
  }
  return [];
}

/** The numbers of a text that can be compared with anything. */
export function checkNumbers(text: string, all: readonly Fact[]): NumberNote[] {
  const notes: NumberNote[] = [];
  for (const match of text.normalize('NFC').matchAll(NUMBERS)) {
    const end = match.index + match[0].length;
    const behind = match.input
      .slice(end, end + BEHIND)
      .trimStart()
      .toLowerCase();
    const from = Math.max(
      match.input.lastIndexOf('.', match.index),
      match.input.lastIndexOf(';', match.index),
    );
    const sentence = match.input.slice(from + 1, end + BEHIND).split(/[.;]\s/u)[0] ?? '';
    const comparedWith = comparable(sentence, behind, all);
    if (comparedWith.length === 0) continue;
    const values = [match[1], match[2]].flatMap((digits) => (digits ? [whole(digits)] : []));
    const value = values.find((one) => !comparedWith.some((fact) => fact.value === one)) ?? values[0] ?? 0;
    // Of "10/18" one of both is what was counted; the other is the plan.
    const agrees = values.some((one) => comparedWith.some((fact) => fact.value === one));
    const others = all.filter((fact) => fact.value === value && value > 0 && !comparedWith.includes(fact));
    const words = `${match[0]} ${
      behind
        .split(/[.,;:()\n]/u)[0]
        ?.split(' ')
        .slice(0, 4)
        .join(' ') ?? ''
    }`;
    notes.push({
      ...{ words: words.trim(), value, agrees, comparedWith },
      elsewhere: agrees ? [] : others,
      sumOf: agrees ? [] : sumOf(value, all),
    });
  }
  return notes;
}
