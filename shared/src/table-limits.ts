/** Limits of what is done at the table, or by the server. In a file of its own: the phone does without them at first. */
export const TABLE_LIMITS = {
  gist: 2000,
  wording: 1000,
  conclusionLine: 2000,
  unitName: 120,
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
  /** Units beside the owner of a promise. */
  unitsPerPromise: 30,
  product: 300,
  progress: 2000,
  /** What a promise shows of the last report. */
  latest: 200,
  /** Of a decision or a notice. */
  paperNumber: 60,
  extendSeconds: 600,
  /** Of a meeting as a file. */
  meetingFileBytes: 256 * 1024 * 1024,
  /** Length is what counts (OWASP ASVS 5.0, 6.2): no rules about kinds of signs. */
  passwordShortest: 10,
  passwordLongest: 200,
  speakingSecondsMin: 30,
  speakingSecondsMax: 3600,
} as const;
