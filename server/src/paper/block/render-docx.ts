import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { cleanLine } from '../state/text.js';
import { docxParts } from './docx-parts.js';
import { docxStyles } from './docx-styles.js';
import { layOut, styleOf } from './lay-out.js';
import type { LaidSection } from './laid.js';
import { fillPatterns, type Long } from './long-table.js';
import type { PaperDocument } from './model.js';
import { FONT, type SystemStyle } from './style.js';

/** A paper as a Word file. */
export function renderDocx(paper: PaperDocument): Promise<Buffer> {
  return renderLaid(paper, layOut(paper));
}

/** What was laid out of a paper as a Word file. */
export async function renderLaid(
  paper: Omit<PaperDocument, 'sections'>,
  sections: readonly LaidSection[],
): Promise<Buffer> {
  const long: Long[] = [];
  const style = styleOf(paper.system);
  const title = cleanLine(paper.title);
  const author = cleanLine(paper.author);
  const document = new Document({
    title,
    subject: title,
    creator: author,
    lastModifiedBy: author,
    description: paper.mark ?? '',
    styles: docxStyles(style),
    theme: { fonts: { headings: FONT, body: FONT } },
    compatibility: { version: 15 },
    sections: sections.map((section) => docxSection(section, paper.mark, style, long)),
  });
  const made = await Packer.toBuffer(document);
  return long.length === 0 ? made : fillPatterns(made, long);
}

/** Page number centred in the top margin from the second page of the section on, numbering from 1. */
function docxSection(
  { landscape, laid }: LaidSection,
  mark: string | null,
  style: SystemStyle,
  long: Long[],
): ISectionOptions {
  const { width, height, header, ...margin } = style.page;
  const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: { width, height, orientation },
        margin: { ...margin, header, footer: header, gutter: 0 },
        pageNumbers: { start: 1 },
      },
    },
    headers: { first: new Header({ children: markLine(mark, style) }), default: pageHeader(style) },
    footers: mark ? { first: markFooter(mark, style), default: markFooter(mark, style) } : undefined,
    children: docxParts(laid, style, long),
  };
}

function pageHeader({ size }: SystemStyle): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: size.pageNumber });
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
  });
}

const markFooter = (mark: string, style: SystemStyle) => new Footer({ children: markLine(mark, style) });

function markLine(mark: string | null, { size }: SystemStyle): Paragraph[] {
  if (!mark) return [new Paragraph({})];
  const children = [new TextRun({ text: cleanLine(mark), bold: true, size: size.mark })];
  return [new Paragraph({ alignment: AlignmentType.CENTER, children })];
}
