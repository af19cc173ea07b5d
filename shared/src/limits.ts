/** Limits that client and server share. Lengths count graphemes after NFC, unless they say bytes. */
export const LIMITS = {
  summary: 100,
  text: 4000,
  /** What a list row carries of a long text; the rest is fetched when the row is opened. */
  rowText: 400,
  speechLine: 200,
  answer: 4000,
  reason: 500,
  returnText: 500,
  title: 300,
  place: 300,
  personName: 60,
  personTitle: 160,
  /** Newest published rows that a delegate's state holds. */
  publishedRows: 20,
  /** Seconds in which whoever acted may undo (domain.md 6.7). */
  undoSeconds: 10,
  /** A group of fewer people is not broken down, and not named as where an unnamed author comes from. */
  smallGroup: 5,
} as const;
