import { strFromU8, unzipSync } from 'fflate';
import { isExternal, isFetchingField } from './word-links.js';

/** Why a Word file is not taken: it runs something, carries something, or fetches something when it is opened. */
export type Unsafe = 'MACRO' | 'EMBEDDED' | 'EXTERNAL';

const UNPACKED_LIMIT = 64 * 1024 * 1024;
const MOST_PARTS = 2000;
/** Parts that a paper is made of; whatever else lies in it was put there. */
const PARTS = /\.(?:xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|svg|ico|odttf|ttf|fntdata|thmx)$/;
const MACRO = /macroenabled|vbaproject|vbadata/i;
const EMBEDDED_PART = /(?:^|\/)(?:embeddings|activex|controls|afchunk)\w*\//;
const EMBEDDED_TYPE =
  /\/(?:oleobject|package|control|activexcontrolbinary|afchunk|subdocument|attachedtoolbars|keymapcustomizations)["']/i;
const XML = /\.(?:xml|rels)$/;
export const MAIN_PART = 'word/document.xml';

/**
 * Texts of the parts of a Word file, by their names in small letters.
 *
 * @throws Error when it is no whole one, would unpack to too much, or hides what is in it
 */
export function partsOf(bytes: Uint8Array): { names: string[]; texts: Map<string, string> } {
  let unpacked = 0;
  const names: string[] = [];
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const plain = name.toLowerCase();
      // Two parts of one name: readers would not agree which of them it is.
      if (names.includes(plain) || names.push(plain) > MOST_PARTS) throw new Error('parts');
      unpacked += XML.test(plain) ? originalSize : 0;
      if (unpacked > UNPACKED_LIMIT) throw new Error('it would unpack to too much');
      return XML.test(plain);
    },
  });
  const texts = new Map<string, string>();
  for (const [name, part] of Object.entries(files)) texts.set(name.toLowerCase(), textOf(part));
  if (!texts.has(MAIN_PART)) throw new Error('no Word file');
  return { names, texts };
}

/** Only UTF-8 and without entities of its own: what is looked for stands there as it is read. */
function textOf(part: Uint8Array): string {
  const text = strFromU8(part);
  if (text.includes('\0') || /<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Error('it hides its text');
  return text;
}

/** Null: nothing but a paper. @throws Error as `partsOf` */
export function unsafeIn(bytes: Uint8Array): Unsafe | null {
  const { names, texts } = partsOf(bytes);
  const types = [...texts].filter(([name]) => name.endsWith('.rels') || name === '[content_types].xml');
  const told = types.map(([, text]) => unescaped(text));
  if (names.some((name) => MACRO.test(name)) || told.some((text) => MACRO.test(text))) return 'MACRO';
  const strange = names.some((name) => !name.endsWith('/') && !PARTS.test(name));
  const inParts = names.some((name) => EMBEDDED_PART.test(name));
  // The archive itself is a package to whoever describes it; a relation to one inside is an embedded file.
  if (strange || inParts || told.some((text) => EMBEDDED_TYPE.test(text))) return 'EMBEDDED';
  const words = [...texts].filter(([name]) => name.startsWith('word/')).map(([, text]) => text);
  return told.some(isExternal) || words.some(isFetchingField) ? 'EXTERNAL' : null;
}

/** Signs that stand for others in XML. */
export function unescaped(xml: string): string {
  return xml
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, code: string) => sign(parseInt(code, hex ? 16 : 10)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function sign(code: number): string {
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '';
}
