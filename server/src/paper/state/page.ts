import {
  AlignmentType,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
  type IStylesOptions,
} from 'docx';
import type { Block } from './blocks.js';

/**
 * Page and type of state documents: Nghị định 30/2020/NĐ-CP, Phụ lục I. Lengths are twips (1/20 pt), sizes are
 * half-points. Margins are rounded up, never below the decree's minimum.
 */
export const PAGE = {
  width: 11906,
  height: 16838,
  top: 1134,
  bottom: 1134,
  left: 1701,
  right: 851,
  header: 567,
} as const;

export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** Of a page that lies on its side, for tables that are not split into annexes (the same decree). */
export const WIDE_TEXT_WIDTH = PAGE.height - PAGE.left - PAGE.right;

export const FONT = 'Times New Roman';

export const SIZE = {
  nation: 24,
  motto: 26,
  body: 28,
  numberLine: 26,
  pageNumber: 26,
  issuer: 24,
  title: 28,
  table: 24,
  wideTable: 20,
  recipientsLabel: 24,
  recipients: 22,
  hash: 26,
} as const;

export const STYLE = {
  body: 'StateBody',
  section: 'StateSection',
  table: 'StateTable',
  wideTable: 'StateWideTable',
} as const;

/** 1.27 cm. */
const FIRST_LINE = 720;

export const STATE_STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT },
        size: SIZE.body,
        sizeComplexScript: SIZE.body,
        color: '000000',
        language: { value: 'vi-VN', eastAsia: 'vi-VN' },
      },
      paragraph: { spacing: { before: 0, after: 0 } },
    },
  },
  paragraphStyles: [
    {
      id: STYLE.body,
      name: 'State document body',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        alignment: AlignmentType.BOTH,
        indent: { firstLine: FIRST_LINE },
        // LibreOffice reads a style's line without a rule as exact.
        spacing: { before: 0, after: 120, line: 264, lineRule: LineRuleType.AUTO },
      },
      run: { size: SIZE.body },
    },
    {
      id: STYLE.section,
      name: 'State document heading',
      basedOn: STYLE.body,
      next: STYLE.body,
      quickFormat: true,
      paragraph: { keepNext: true },
      run: { bold: true },
    },
    {
      id: STYLE.table,
      name: 'State document table',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { before: 20, after: 20 } },
      run: { size: SIZE.table },
    },
    {
      id: STYLE.wideTable,
      name: 'State document wide table',
      basedOn: STYLE.table,
      quickFormat: true,
      run: { size: SIZE.wideTable },
    },
  ],
};

export interface PageOptions {
  children: Block[];
  /** A line at the foot of every page and at the head of the first; null for none. */
  mark: string | null;
  landscape?: boolean;
}

/** One section: page number centred in the top margin from its second page on, numbering from 1. */
export function stateSection({ children, mark, landscape = false }: PageOptions): ISectionOptions {
  const { width, height, header, ...margin } = PAGE;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width,
          height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...margin, header, footer: header, gutter: 0 },
        pageNumbers: { start: 1 },
      },
    },
    headers: { first: new Header({ children: markLine(mark) }), default: pageHeader() },
    footers: mark ? { first: markFooter(mark), default: markFooter(mark) } : undefined,
    children,
  };
}

function pageHeader(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: SIZE.pageNumber });
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
  });
}

const markFooter = (mark: string) => new Footer({ children: markLine(mark) });

function markLine(mark: string | null): Paragraph[] {
  if (!mark) return [new Paragraph({})];
  const children = [new TextRun({ text: mark, bold: true, size: SIZE.recipients })];
  return [new Paragraph({ alignment: AlignmentType.CENTER, children })];
}
