import { foldMarks, sameTones, wordsOf } from '@doi-thoai/shared';

/** A question as the statements of a search ask it. Of its last word the beginning is enough: it is being typed. */
export interface SearchTerms {
  /** LIKE patterns for a text of `vn_words`, one for each word: marks aside, and with them. */
  folded: string[];
  exact: string[];
  /** The same as the text of a tsquery over `vn_lexemes`. */
  foldedQuery: string;
  exactQuery: string;
}

const MOST_WORDS = 12;
/** As many letters of a word as `vn_lexemes` keeps. */
const LETTERS = 60;

/** Null when there is nothing to look for. Words are letters and digits alone, so no pattern or query is foreign. */
export function searchTerms(question: string): SearchTerms | null {
  const exact = wordsOf(sameTones(question)).slice(0, MOST_WORDS);
  const folded = exact.map(foldMarks);
  if (exact.length === 0) return null;
  return {
    folded: patterns(folded),
    exact: patterns(exact),
    foldedQuery: query(folded, ''),
    exactQuery: query(exact, '='),
  };
}

function patterns(words: readonly string[]): string[] {
  return words.map((word, i) => (i === words.length - 1 ? `% ${word}%` : `% ${word} %`));
}

function query(words: readonly string[], mark: string): string {
  const lexemes = words.map((word) => `'${mark}${word.slice(0, LETTERS)}'`);
  return `${lexemes.join(' & ')}:*`;
}
