import { PartReading } from './part-reading.js';

/** What no Word file that somebody hands in may have in it. HIDDEN: readers would not agree what is written there. */
export type Danger = 'MACRO' | 'EMBEDDED' | 'EXTERNAL' | 'ACTIVE_FIELD' | 'HIDDEN';

export interface FoundDanger {
  danger: Danger;
  part: string;
  text: string;
}

/** Parts that a paper is made of; whatever else lies in it was put there. */
const PARTS = /\.(?:xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|svg|ico|odttf|ttf|fntdata|thmx)$/i;
const STRANGE_NAME = /[\\%\0]|^\/|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/;
const MACRO_NAME = /vba|macro|activex|customui|attachedtoolbars/i;
const EMBEDDED_NAME = /(?:^|\/)(?:embeddings|controls|afchunk)\w*\/|oleobject/i;

const MACRO = /macroenabled|vbaproject|vbadata/i;
const MACRO_RELATION = /\/(?:vbaProject|wordVbaData|attachedToolbars|keyMapCustomizations)$/i;
const EMBEDDED_RELATION = /\/(?:oleObject|package|control|activeXControlBinary|aFChunk|subDocument)$/i;
/** Relations to what is no XML. */
const BINARY_RELATION = /\/(?:image|hdphoto|font|thumbnail|icon)$/i;
const LINK = /\/hyperlink$/i;
/** What a reader opens by a press of their own, as any address that is written in a text. */
const PRESSED = /^\s*(?:https?:|mailto:|#)/i;
const ELSEWHERE = /^\s*(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i;

/** A link that is a field says itself where it leads. */
const LINK_FIELD = /^\s*HYPERLINK\s+"?\s*([^"\s]*)/i;
const UNPRESSED = /^(?!https?:|mailto:)(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i;

const ELEMENTS: Record<string, Danger> = {
  ...{ 'w:altChunk': 'EMBEDDED', 'w:object': 'EMBEDDED', 'o:OLEObject': 'EMBEDDED' },
  ...{ 'w:control': 'EMBEDDED', 'w:subDoc': 'EMBEDDED' },
  // It tells in words, without a relation, which data are asked for.
  'w:mailMerge': 'EXTERNAL',
};
/** Fields of a word processor that fetch, embed or run something when the file is opened. */
const ACTIVE =
  /^[^a-z]*(?:INCLUDE\w*|LINK|DDE\w*|IMPORT|DATABASE|AUTOTEXT\w*|MACROBUTTON|EMBED|RD|MERGE\w*|NEXT\w*)\b/i;

export const ROOT_RELATIONS = '_rels/.rels';

/** By the name of a part alone. */
export function nameDanger(name: string): Danger | null {
  if (STRANGE_NAME.test(name)) return 'HIDDEN';
  if (MACRO_NAME.test(name)) return 'MACRO';
  return name.endsWith('/') || (PARTS.test(name) && !EMBEDDED_NAME.test(name)) ? null : 'EMBEDDED';
}

/**
 * By what is written in a part in XML.
 *
 * @throws Error when it is none, or nested deeper than word processors do
 */
export function partDangers(name: string, xml: string): FoundDanger[] {
  const reading = new PartReading(xml);
  const { elements, fields, relations, types } = reading;
  const told = (danger: Danger, text: string): FoundDanger => ({ danger, part: name, text });
  return [
    ...reading.hides.map((text) => told('HIDDEN', text)),
    ...types.filter((type) => MACRO.test(type)).map((type) => told('MACRO', type)),
    ...relations.flatMap((one) => {
      const danger = relationDanger(one);
      return danger ? [told(danger, one.target)] : [];
    }),
    ...Object.entries(ELEMENTS).flatMap(([element, danger]) =>
      elements.has(element) ? [told(danger, element)] : [],
    ),
    ...fields.filter((words) => ACTIVE.test(words)).map((words) => told('ACTIVE_FIELD', words)),
    ...fields
      .filter((words) => UNPRESSED.test(LINK_FIELD.exec(words)?.[1] ?? ''))
      .map((words) => told('EXTERNAL', words)),
    ...(name.toLowerCase() === ROOT_RELATIONS && !isWord(relations)
      ? [told('HIDDEN', 'officeDocument')]
      : []),
  ];
}

interface Relation {
  type: string;
  target: string;
  mode: string;
}

function relationDanger({ type, target, mode }: Relation): Danger | null {
  if (MACRO_RELATION.test(type)) return 'MACRO';
  if (EMBEDDED_RELATION.test(type)) return 'EMBEDDED';
  if (mode === 'External') return LINK.test(type) && PRESSED.test(target) ? null : 'EXTERNAL';
  if (mode !== 'Internal') return 'HIDDEN';
  if (ELSEWHERE.test(target)) return 'EXTERNAL';
  // A part of text under the name of a picture would be read by nobody here.
  const read = /\.xml$/i.test(target) || BINARY_RELATION.test(type) || LINK.test(type);
  return read ? null : 'HIDDEN';
}

/** The text that a word processor opens is the one that is read here. */
function isWord(relations: readonly Relation[]): boolean {
  const main = relations.filter(({ type }) => /\/officeDocument$/i.test(type));
  return main.length === 1 && main.every(({ target }) => /^\/?word\/document\.xml$/.test(target));
}
