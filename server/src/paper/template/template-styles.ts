import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { docxStyles } from '../block/docx-styles.js';
import { styleOf } from '../block/lay-out.js';
import type { PaperSystem } from '../block/model.js';
import { STYLES, type Parts } from './package.js';

const OWN_STYLE = /<w:style [^>]*w:styleId="([^"]+)".*?<\/w:style>/gs;

/**
 * The template with the styles that filled paragraphs are set in. A template that has a style of that name keeps its
 * own: so the organisation says what the text of its papers looks like.
 */
export async function withStyles(parts: Parts, system: PaperSystem): Promise<Parts> {
  const there = strFromU8(parts[STYLES]!);
  const { prefix } = styleOf(system);
  const missing = [...(await ownStyles(system)).matchAll(OWN_STYLE)]
    .filter(([, id = '']) => id.startsWith(prefix) && !there.includes(`w:styleId="${id}"`))
    .map(([style]) => style);
  const end = there.lastIndexOf('</w:styles>');
  if (end < 0) throw new Error('a template without styles');
  const whole = there.slice(0, end) + missing.join('') + there.slice(end);
  return { ...parts, [STYLES]: strToU8(whole) };
}

/** As the library writes them into a paper of this house. */
async function ownStyles(system: PaperSystem): Promise<string> {
  const document = new Document({
    styles: docxStyles(styleOf(system)),
    sections: [{ children: [new Paragraph('')] }],
  });
  return strFromU8(unzipSync(await Packer.toBuffer(document))[STYLES]!);
}
