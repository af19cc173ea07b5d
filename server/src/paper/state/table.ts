import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { runs, type Inline } from './blocks.js';
import { STYLE, TEXT_WIDTH } from './page.js';
import { cleanLines } from './text.js';

export interface Column {
  title: string;
  /** Twips; null takes what the others leave. One column at most. */
  width: number | null;
  centred?: boolean;
}

/** A cell's paragraphs; a plain string is split at its line breaks. */
export type CellText = string | Inline[][];

/** A row of cells, or a line across the table that opens a group of rows. */
export type Row = { cells: CellText[] } | { group: string };

/** At least 12 mm, so that four digits stay on one line. */
export const ORDINAL: Column = { title: 'STT', width: 700, centred: true };

const CELL_MARGINS = { top: 0, bottom: 0, left: 80, right: 80 };

/** Where a table stands: how wide the text is there, and the style of its cells. */
export interface TablePlace {
  width: number;
  style: string;
}

const PORTRAIT: TablePlace = { width: TEXT_WIDTH, style: STYLE.table };

/** A ruled table over the whole text width: header row on each page, rows never split, 12 pt. */
export function dataTable(columns: Column[], rows: Row[], place: TablePlace = PORTRAIT): Table {
  const widths = columnWidths(columns, place.width);
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) =>
      cell(
        [paragraph([{ text: title, bold: true }], place.style, true, true)],
        widths[index]!,
        VerticalAlignTable.CENTER,
      ),
    ),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: place.width, type: WidthType.DXA },
    columnWidths: widths,
    margins: CELL_MARGINS,
    rows: [
      header,
      ...rows.map((row) =>
        'group' in row ? groupRow(row.group, widths, place) : cellRow(row.cells, columns, widths, place),
      ),
    ],
  });
}

function columnWidths(columns: Column[], whole: number): number[] {
  const fixed = columns.reduce((sum, { width }) => sum + (width ?? 0), 0);
  return columns.map(({ width }) => width ?? whole - fixed);
}

function cellRow(cells: CellText[], columns: Column[], widths: number[], { style }: TablePlace): TableRow {
  return new TableRow({
    cantSplit: true,
    children: cells.map((text, index) => {
      const lines = typeof text === 'string' ? cleanLines(text).map((line) => [line]) : text;
      const centred = columns[index]?.centred ?? false;
      return cell(
        lines.map((line) => paragraph(line, style, centred)),
        widths[index]!,
      );
    }),
  });
}

function groupRow(title: string, widths: number[], { width, style }: TablePlace): TableRow {
  const children = [paragraph([{ text: title, bold: true }], style, false, true)];
  const whole = new TableCell({
    children,
    columnSpan: widths.length,
    width: { size: width, type: WidthType.DXA },
  });
  return new TableRow({ cantSplit: true, children: [whole] });
}

function cell(
  children: Paragraph[],
  width: number,
  verticalAlign?: typeof VerticalAlignTable.CENTER,
): TableCell {
  return new TableCell({ children, width: { size: width, type: WidthType.DXA }, verticalAlign });
}

function paragraph(line: Inline[], style: string, centred: boolean, keepNext = false): Paragraph {
  return new Paragraph({
    style,
    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
    keepNext,
    children: runs(line),
  });
}

/** A blank of 8 pt after a table, which has no spacing of its own. */
export function afterTable(): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT },
    children: [],
  });
}
