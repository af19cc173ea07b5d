/** Name and version that every file bears; another version is another shape (docs/meeting-file.md). */
export const FORMAT = 'doi-thoai-meeting';
export const VERSION = 2;
/** What a file is called on its way over HTTP. */
export const MEETING_FILE = 'application/vnd.doi-thoai.meeting+json';

/** One row is one line; the longest are a plan and an entry of the journal with its words. */
export const LINE_BYTES = 4 * 1024 * 1024;
/** Objects and lists inside each other. */
export const MOST_DEEP = 12;
/** Far more than any organisation has; each is told to everybody when it comes in. */
export const MOST_UNITS = 20_000;

/**
 * Code units of a text. Commands count what a reader sees as one sign, which may be several, and take none longer than
 * a message may be: what was written honestly always fits.
 */
export const SHORT_TEXT = 4_000;
export const LONG_TEXT = 65_536;

/** Who has it reads an opinion; it becomes the name of a file in the dossier, and leads out of no folder. */
export const TRACKING_CODE = /^[0-9A-Z]{10}$/;

/**
 * How a value stands in the file: `instant` is UTC, `day` a day in Việt Nam, `hex` small letters, `attachments`,
 * `versions` and their like are JSON of a shape that is checked, `json` is JSON of any shape.
 */
export type Kind =
  | 'id'
  | 'text'
  | 'whole'
  | 'number'
  | 'signed'
  | 'flag'
  | 'instant'
  | 'day'
  | 'json'
  | 'ids'
  | 'hex'
  | 'plan'
  | 'aside'
  | 'attachments'
  | 'materials'
  | 'board'
  | 'versions'
  | 'signedMark'
  | 'signedFile'
  | 'signedFiles'
  | 'takenBack'
  | 'names'
  | 'agendaUsed'
  | 'repeatOf'
  | 'formerOwners'
  | 'reminders'
  | 'next'
  | 'lastAct'
  | 'trackingCode'
  | 'issuedBefore'
  | 'publicNotice';

export interface Field {
  name: string;
  column: string;
  kind: Kind;
  nullable: boolean;
  /** A closed list. */
  of?: readonly string[];
  /** The section whose `id` this is; `topics` are those of the plan. */
  to?: string;
  /** Code units of a text, where it may have more than SHORT_TEXT. */
  most?: number;
  says: string;
}

interface More {
  column?: string;
  of?: readonly string[];
  to?: string;
  most?: number;
  nullable?: boolean;
}

/** A table, one row a line. */
export interface Section {
  name: string;
  table: string;
  says: string;
  /** Columns by which rows are in order: of what chance gave, never of what tells who came when. */
  order: string;
  fields: readonly Field[];
}

const column = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function field(kind: Kind) {
  return (name: string, says: string, more: More = {}): Field => {
    const { nullable = false, ...rest } = more;
    return { name, column: column(name), kind, nullable, says, ...rest };
  };
}

export const id = field('id');
export const text = field('text');
/** What somebody wrote at length. */
export const words = (name: string, says: string): Field => text(name, says, { most: LONG_TEXT });
export const whole = field('whole');
export const number = field('number');
export const flag = field('flag');
export const instant = field('instant');
export const day = field('day');
export const json = field('json');
export const ids = field('ids');
export const hex = field('hex');
export const special = (kind: Kind, name: string, says: string, more: More = {}): Field =>
  field(kind)(name, says, more);

/** Null is allowed. */
export const orNull = (one: Field): Field => ({ ...one, nullable: true });

export const rowVersion = whole(
  'version',
  'Number of the journal’s entry that told this row last; what a change names as `seen`.',
);
