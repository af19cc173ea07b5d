import { textOf, wholeParts } from '../office/archive.js';
import { ROOT_RELATIONS, nameDanger, partDangers, type Danger } from '../office/dangers.js';

/** Why a Word file is not taken: it runs something, carries something, or fetches something when it is opened. */
export type Unsafe = 'MACRO' | 'EMBEDDED' | 'EXTERNAL';

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

function refused(found: ReadonlySet<Danger | null>): Unsafe | null {
  if (found.has('MACRO')) return 'MACRO';
  if (found.has('EMBEDDED')) return 'EMBEDDED';
  return found.has('EXTERNAL') || found.has('ACTIVE_FIELD') ? 'EXTERNAL' : null;
}
