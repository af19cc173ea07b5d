import { PatchType, TextRun, patchDocument, type IPatch } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { layBlocks, styleOf } from '../block/lay-out.js';
import type { Laid } from '../block/laid.js';
import type { PaperBlock } from '../block/model.js';
import { renderLaid } from '../block/render-docx.js';
import { textWidth } from '../block/style.js';
import { cleanLine } from '../state/text.js';
import { foundFields } from './check-template.js';
import { namedTexts, type Filling, type Letter } from './filling.js';
import { bodyOf, joinLetters } from './join-letters.js';
import { DOCUMENT, openPackage, textOf, type Parts } from './package.js';
import { BLOCKS, NOTHING, hidden, settledText, type BlockField } from './settle.js';
import { withStyles } from './template-styles.js';

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
  for (const letter of filling.letters)
    filled.push(await fillLetter(template, letter, filling, about, widths));
  const [first] = filled;
  if (!first) throw new Error('nothing to fill a template with');
  const documents = filled.map((one) => textOf(one[DOCUMENT]!));
  return Buffer.from(zipSync({ ...first, [DOCUMENT]: strToU8(joinLetters(documents)) }));
}

async function fillLetter(
  template: Uint8Array,
  letter: Letter,
  filling: Filling,
  about: string,
  widths: Widths,
): Promise<Parts> {
  const made = openPackage(await patch(template, letter, filling, about));
  if (typeof made === 'string') throw new Error(`a filled template that is ${made}`);
  if (foundFields(made).some(({ fields }) => fields.length > 0))
    throw new Error('a field that was not filled');
  const blocks = await blocksOf(letter, filling, widths);
  const written = Object.keys(made)
    .filter((name) => WRITTEN.test(name))
    .map((name) => [name, strToU8(settledText(strFromU8(made[name]!), blocks))] as const);
  return { ...made, ...Object.fromEntries(written) };
}

type Widths = ReadonlyMap<string, number>;

/** The room that a block has where its field stands. */
function widthsIn(parts: Parts): Widths {
  return new Map(
    foundFields(parts).flatMap(({ fields, width }) =>
      width === null ? [] : fields.map((field) => [field.toLowerCase(), width] as const),
    ),
  );
}

/** Texts go in by the library; where a block comes, a mark holds its place, or a long table would take minutes. */
function patch(
  template: Uint8Array,
  letter: Letter,
  { title, author, mark }: Filling,
  about: string,
): Promise<Uint8Array> {
  const text = (words: string): IPatch => ({ type: PatchType.PARAGRAPH, children: [new TextRun(words)] });
  const texts = namedTexts(letter).map(
    ([name, words]) => [name, text(words === '' ? NOTHING : hidden(words))] as const,
  );
  const places = Object.entries(BLOCKS).flatMap(
    ([name, place]) =>
      [
        [name, text(place)],
        [name.toUpperCase(), text(place)],
      ] as const,
  );
  return patchDocument({
    outputType: 'uint8array',
    data: template,
    patches: Object.fromEntries([...texts, ...places]),
    trimPlaceholders: true,
    properties: {
      ...{ title: cleanLine(title), subject: cleanLine(title) },
      ...{ creator: cleanLine(author), lastModifiedBy: cleanLine(author) },
      description: [mark, about].filter(Boolean).join('. '),
    },
  });
}

/** Paragraphs and tables in XML, as the standard paper has them. */
async function blocksOf(
  letter: Letter,
  { system }: Filling,
  widths: Widths,
): Promise<Record<BlockField, string>> {
  const room = (field: BlockField) => widths.get(field) ?? textWidth(styleOf(system), false);
  const xml = async (laid: Laid[]): Promise<string> => {
    if (laid.length === 0) return '';
    const paper = { system, title: '', author: '', mark: null };
    const file = unzipSync(await renderLaid(paper, [{ landscape: false, laid }]));
    return bodyOf(strFromU8(file[DOCUMENT]!)).content;
  };
  return {
    noi_nhan: await xml(recipients(letter, system, room('noi_nhan'))),
    phu_luc: await xml(layBlocks(annexBlocks(letter), system, room('phu_luc'))),
    noi_dung: await xml(layBlocks(letter.content, system, room('noi_dung'))),
  };
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
