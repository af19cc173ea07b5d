import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { styleId } from './docx-styles.js';
import { fewOf } from './lazily.js';
import { patternLine, patternRows, type Long } from './long-table.js';
import type { Laid, LaidCell, LaidGrid, LaidLine, LaidRow, LaidRule, Run } from './laid.js';
import type { SystemStyle } from './style.js';

/** A table of more rows, and more paragraphs of a kind, are written piece by piece. */
const MOST_ROWS = 200;
const MOST_LINES = 200;

const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** What was laid out, in the library's objects. */
export function docxParts(laid: readonly Laid[], style: SystemStyle, long: Long[]): (Paragraph | Table)[] {
  const parts: (Paragraph | Table)[] = [];
  for (let at = 0; at < laid.length;) {
    const lines = linesOfAKind(laid, at);
    const [first] = lines;
    if (first && lines.length > MOST_LINES) {
      parts.push(paragraph(patternLine(first, long.push({ lines })), style));
      at += lines.length;
    } else {
      const few = Math.max(1, lines.length);
      parts.push(...laid.slice(at, at + few).map((part) => docxPart(part, style, long)));
      at += few;
    }
  }
  return parts;
}

/** Paragraphs from there on that differ in their words only. */
function linesOfAKind(laid: readonly Laid[], from: number): LaidLine[] {
  const kindOf = ({ runs: _, ...kind }: LaidLine): string => JSON.stringify(kind);
  const lines: LaidLine[] = [];
  for (let at = from, kind = ''; at < laid.length; at += 1) {
    const part = laid[at]!;
    if (part.is !== 'line' || part.runs.some(({ underline }) => underline)) break;
    if (kind !== '' && kindOf(part) !== kind) break;
    kind = kindOf(part);
    lines.push(part);
  }
  return lines;
}

function docxPart(laid: Laid, style: SystemStyle, long: Long[]): Paragraph | Table {
  switch (laid.is) {
    case 'line':
      return paragraph(laid, style);
    case 'rule':
      return rule(laid);
    case 'grid':
      return table(laid, style, long);
    case 'gap':
      return new Paragraph({
        spacing: { before: 0, after: 0, line: laid.height, lineRule: LineRuleType.EXACT },
        children: [],
      });
    case 'break':
      return new Paragraph({ children: [new PageBreak()] });
  }
}

export function paragraph(line: LaidLine, style: SystemStyle): Paragraph {
  const { before, after, align, side, withNext, whole } = line;
  return new Paragraph({
    style: styleId(line.style, style),
    alignment: align && ALIGNMENT[align],
    keepNext: withNext,
    keepLines: whole,
    indent: side === undefined ? undefined : { left: side, right: side },
    spacing: before === undefined && after === undefined ? undefined : { before, after },
    children: line.runs.map((run) => textRun(run, line.size)),
  });
}

function textRun({ text, bold, italics, underline }: Run, size: number | undefined): TextRun {
  // What is not set stays with the style: a heading is bold by its style.
  return new TextRun({
    text,
    bold: bold || undefined,
    italics: italics || undefined,
    underline: underline ? {} : undefined,
    size,
  });
}

/** Drawn as the border of a paragraph of its own: the decree forbids underlining for it. */
function rule({ length, within, after }: LaidRule): Paragraph {
  const side = Math.max(0, Math.round((within - length) / 2));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    spacing: { before: 60, after, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [new TextRun({ text: '', size: 4 })],
  });
}

function table(grid: LaidGrid, style: SystemStyle, long: Long[]): Table {
  const { widths, ruled, heads, rows, margin } = grid;
  const few = grid.patterns === null ? [...rows] : fewOf(rows, MOST_ROWS);
  const shown = few ?? patternRows(grid, long.push({ rows }));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    ...(ruled ? {} : { borders: NO_BORDERS }),
    ...(margin === null ? {} : { margins: { top: 0, bottom: 0, left: margin, right: margin } }),
    rows: [
      ...heads.map((row) => tableRow(row, widths, true, style)),
      ...shown.map((row) => tableRow(row, widths, false, style)),
    ],
  });
}

function tableRow({ cells }: LaidRow, widths: number[], head: boolean, style: SystemStyle): TableRow {
  let column = 0;
  const children = cells.map((cell) => {
    const own = widths.slice(column, (column += cell.span));
    return tableCell(
      cell,
      own.reduce((sum, one) => sum + one, 0),
      style,
    );
  });
  return new TableRow({ cantSplit: true, ...(head ? { tableHeader: true } : {}), children });
}

function tableCell({ lines, span, middle, margin }: LaidCell, width: number, style: SystemStyle): TableCell {
  return new TableCell({
    children: lines.map((one) => (one.is === 'rule' ? rule(one) : paragraph(one, style))),
    width: { size: width, type: WidthType.DXA },
    ...(span > 1 ? { columnSpan: span } : {}),
    ...(middle ? { verticalAlign: VerticalAlignTable.CENTER } : {}),
    ...(margin === undefined ? {} : { margins: { left: margin, right: margin } }),
  });
}
