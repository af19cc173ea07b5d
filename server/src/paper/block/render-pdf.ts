import pdfmake from 'pdfmake';
import type { Content, ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { createRequire } from 'node:module';
import { cleanLine } from '../state/text.js';
import { layOut, styleOf } from './lay-out.js';
import type { LaidSection } from './laid.js';
import type { PaperDocument } from './model.js';
import { points } from './pdf-lines.js';
import { pdfParts } from './pdf-parts.js';
import { NATURAL_LINE, PDF_LAYOUTS } from './pdf-measure.js';
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

/**
 * A paper as a PDF that looks as the Word file does: same sizes, rules, repeated heads and page numbers.
 * @param rows those of the streamed table, a text for each cell
 */
export async function renderPdf(
  paper: PaperDocument,
  rows: Iterable<readonly string[]> | null = null,
): Promise<Buffer> {
  // The library would fetch what a text names; it gets its fonts and nothing else.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(TINOS).includes(path));
  pdfmake.setFonts({ Tinos: TINOS });
  pdfmake.setTableLayouts(PDF_LAYOUTS);
  const style = styleOf(paper.system);
  const title = cleanLine(paper.title);
  const author = cleanLine(paper.author);
  const definition: TDocumentDefinitions = {
    info: { title, subject: title, author, creator: author, producer: author },
    language: 'vi-VN',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: margins(style),
    defaultStyle: { font: 'Tinos', fontSize: style.size.body / 2, lineHeight: NATURAL_LINE },
    content: layOut(paper).map((section) => pdfSection(section, paper.mark, style, rows)),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

const margins = ({ page }: SystemStyle): [number, number, number, number] => [
  points(page.left),
  points(page.top),
  points(page.right),
  points(page.bottom),
];

/** Page number centred in the top margin from the second page of the section on, numbering from 1. */
function pdfSection(
  { landscape, laid }: LaidSection,
  mark: string | null,
  style: SystemStyle,
  rows: Iterable<readonly string[]> | null,
): ContentSection {
  let first = Infinity;
  return {
    section: pdfParts(laid, style, rows),
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: margins(style),
    header: (page) => {
      first = Math.min(first, page);
      if (page > first) return inMargin(String(page - first + 1), style.size.pageNumber, false, style);
      return mark === null ? null : inMargin(cleanLine(mark), style.size.mark, true, style);
    },
    footer: () => (mark === null ? null : footMark(cleanLine(mark), style)),
  };
}

function inMargin(text: string, size: number, bold: boolean, { page }: SystemStyle): Content {
  const margin: [number, number, number, number] = [
    points(page.left),
    points(page.header),
    points(page.right),
    0,
  ];
  return { text, fontSize: size / 2, bold, alignment: 'center', margin };
}

function footMark(text: string, { page, size }: SystemStyle): Content {
  const fontSize = size.mark / 2;
  const top = points(page.bottom - page.header) - fontSize * 1.15;
  return {
    text,
    fontSize,
    bold: true,
    alignment: 'center',
    margin: [points(page.left), top, points(page.right), 0],
  };
}
