import { foldMarks, sameTones, wordsOf } from '@doi-thoai/shared';

/** A question as the statements of a search ask it; words are found by their beginnings. */
export interface SearchTerms {
  /** LIKE patterns, one for each word, marks aside. */
  patterns: string[];
  /** The words with their marks. */
  exact: string[];
  /** The words in a row, marks aside and with them. */
  phrase: string;
  exactPhrase: string;
}

const MOST_WORDS = 12;

/** Null when there is nothing to look for. What stands between words is not asked for, so no pattern is foreign. */
export function searchTerms(question: string): SearchTerms | null {
  const exact = wordsOf(sameTones(question)).slice(0, MOST_WORDS);
  const folded = exact.map(foldMarks);
  if (exact.length === 0) return null;
  return {
    patterns: folded.map((word) => `% ${word}%`),
    exact,
    phrase: `% ${folded.join(' ')}%`,
    exactPhrase: `% ${exact.join(' ')}%`,
  };
}
