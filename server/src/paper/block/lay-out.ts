import { cleanLine, cleanLines } from '../state/text.js';
import { STATE_FORMS } from '../state/forms.js';
import { PARTY_FORMS } from '../party/forms.js';
import { endingSign } from './build.js';
import type { SystemForms } from './forms.js';
import type { Laid, LaidCell, LaidGrid, LaidLine, LaidRow, LaidSection } from './laid.js';
import { mapped } from './lazily.js';
import { formLine, runsOf, sideBySide } from './lines.js';
import type {
  AnnexBlock,
  CellText,
  ClosingBlock,
  Column,
  Inline,
  JournalBlock,
  LineBlock,
  PaperBlock,
  PaperDocument,
  PaperSystem,
  ParagraphBlock,
  SignaturesBlock,
  TableBlock,
} from './model.js';
import { textWidth, type SystemStyle } from './style.js';

const FORMS: Record<PaperSystem, SystemForms> = { STATE: STATE_FORMS, PARTY: PARTY_FORMS };

/** Room at the left and right in the cells of a ruled table. */
const CELL_MARGIN = 80;

/** Where a block stands. */
interface Frame {
  forms: SystemForms;
  style: SystemStyle;
  width: number;
}

export const styleOf = (system: PaperSystem): SystemStyle => FORMS[system].style;

/** A paper as lines, rules and tables with the lengths and weights of its system. */
export function layOut({ system, sections }: PaperDocument): LaidSection[] {
  return sections.map(({ orientation, blocks }) => {
    const landscape = orientation === 'LANDSCAPE';
    return { landscape, laid: layBlocks(blocks, system, textWidth(styleOf(system), landscape)) };
  });
}

/** Blocks for a page whose text has that width. */
export function layBlocks(blocks: readonly PaperBlock[], system: PaperSystem, width: number): Laid[] {
  const forms = FORMS[system];
  return blocks.flatMap((block) => layBlock(block, { forms, style: forms.style, width }));
}

function layBlock(block: PaperBlock, frame: Frame): Laid[] {
  const { forms, width } = frame;
  switch (block.kind) {
    case 'head':
      return forms.head(block, width);
    case 'title':
      return forms.title(block, width);
    case 'annex':
      return annex(block, frame);
    case 'grounds':
      return forms.grounds(block.lines);
    case 'paragraph':
      return [paragraph(block)];
    case 'line':
      return [line(block, frame)];
    case 'ending':
      return [
        // Its last lines stay with the signature: the whole of it would leave half a page empty.
        lastParagraph([...block.line, endingSign(forms.style.system)]),
      ];
    case 'table':
      return [grid(block, width), afterGrid];
    case 'journal':
      return journal(block, frame);
    case 'signatures':
      return [signatures(block, frame)];
    case 'closing':
      return [closing(block, frame)];
    case 'recipients':
      return forms.recipients(block.recipients, block.filing);
    case 'pageBreak':
      return [{ is: 'break' }];
  }
}

function paragraph({ style, line: pieces, withNext }: Omit<ParagraphBlock, 'kind'>): LaidLine {
  if (style === 'SECTION') return { is: 'line', style: 'section', runs: runsOf(pieces) };
  const runs = runsOf(pieces);
  return { is: 'line', style: 'body', runs, ...(withNext ? { withNext, whole: true } : {}) };
}

const lastParagraph = (pieces: Inline[]): LaidLine => ({
  is: 'line',
  style: 'body',
  runs: runsOf(pieces),
  withNext: true,
});

function line({ line: pieces, size, before, after, withNext }: LineBlock, { style }: Frame): LaidLine {
  const sizes = {
    TITLE: style.size.title,
    BODY: style.size.body,
    NOTE: style.size.note,
    SMALL: style.size.small,
  };
  const runs = runsOf(pieces);
  return { is: 'line', style: 'normal', runs, size: sizes[size], align: 'center', before, after, withNext };
}

function annex({ number, title, source }: AnnexBlock, { forms, style }: Frame): LaidLine[] {
  const size = style.size.title;
  return [
    forms.annexLabel(number),
    formLine(title, size, { bold: true, after: 0, withNext: true }),
    formLine(`(${cleanLine(source)})`, size, { italics: true, after: 120, withNext: true }),
  ];
}

function journal({ sentence, hash }: JournalBlock, { style }: Frame): LaidLine[] {
  return [
    paragraph({ style: 'BODY', line: [sentence], withNext: true }),
    // On a line of its own, where all 64 digits stand unbroken.
    formLine(hash, style.size.hash, { after: 120, withNext: true }),
  ];
}

function signatures({ left, right, instead }: SignaturesBlock, { forms, width }: Frame): LaidGrid {
  const half = Math.floor(width / 2);
  const cells = [left, right].map((who) => forms.signature(who, instead));
  return sideBySide([half, width - half], [cells]);
}

function closing(
  { signatory, recipients, filing, instead }: ClosingBlock,
  { forms, width }: Frame,
): LaidGrid {
  const half = Math.floor(width / 2);
  const names = forms.recipients(recipients, filing);
  const [label, ...others] = names;
  // Level with the first line of the signature.
  const left = label ? [{ ...label, before: 120 }, ...others] : [];
  // Nothing comes below: what ends a section in a Word file would go to the next page with it, or take it along.
  const signature = forms.signature(signatory, instead).map((one) => ({ ...one, withNext: false }));
  return sideBySide([half, width - half], [[left, signature]]);
}

function grid({ columns, rows, size, plain }: TableBlock, width: number): LaidGrid {
  const widths = columnWidths(columns, width);
  const style = size === 'SMALL' ? 'wideTable' : 'table';
  const head: LaidRow = {
    cells: columns.map(({ title }) => ({
      lines: [cellLine([{ text: title, bold: true }], style, true, true)],
      span: 1,
      middle: true,
    })),
  };
  const group = (text: string): LaidRow => {
    const lines = [cellLine([{ text, bold: true }], style, false, true)];
    return { cells: [{ lines, span: widths.length, middle: false }] };
  };
  const cells = (texts: readonly CellText[]): LaidRow => ({
    cells: texts.map((text, index) => cell(text, columns[index]?.centred ?? false, style)),
  });
  return {
    ...{ is: 'grid', widths, ruled: true, heads: [head], margin: CELL_MARGIN, plain },
    rows: mapped(rows, (row) => ('group' in row ? group(row.group) : cells(row.cells))),
    patterns: [cells(columns.map(() => '')), group('')],
  };
}

function columnWidths(columns: Column[], whole: number): number[] {
  const fixed = columns.reduce((sum, { width }) => sum + (width ?? 0), 0);
  return columns.map(({ width }) => width ?? whole - fixed);
}

function cell(text: CellText, centred: boolean, style: 'table' | 'wideTable'): LaidCell {
  const lines = typeof text === 'string' ? cleanLines(text).map((one) => [one]) : text;
  return { lines: lines.map((one) => cellLine(one, style, centred)), span: 1, middle: false };
}

function cellLine(
  pieces: Parameters<typeof runsOf>[0],
  style: 'table' | 'wideTable',
  centred: boolean,
  withNext = false,
): LaidLine {
  return { is: 'line', style, runs: runsOf(pieces), align: centred ? 'center' : 'left', withNext };
}

/** A blank of 8 pt after a table, which has no spacing of its own. */
const AFTER_GRID = 160;
const afterGrid: Laid = { is: 'gap', height: AFTER_GRID };
