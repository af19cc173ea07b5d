/** Text rules of the wire (PROTOCOL.md W20-W22): NFC, no control characters but \n and \t, no lone surrogates. */

const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

// Latin letters of Vietnamese in NFC are one code unit, one grapheme: the slow path is for the rest.
const SIMPLE = /^[\u0009\u000a\u0020-\u007e\u00a0-\u024f\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d\u2026]*$/;

/**
 * No writing puts more than a few marks on a letter, and composing takes time that grows with the square of their
 * number: one message of sixty thousand would hold the server up for seconds.
 */
const PILED_MARKS = /\p{M}{31}/u;

/** More marks on a letter than any writing has: refused before anything else is done with the text. */
export function hasPiledMarks(value: string): boolean {
  return !SIMPLE.test(value) && PILED_MARKS.test(value);
}

/** NFC, line ends as \n, no blanks at the ends. What is stored, hashed and compared. */
export function normaliseText(value: string): string {
  return value.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

/** Control characters, bidirectional overrides and lone surrogates are refused, never silently dropped. */
export function hasForbiddenCharacters(value: string): boolean {
  return FORBIDDEN.test(value) || LONE_SURROGATE.test(value);
}

const segmenter =
  typeof Intl !== 'undefined' && 'Segmenter' in Intl
    ? new Intl.Segmenter('vi', { granularity: 'grapheme' })
    : undefined;

/** Length as a reader counts it. */
export function countGraphemes(value: string): number {
  if (SIMPLE.test(value)) return value.length;
  const text = value.normalize('NFC');
  if (!segmenter) return Array.from(text).length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** The first `limit` graphemes, with an ellipsis when something was cut. */
export function clipText(value: string, limit: number): { text: string; clipped: boolean } {
  if (value.length <= limit || countGraphemes(value) <= limit) return { text: value, clipped: false };
  const parts = segmenter ? Array.from(segmenter.segment(value), (s) => s.segment) : Array.from(value);
  return { text: `${parts.slice(0, limit).join('')}…`, clipped: true };
}
