// No text of a paper has a direction mark (`cleanLine`), so nobody's words can be taken for one of these.
const MARK = '\u200E';

/** Stands for a text that has no words. */
export const NOTHING = MARK.repeat(4);

/** What holds the place of a block until it comes. */
export const BLOCKS = {
  noi_nhan: `${MARK}1${MARK}`,
  phu_luc: `${MARK}2${MARK}`,
  noi_dung: `${MARK}3${MARK}`,
} as const;
export type BlockField = keyof typeof BLOCKS;

const BEHIND_BRACE = MARK.repeat(2);
const BRACES = new RegExp(`([{}])${BEHIND_BRACE}`, 'gu');

/** Words that no search for fields finds: an opinion about "{{noi_nhan}}" is not filled in turn. */
export const hidden = (text: string): string => text.replace(/[{}]/g, (brace) => `${brace}${BEHIND_BRACE}`);

/**
 * A part in which the library has put all texts: with braces as they were written, without lines that had only fields
 * with nothing in them, and with the blocks in their places.
 */
export function settledText(xml: string, blocks: Record<BlockField, string>): string {
  const texts = withoutNothing(xml).replace(BRACES, '$1');
  return (Object.keys(BLOCKS) as BlockField[]).reduce(
    (text, field) => withBlock(text, BLOCKS[field], blocks[field]),
    texts,
  );
}

/** From where to where the paragraph goes in which something stands. */
function around(text: string, at: number): { start: number; end: number } {
  const start = Math.max(text.lastIndexOf('<w:p>', at), text.lastIndexOf('<w:p ', at));
  return { start, end: text.indexOf('</w:p>', at) + '</w:p>'.length };
}

function withoutNothing(xml: string): string {
  let text = xml;
  for (let at = text.indexOf(NOTHING); at >= 0; at = text.indexOf(NOTHING, at)) {
    const { start, end } = around(text, at);
    // A cell, a header, a footer ends with a paragraph, or the word processor calls the file broken.
    const goes = start >= 0 && isNothing(text.slice(start, end)) && text.startsWith('<w:p', end);
    text = goes
      ? text.slice(0, start) + text.slice(end)
      : text.slice(0, at) + text.slice(at + NOTHING.length);
    if (goes) at = start;
  }
  return text;
}

/** Without words, pictures, page and section breaks. */
function isNothing(paragraph: string): boolean {
  if (/<w:(?:drawing|pict|br|sectPr|object|fldChar|fldSimple)[ />]/.test(paragraph)) return false;
  const words = paragraph.replaceAll(NOTHING, '').replace(/<[^>]*>/g, '');
  return words.trim() === '';
}

const SECTION = /<w:sectPr[ >].*<\/w:sectPr>/s;

function withBlock(text: string, place: string, block: string): string {
  const at = text.indexOf(place);
  if (at < 0) return text;
  const { start, end } = around(text, at);
  // The last paragraph of a section says what its pages are like.
  const section = SECTION.exec(text.slice(start, end))?.[0];
  const last = section
    ? `<w:p><w:pPr>${section}</w:pPr></w:p>`
    : text.startsWith('</w:tc>', end) && !block.endsWith('</w:p>')
      ? '<w:p/>'
      : '';
  return text.slice(0, start) + block + last + text.slice(end);
}
