import { createRequire } from 'node:module';
import type { Content, CustomTableLayout, Style, Table } from 'pdfmake';

/**
 * The parts of pdfmake that its front door puts together. The door lays a whole document out before it writes the
 * first page, which takes a gigabyte for ten thousand rows; and a row of its tables is either never split, and then
 * loses what is below the end of a page, or always. So this house puts the parts together itself. They are no public
 * interface: the version is pinned, and the tests of the papers are what an upgrade must pass.
 */
const require = createRequire(import.meta.url);
const part = <T>(name: string): T => (require(`pdfmake/js/${name}.js`) as { default: T }).default;

interface Writer {
  transactionLevel: number;
  beginUnbreakableBlock(): void;
  commitUnbreakableBlock(): void;
  context(): {
    page: number;
    y: number;
    availableHeight: number;
    pageMargins: Margins;
    resetMarginXTopParent(): void;
  };
}

interface Processor {
  dontBreakRows: boolean;
  rowsWithoutPageBreak: number;
  beginTable(writer: Writer): void;
  beginRow(row: number, writer: Writer): void;
  endRow(row: number, writer: Writer, breaks: unknown[]): void;
  endTable(writer: Writer): void;
}

/** A table as the layout sees it, measured. */
interface MeasuredTable {
  table: Table & { body: unknown[][]; paper: PaperRows };
  positions: unknown[];
  _margin?: [number, number, number, number];
  _offsets: { offsets: unknown };
}

/** What the library does not know of a table's rows. */
export interface PaperRows {
  /** Rows that may be higher than a page: only these are split. */
  high: ReadonlySet<number>;
  /** Rows that stay on the page of the next one. */
  withNext: ReadonlySet<number>;
  /** Written by the layout: the page, from 0, on which each row ends. */
  ends: number[];
}

/** A paragraph as the layout sees it, measured. */
interface Leaf {
  _margin?: [number, number, number, number];
  keepBelow?: number;
}

interface LibraryLine {
  getHeight(): number;
}

/** A paragraph that what follows must stay with: height of that, in points. Its last two lines do. */
export interface KeptBelow {
  keepBelow?: number;
}

/** A content of a section's own, not inside of another: the pages, from 0, of its first line and of what comes after it. */
export interface Place {
  first: number;
  next: number;
}

/** Where a content came to lie is written into its place by the layout. */
export interface Placed {
  place?: Place;
}

interface LibraryNode extends Placed {
  positions: { pageNumber: number }[];
}

export type LaidPage = object;
/** What stands in the margin of a page, counted from 1. */
export type OfPage = (page: number) => Content | null;
type Size = { width: number; height: number; orientation: string };
type Margins = { left: number; top: number; right: number; bottom: number };

interface LibraryLayout {
  writer: Writer;
  nestedLevel: number;
  registerTableLayouts(layouts: Record<string, CustomTableLayout>): void;
  processNode(node: LibraryNode, verticalAlignment?: boolean): void;
  processTable(node: MeasuredTable): void;
  processLeaf(node: Leaf): void;
  buildNextLine(node: Leaf): LibraryLine | null;
  processRow(row: object): { positions: unknown[]; pageBreaks: unknown[] };
  layoutDocument(
    content: Content,
    document: PdfDocument,
    styles: object,
    defaultStyle: Style,
    background: undefined,
    header: OfPage,
    footer: OfPage,
  ): LaidPage[];
}

export interface PdfDocument extends NodeJS.ReadableStream {
  end(): void;
}

const Builder = part<new (size: Size, margins: Margins, svg: unknown) => LibraryLayout>('LayoutBuilder');
const TableProcessor = part<new (node: MeasuredTable) => Processor>('TableProcessor');

export const PdfDocument =
  part<
    new (
      fonts: object,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
      files: null,
      mayRead: (path: string) => boolean,
    ) => PdfDocument
  >('PDFDocument');

export const Renderer =
  part<new (document: PdfDocument) => { renderPages(pages: LaidPage[]): void }>('Renderer');

// Of a point: so much is not counted as too high.
const TOUCH = 0.01;

