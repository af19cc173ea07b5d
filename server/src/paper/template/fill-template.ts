import { PatchType, TextRun, patchDocument, type IPatch } from 'docx';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { docxPart } from '../block/docx-parts.js';
import { layBlocks, styleOf } from '../block/lay-out.js';
import type { Laid, LaidGrid, LaidLine, LaidRule } from '../block/laid.js';
import type { PaperBlock } from '../block/model.js';
import { textWidth } from '../block/style.js';
import { cleanLine } from '../state/text.js';
import { foundFields } from './check-template.js';
import { namedTexts, type Filling, type Letter } from './filling.js';
import { joinLetters } from './join-letters.js';
import { DOCUMENT, openPackage, textOf, type Parts } from './package.js';
import { withStyles } from './template-styles.js';

// No text of a paper has a direction mark (`cleanLine`), so nobody's words can be taken for one of these. The first
// stands behind each brace of what is filled in, or an opinion about "{{noi_nhan}}" would be filled in turn.
const BEHIND_BRACE = '\u200E\u200E';
const NOTHING = '\u200E\u200E\u200E\u200E';
const BRACES = new RegExp(`([{}])${BEHIND_BRACE}`, 'gu');
const WRITTEN = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;

/**
 * A template with a paper filled into it.
 * @param about which template it is: of the file's properties, on no page
 * @throws Error when it is no template, or something of a field is left in it
 */
export async function fillTemplate(bytes: Uint8Array, filling: Filling, about: string): Promise<Buffer> {
  const parts = openPackage(bytes);
  if (typeof parts === 'string') throw new Error(`a template that is ${parts}`);
  const template = zipSync(await withStyles(parts, filling.system));
  const widths = widthsIn(parts);
  const filled: Parts[] = [];
  for (const letter of filling.letters) {
    const made = await patch(template, letter, filling, about, widths);
    const there = openPackage(made);
    if (typeof there === 'string') throw new Error(`a filled template that is ${there}`);
    if (foundFields(there).some(({ fields }) => fields.length > 0))
      throw new Error('a field that was not filled');
    filled.push(settled(there));
  }
  const [first] = filled;
  if (!first) throw new Error('nothing to fill a template with');
  const documents = filled.map((one) => textOf(one[DOCUMENT]!));
  return Buffer.from(zipSync({ ...first, [DOCUMENT]: strToU8(joinLetters(documents)) }));
}

type Widths = Map<string, number>;

/** The room that a block has where its field stands. */
function widthsIn(parts: Parts): Widths {
  return new Map(
    foundFields(parts).flatMap(({ fields, width }) =>
      width === null ? [] : fields.map((field) => [field.toLowerCase(), width] as const),
    ),
  );
}

function patch(
  template: Uint8Array,
  letter: Letter,
  { system, title, author, mark }: Filling,
  about: string,
  widths: Widths,
): Promise<Uint8Array> {
  const texts = namedTexts(letter).map(([name, text]): [string, IPatch] => [
    name,
    { type: PatchType.PARAGRAPH, children: [new TextRun(text === '' ? NOTHING : hidden(text))] },
  ]);
  const style = styleOf(system);
  const room = (field: string) => widths.get(field) ?? textWidth(style, false);
  const block = (laid: Laid[]): IPatch => ({
    type: PatchType.DOCUMENT,
    children: laid.map((part) => docxPart(withoutBraces(part), style)),
  });
  // Large tables come last: the library searches all that it has for each field.
  const blocks: [string, IPatch][] = [
    ['noi_nhan', block(recipients(letter, system, room('noi_nhan')))],
    ['phu_luc', block(layBlocks(annexBlocks(letter), system, room('phu_luc')))],
    ['noi_dung', block(layBlocks(letter.content, system, room('noi_dung')))],
  ];
  const named = blocks.flatMap(([name, one]) => [[name, one] as const, [name.toUpperCase(), one] as const]);
  return patchDocument({
    outputType: 'uint8array',
    data: template,
    patches: Object.fromEntries([...texts, ...named]),
    trimPlaceholders: true,
    properties: {
      ...{ title: cleanLine(title), subject: cleanLine(title) },
      ...{ creator: cleanLine(author), lastModifiedBy: cleanLine(author) },
      description: [mark, about].filter(Boolean).join('. '),
    },
  });
}

function recipients({ recipients: to }: Letter, system: Filling['system'], width: number): Laid[] {
  if (!to || to.list.length === 0) return [];
  // The label "Nơi nhận:" is the template's.
  return layBlocks([{ kind: 'recipients', recipients: to.list, filing: to.filing }], system, width).slice(1);
}

/** One after the other, each on a page of its own. */
function annexBlocks({ annexes }: Letter): PaperBlock[] {
  return annexes.flatMap(({ blocks }, index) =>
    index === 0 ? blocks : [{ kind: 'pageBreak' } as const, ...blocks],
  );
}

const hidden = (text: string): string => text.replace(/[{}]/g, (brace) => `${brace}${BEHIND_BRACE}`);

function withoutBraces(laid: Laid): Laid {
  if (laid.is === 'line') return hiddenLine(laid);
  return laid.is === 'grid' ? hiddenGrid(laid) : laid;
}

const hiddenLine = (line: LaidLine): LaidLine => ({
  ...line,
  runs: line.runs.map((run) => ({ ...run, text: hidden(run.text) })),
});

function hiddenGrid(grid: LaidGrid): LaidGrid {
  const inCell = (line: LaidLine | LaidRule) => (line.is === 'line' ? hiddenLine(line) : line);
  return {
    ...grid,
    rows: grid.rows.map(({ cells }) => ({
      cells: cells.map((cell) => ({ ...cell, lines: cell.lines.map(inCell) })),
    })),
  };
}

/**
 * Braces as they were written; a line that had only fields with nothing in them is gone, but for one that ends a cell, a
 * header or a footer: these end with a paragraph, or the word processor calls the file broken.
 */
function settled(parts: Parts): Parts {
  const names = Object.keys(parts).filter((name) => WRITTEN.test(name));
  const written = names.map((name) => [name, strToU8(settledText(strFromU8(parts[name]!)))] as const);
  return { ...parts, ...Object.fromEntries(written) };
}

function settledText(xml: string): string {
  let text = xml;
  for (let at = text.indexOf(NOTHING); at >= 0; at = text.indexOf(NOTHING, at)) {
    const start = Math.max(text.lastIndexOf('<w:p>', at), text.lastIndexOf('<w:p ', at));
    const end = text.indexOf('</w:p>', at) + '</w:p>'.length;
    const goes = start >= 0 && isNothing(text.slice(start, end)) && text.startsWith('<w:p', end);
    text = goes
      ? text.slice(0, start) + text.slice(end)
      : text.slice(0, at) + text.slice(at + NOTHING.length);
    if (goes) at = start;
  }
  return text.replace(BRACES, '$1');
}

/** Without words, pictures, page and section breaks. */
function isNothing(paragraph: string): boolean {
  if (/<w:(?:drawing|pict|br|sectPr|object|fldChar|fldSimple)[ />]/.test(paragraph)) return false;
  return (
    paragraph
      .replaceAll(NOTHING, '')
      .replace(/<[^>]*>/g, '')
      .trim() === ''
  );
}
