import { foldMarks, sameTones } from '@doi-thoai/shared';
import { ABBREVIATIONS, CANONICAL, CAPITALS_ONLY, FILLERS, MULTIPLIERS, NUMBER_WORDS } from './word-lists.js';

/** One syllable or number of a text, as it is compared and as it was written. */
export interface Token {
  /** Small letters without marks, synonyms and abbreviations written out, `y` at the end as `i`; a number in digits. */
  key: string;
  /** As written, with tones where the newer spelling has them; empty when that says nothing (an abbreviation). */
  exact: string;
  /** As written, to be shown. */
  shown: string;
  number: boolean;
  /** Begins with a capital within a sentence: part of a name. */
  name: boolean;
  filler: boolean;
  /** The abbreviation that it was written as, or empty. */
  short: string;
}

export interface Tokens {
  list: Token[];
  /** Somebody typed without any mark: then marks tell nothing. */
  unmarked: boolean;
}

const SYNONYMS = CANONICAL.map(({ words, as }) => ({ words: words.map(sameVowel), as: as.map(sameVowel) }));

const FOLDED_FILLERS = new Set([...FILLERS].map(foldMarks));

/** Longer texts are compared by their beginning, where the matter stands. */
const MOST_TOKENS = 160;
const WORD = /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*/gu;

/** What is compared of a text: its syllables and numbers in order. */
export function tokensOf(text: string): Tokens {
  const words = text.normalize('NFC');
  const plain = words.toLowerCase();
  const unmarked = foldMarks(plain) === plain;
  const raw: Token[] = [];
  const isFiller = unmarked
    ? (word: string) => FOLDED_FILLERS.has(word)
    : (word: string) => FILLERS.has(word);
  for (const match of words.matchAll(WORD)) {
    if (raw.length >= MOST_TOKENS) break;
    const starts = /(?:^|[.!?:\n])[^\p{L}\p{N}]*$/u.test(
      words.slice(Math.max(0, match.index - 8), match.index),
    );
    const read = readWord(match[0], starts);
    raw.push(...read.map((one) => ({ ...one, filler: isFiller(one.exact) })));
  }
  return { list: numbersTogether(synonyms(raw)), unmarked };
}

function readWord(word: string, starts: boolean): Token[] {
  if (/^\d/.test(word)) return [numberToken(numberOf(word), word)];
  const exact = sameTones(word);
  const folded = foldMarks(word);
  const short = shortOf(word, folded);
  if (short !== undefined) {
    return short.split(' ').map((one) => ({ ...token(one, word), short: word.toUpperCase() }));
  }
  const counted = NUMBER_WORDS.get(exact);
  if (counted !== undefined) return [numberToken(counted, word)];
  const capital = word[0] !== word[0]?.toLowerCase();
  return [{ ...token(folded, word), exact, name: capital && !starts }];
}

function shortOf(word: string, folded: string): string | undefined {
  const capitals = word.length > 1 && word === word.toUpperCase();
  return capitals || !CAPITALS_ONLY.has(folded) ? ABBREVIATIONS.get(folded) : undefined;
}

function token(folded: string, shown: string): Token {
  return {
    key: sameVowel(folded),
    exact: '',
    shown,
    number: false,
    name: false,
    filler: FILLERS.has(folded),
    short: '',
  };
}

function numberToken(value: number, shown: string): Token {
  return { key: String(value), exact: '', shown, number: true, name: false, filler: false, short: '' };
}

/** `tỷ lệ` is `tỉ lệ`. */
function sameVowel(folded: string): string {
  return /[^aeiou]y$/.test(folded) ? `${folded.slice(0, -1)}i` : folded;
}

/** `35.000` is thirty-five thousand, `4,5` four and a half. */
function numberOf(digits: string): number {
  const plain = /^\d{1,3}(\.\d{3})+$/.test(digits) ? digits.replaceAll('.', '') : digits;
  const value = Number(plain.replace(',', '.'));
  return Number.isFinite(value) ? value : Number(digits.replace(/\D/g, ''));
}

/** As somebody wrote them; what stands for several syllables (an abbreviation) once. */
export function shownWords(shown: readonly string[]): string {
  return shown.filter((one, i) => one !== shown[i - 1]).join(' ');
}

/** One wording for one thing; what it was written as stays on its first syllable. */
function synonyms(list: Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < list.length;) {
    const rest = list.slice(at, at + 6).map((one) => one.key);
    const found = SYNONYMS.find(({ words }) => words.every((word, i) => rest[i] === word));
    const first = list[at];
    if (!first) break;
    if (!found) out.push(first);
    else {
      const shown = shownWords(list.slice(at, at + found.words.length).map((one) => one.shown));
      out.push(...found.as.map((key) => token(key, shown)));
    }
    at += found ? found.words.length : 1;
  }
  return out;
}

/** `35 nghìn` is 35000, `mười hai` is 12, the second `quý` is its number. */
function numbersTogether(list: Token[]): Token[] {
  const out: Token[] = [];
  for (const one of list) {
    const last = out.at(-1);
    const times = MULTIPLIERS.get(one.key);
    const shown = last ? `${last.shown} ${one.shown}` : one.shown;
    const roman = last?.key === 'quy' ? ['i', 'ii', 'iii', 'iv'].indexOf(one.key) + 1 : 0;
    if (last?.number && times) out.splice(-1, 1, numberToken(Number(last.key) * times, shown));
    else if (last?.number && one.number && last.key === '10' && Number(one.key) < 10)
      out.splice(-1, 1, numberToken(10 + Number(one.key), shown));
    else out.push(roman > 0 ? numberToken(roman, one.shown) : one);
  }
  return out;
}