/**
 * After how many lines a paragraph goes on on the next page; null where it stays. As in Word, no line stands alone at the
 * foot of a page or at the head of the next one.
 */
function linesBefore(lines: number, height: number, room: number, below: number): number | null {
  if (lines * height + below <= room + TOUCH) return null;
  const placed = Math.min(Math.floor((room + TOUCH) / height), lines - 2);
  return placed < 2 ? 0 : placed;
}

/** The library's layout with rows that know whether they may be split, and what they stay with. */
export class PaperLayout extends Builder {
  /** Of the paragraph that is being set: its lines, and how many of them this page takes. */
  private paragraph: { lines: LibraryLine[]; placed: number; stay: number | null } | null = null;

  override processNode(node: LibraryNode, verticalAlignment = false): void {
    super.processNode(node, verticalAlignment);
    if (!node.place) return;
    node.place.first = (node.positions[0]?.pageNumber ?? 0) - 1;
    node.place.next = this.writer.context().page;
  }

  override processLeaf(node: Leaf): void {
    if (this.nestedLevel > 0 || this.writer.transactionLevel > 0) return super.processLeaf(node);
    const lines: LibraryLine[] = [];
    for (let line = super.buildNextLine(node); line; line = super.buildNextLine(node)) lines.push(line);
    const { availableHeight, y, pageMargins } = this.writer.context();
    const after = node._margin?.[3] ?? 0;
    const below = node.keepBelow === undefined ? 0 : after + node.keepBelow;
    const begun = y > pageMargins.top + TOUCH && lines.length > 0;
    const stay = begun ? linesBefore(lines.length, lines[0]!.getHeight(), availableHeight, below) : null;
    this.paragraph = { lines, placed: 0, stay };
    super.processLeaf(node);
    this.paragraph = null;
    // What is free below a paragraph ends with the page; the library would begin another one for it.
    if (node._margin) node._margin[3] = Math.min(after, this.writer.context().availableHeight);
  }

  override buildNextLine(node: Leaf): LibraryLine | null {
    if (this.paragraph === null) return super.buildNextLine(node);
    const { lines, placed, stay } = this.paragraph;
    if (placed === stay) this.writer.context().availableHeight = 0;
    this.paragraph.placed += 1;
    return lines[placed] ?? null;
  }

  override processTable(node: MeasuredTable): void {
    this.nestedLevel += 1;
    const { body, paper } = node.table;
    const processor = new TableProcessor(node);
    processor.beginTable(this.writer);
    const unsplit = processor.dontBreakRows;
    const open: number[] = [];
    let kept = false;
    for (let row = 0; row < body.length; row += 1) {
      const whole = unsplit && !paper.high.has(row);
      const keeps = whole && paper.withNext.has(row) && row + 1 < body.length && !paper.high.has(row + 1);
      if (keeps && !kept && this.writer.transactionLevel === 0) {
        this.writer.beginUnbreakableBlock();
        kept = true;
      }
      processor.dontBreakRows = whole;
      this.row(node, processor, row);
      if (kept && !keeps) {
        this.writer.commitUnbreakableBlock();
        kept = false;
      }
      open.push(row);
      if (this.writer.transactionLevel > 0) continue;
      for (const one of open.splice(0)) paper.ends[one] = this.writer.context().page;
    }
    processor.endTable(this.writer);
    this.nestedLevel -= 1;
    if (this.nestedLevel === 0) this.writer.context().resetMarginXTopParent();
  }

  private row(node: MeasuredTable, processor: Processor, row: number): void {
    processor.beginRow(row, this.writer);
    const { positions, pageBreaks } = this.processRow({
      marginX: node._margin ? [node._margin[0], node._margin[2]] : [0, 0],
      dontBreakRows: processor.dontBreakRows,
      rowsWithoutPageBreak: processor.rowsWithoutPageBreak,
      cells: node.table.body[row],
      widths: node.table.widths,
      gaps: node._offsets.offsets,
      tableBody: node.table.body,
      tableNode: node,
      rowIndex: row,
    });
    node.positions.push(...positions);
    processor.endRow(row, this.writer, pageBreaks);
  }
}
