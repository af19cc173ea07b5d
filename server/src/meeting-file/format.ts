/** Name and version that every file bears; another version is another shape (docs/meeting-file.md). */
export const FORMAT = 'doi-thoai-meeting';
export const VERSION = 1;
/** What a file is called on its way over HTTP. */
export const MEETING_FILE = 'application/vnd.doi-thoai.meeting+json';

/** One row is one line; the longest are a plan and an entry of the journal with its words. */
export const LINE_BYTES = 4 * 1024 * 1024;
/** Objects and lists inside each other. */
export const MOST_DEEP = 12;

/**
 * How a value stands in the file: `instant` is UTC, `day` a day in Việt Nam, `hex` small letters, `attachments`,
 * `versions` and their like are JSON of a shape that is checked, `json` is JSON of any shape.
 */
export type Kind =
  | 'id'
  | 'text'
  | 'whole'
  | 'number'
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
  | 'versions'
  | 'takenBack'
  | 'names';

export interface Field {
  name: string;
  column: string;
  kind: Kind;
  nullable: boolean;
  /** A closed list. */
  of?: readonly string[];
  /** The section whose `id` this is. */
  to?: string;
  says: string;
}

interface More {
  column?: string;
  of?: readonly string[];
  to?: string;
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
