import { textOf, wholeParts } from '../office/archive.js';
import { ROOT_RELATIONS, nameDanger, partDangers, type Danger } from '../office/dangers.js';
import { PartReading } from '../office/part-reading.js';

/** Why a Word file is not taken: it runs something, carries something, or fetches something when it is opened. */
export type Unsafe = 'MACRO' | 'EMBEDDED' | 'EXTERNAL';

/** What is left in it of working on it, and would be read by whoever gets it. */
export type Unfinished = 'COMMENTS' | 'CHANGES';

/** What was looked for in a Word file that came back. */
export interface WordFile {
  unsafe: Unsafe | null;
  unfinished: Unfinished | null;
}

/** Elements of tracked changes: of words, of their look, of rows and cells. */
const CHANGES =
  /^w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|(?:r|p|sect|tbl|tblGrid|tblPrEx|tr|tc)(?:Pr)?Change)$/;

const UNPACKED_LIMIT = 64 * 1024 * 1024;
const MOST_PARTS = 2000;
const XML = /\.(?:xml|rels)$/i;
export const MAIN_PART = 'word/document.xml';

/**
 * Texts of the parts of a Word file, by their names in small letters, and the names of all.
 *
 * @throws Error when it is no whole one, or would unpack to too much
 */
export function partsOf(bytes: Uint8Array): { names: string[]; texts: Map<string, string> } {
  let unpacked = 0;
  const names: string[] = [];
  const files = wholeParts(bytes, ({ name, originalSize }) => {
    if (names.push(name) > MOST_PARTS) throw new Error('parts');
    unpacked += XML.test(name) ? originalSize : 0;
    if (unpacked > UNPACKED_LIMIT) throw new Error('it would unpack to too much');
    return XML.test(name);
  });
  const texts = new Map<string, string>();
  for (const [name, part] of Object.entries(files)) texts.set(name.toLowerCase(), textOf(part));
  if (!texts.has(MAIN_PART) || !texts.has(ROOT_RELATIONS)) throw new Error('no Word file');
  return { names, texts };
}

/** Null: nothing but a paper. @throws Error as `partsOf`, and when readers would not agree what is in it */
export function unsafeIn(bytes: Uint8Array): Unsafe | null {
  const { names, texts } = partsOf(bytes);
  const byName = refused(new Set(names.map(nameDanger)));
  if (byName !== null) return byName;
  const found = new Set<Danger | null>();
  for (const [name, text] of texts) for (const { danger } of partDangers(name, text)) found.add(danger);
  const inside = refused(found);
  if (inside === null && (found.has('HIDDEN') || names.some((name) => nameDanger(name) === 'HIDDEN')))
    throw new Error('it hides what is in it');
  return inside;
}

/** Null: nothing. Comments first, because they are words. @throws Error as `partsOf` */
export function unfinishedIn(bytes: Uint8Array): Unfinished | null {
  const found = new Set<string>();
  for (const [name, xml] of partsOf(bytes).texts) {
    if (!name.startsWith('word/') || !name.endsWith('.xml')) continue;
    for (const element of new PartReading(xml).elements) found.add(element);
  }
  if (found.has('w:comment')) return 'COMMENTS';
  return [...found].some((element) => CHANGES.test(element)) ? 'CHANGES' : null;
}

function refused(found: ReadonlySet<Danger | null>): Unsafe | null {
  if (found.has('MACRO')) return 'MACRO';
  if (found.has('EMBEDDED')) return 'EMBEDDED';
  return found.has('EXTERNAL') || found.has('ACTIVE_FIELD') ? 'EXTERNAL' : null;
}
