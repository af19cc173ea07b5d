import { tokensOf, type Token, type Tokens } from './tokens.js';

/** How much a term tells, from 0 (everybody writes it) to 1. */
export type Weigh = (term: string) => number;

/** A text made ready for comparing. */
export interface Prepared extends Tokens {
  terms: Map<string, Token>;
  /** Neighbours, unless both are grammar. */
  pairs: Map<string, readonly [Token, Token]>;
  /** Three letters in a row of what is no grammar. */
  letters: Set<string>;
}

export function prepare(text: string): Prepared {
  const tokens = tokensOf(text);
  const pairs = new Map<string, readonly [Token, Token]>();
  const letters = new Set<string>();
  tokens.list.forEach((one, i) => {
    const next = tokens.list[i + 1];
    if (next && !(one.filler && next.filler)) pairs.set(`${one.key} ${next.key}`, [one, next]);
    if (one.filler) return;
    const padded = `  ${one.key} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) letters.add(padded.slice(at, at + 3));
  });
  return { ...tokens, terms: new Map(tokens.list.map((one) => [one.key, one])), pairs, letters };
}

/**
 * What an index keeps of a text: the terms by which others are found that may be like it, each as a number of 32 bits,
 * which a database compares many times faster than words.
 */
export function indexTerms({ terms, pairs }: Prepared): number[] {
  const told = [...terms.values()].filter((one) => !one.filler).map((one) => one.key);
  return [...new Set([...told, ...pairs.keys()].map(termNumber))];
}

/** FNV-1a, signed. Two terms of one number would only be taken for each other when candidates are looked up. */
export function termNumber(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i += 1) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash | 0;
}
