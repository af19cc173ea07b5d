import { strFromU8, unzipSync } from 'fflate';

/** What is printed in a Word file, read without the code that wrote it. */
export interface DocxText {
  /** Every paragraph outside of tables, in order. */
  paragraphs: string[];
  /** Rows of cells; a cell's paragraphs are joined by line breaks. */
  tables: string[][][];
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
};

/** Reads the main part of a .docx. */
export function readDocx(bytes: Uint8Array): DocxText {
  const part = unzipSync(bytes)['word/document.xml'];
  if (!part) throw new Error('not a Word file: it has no word/document.xml');
  const xml = strFromU8(part);
  const tables = [...xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].map(([, table = '']) =>
    elements(table, 'tr').map((row) => elements(row, 'tc').map((cell) => paragraphsOf(cell).join('\n'))),
  );
  return { tables, paragraphs: paragraphsOf(xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, '')) };
}

function paragraphsOf(xml: string): string[] {
  return elements(xml, 'p').map((paragraph) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => decode(text)).join(''),
  );
}

/** Inner XML of each element; none of these kinds lies within itself on our papers. */
function elements(xml: string, name: 'tr' | 'tc' | 'p'): string[] {
  return [...xml.matchAll(new RegExp(`<w:${name}(?: [^>]*[^/])?>(.*?)</w:${name}>`, 'gs'))].map(
    ([, inner = '']) => inner,
  );
}

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|\w+);/gi, (entity, hex?: string, decimal?: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[entity] ?? entity;
  });
}
