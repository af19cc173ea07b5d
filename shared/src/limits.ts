/** Limits that client and server share. Lengths count graphemes after NFC, unless they say bytes. */
export const LIMITS = {
  summary: 100,
  text: 4000,
  /** What a list row carries of a long text; the rest is fetched when the row is opened. */
  rowText: 400,
  speechLine: 200,
  gist: 2000,
  answer: 4000,
  wording: 1000,
  conclusionLine: 2000,
  reason: 500,
  returnText: 500,
  title: 300,
  place: 300,
  unitName: 120,
  personName: 60,
  personTitle: 160,
  participantNumber: 20,
  hostBody: 160,
  hostBodies: 4,
  topics: 20,
  topicName: 120,
  agendaItems: 40,
  figures: 40,
  rosterBytes: 512 * 1024,
  rosterRows: 5000,
  sourcesPerCollated: 500,
  /** Units that one act asks, extends or reminds. */
  unitsPerAct: 1000,
  /** Reminders of a unit that are kept in its row; the journal keeps all. */
  remindersKept: 20,
  setNote: 1000,
  /** People who may come in by one unit's link: a link that got loose fills no roster. */
  contributorsPerUnit: 1000,
  targetsPerResponse: 200,
  /** Newest published rows that a delegate's state holds. */
  publishedRows: 20,
  extendSeconds: 600,
  speakingSecondsMin: 30,
  speakingSecondsMax: 3600,
  /** Seconds in which whoever acted may undo (domain.md 6.7). */
  undoSeconds: 10,
  /** A group of fewer people is not broken down, and not named as where an unnamed author comes from. */
  smallGroup: 5,
} as const;
