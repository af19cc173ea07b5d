import type { Content } from 'pdfmake';
import { createRequire } from 'node:module';
import { cleanLine } from '../state/text.js';
import { layOut, styleOf } from './lay-out.js';
import type { LaidSection } from './laid.js';
import type { PaperDocument } from './model.js';
import { PdfFlow } from './pdf-flow.js';
import { PaperLayout, PdfDocument, Renderer, type LaidPage, type OfPage } from './pdf-library.js';
import { points } from './pdf-lines.js';
import { NATURAL_LINE, PDF_LAYOUTS } from './pdf-measure.js';
import { pdfParts } from './pdf-parts.js';
import type { SystemStyle } from './style.js';

const { resolve } = createRequire(import.meta.url);
const face = (name: string) => resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`);

/** Metric-compatible with Times New Roman, with all of Vietnamese; embedded, so that it looks the same everywhere. */
const TINOS = {
  normal: face('400Regular'),
  bold: face('700Bold'),
  italics: face('400Regular_Italic'),
  bolditalics: face('700Bold_Italic'),
};

const GATHERED = 256 * 1024;

/**
 * A paper as a PDF that looks as the Word file does: same sizes, rules, repeated heads and page numbers.
 * @param atOnce how many rows or paragraphs are laid out at once; the paper is the same for any number
 */
export async function renderPdf(paper: PaperDocument, atOnce?: number): Promise<Buffer> {
  const style = styleOf(paper.system);
  const document = open(paper);
  const pieces = new Pieces();
  const made = new Promise<Buffer>((done, failed) => {
    document.on('data', (piece: Buffer) => pieces.add(piece));
    document.on('end', () => done(pieces.all()));
    document.on('error', failed);
  });
  const mark = paper.mark === null ? null : cleanLine(paper.mark);
  for (const section of layOut(paper)) await writeSection(document, section, mark, style, atOnce);
  document.end();
  return made;
}

/** A small piece is a window on a large one: gathered, so that nothing but what is written is held. */
class Pieces {
  private readonly gathered: Buffer[] = [];
  private waiting: Buffer[] = [];
  private size = 0;

  add(piece: Buffer): void {
    this.waiting.push(piece);
    this.size += piece.length;
    if (this.size >= GATHERED) this.gather();
  }

  all(): Buffer {
    this.gather();
    return Buffer.concat(this.gathered);
  }

  private gather(): void {
    this.gathered.push(Buffer.concat(this.waiting));
    this.waiting = [];
    this.size = 0;
  }
}

function open(paper: PaperDocument): PdfDocument {
  const title = cleanLine(paper.title);
  const author = cleanLine(paper.author);
  const options = {
    info: { Title: title, Subject: title, Author: author, Creator: author, Producer: author },
    ...{ lang: 'vi-VN', displayTitle: true, compress: true, pdfVersion: '1.7' },
    ...{ autoFirstPage: false, bufferPages: false, font: null },
  };
  // Of all files it may read its fonts and nothing else.
  const mayRead = (path: string) => Object.values(TINOS).includes(path);
  return new PdfDocument({ Tinos: TINOS }, {}, {}, {}, options, null, mayRead);
}

/** Page number centred in the top margin from the second page of the section on, numbering from 1. */
async function writeSection(
  document: PdfDocument,
  { landscape, laid }: LaidSection,
  mark: string | null,
  style: SystemStyle,
  atOnce: number | undefined,
): Promise<void> {
  const { page, size } = style;
  const [width, height] = [points(page.width), points(page.height)];
  const sheet = landscape
    ? { width: height, height: width, orientation: 'landscape' }
    : { width, height, orientation: 'portrait' };
  const margins = {
    ...{ left: points(page.left), top: points(page.top) },
    ...{ right: points(page.right), bottom: points(page.bottom) },
  };
  const renderer = new Renderer(document);
  const layOutPages = (contents: Content[], before: number) => {
    const header: OfPage = (current) => {
      const number = before + current;
      if (number > 1) return inMargin(String(number), size.pageNumber, false, style);
      return mark === null ? null : inMargin(mark, size.mark, true, style);
    };
    const footer: OfPage = () => (mark === null ? null : footMark(mark, style));
    const layout = new PaperLayout(sheet, margins, null);
    layout.registerTableLayouts(PDF_LAYOUTS);
    const base = { font: 'Tinos', fontSize: size.body / 2, lineHeight: NATURAL_LINE };
    return layout.layoutDocument({ stack: contents }, document, {}, base, undefined, header, footer);
  };
  const write = (pages: LaidPage[]) => renderer.renderPages(pages);
  await new PdfFlow(pdfParts(laid, landscape, style), layOutPages, write, atOnce).run();
}

function inMargin(text: string, size: number, bold: boolean, { page }: SystemStyle): Content {
  const margin: [number, number, number, number] = [
    ...([points(page.left), points(page.header), points(page.right)] as const),
    0,
  ];
  return { text, fontSize: size / 2, bold, alignment: 'center', margin };
}

function footMark(text: string, { page, size }: SystemStyle): Content {
  const fontSize = size.mark / 2;
  const top = points(page.bottom - page.header) - fontSize * 1.15;
  return {
    ...{ text, fontSize, bold: true, alignment: 'center' },
    margin: [points(page.left), top, points(page.right), 0],
  };
}
