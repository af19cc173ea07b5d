import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { runs, rule, TO_FILL_IN, type Block, type Inline } from './blocks.js';
import { boldLength, ruleUnder } from './measure.js';
import { SIZE, TEXT_WIDTH } from './page.js';
import { cleanLine, upper } from './text.js';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Of the text's width: the Quốc hiệu needs 8 cm beside it. */
const LEFT_SHARE = 4080 / TEXT_WIDTH;
// A little air in the left column, so that a long name does not touch the Quốc hiệu.
const LEFT_MARGIN = 60;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

export interface StateHead {
  parentBody: string | null;
  issuingBody: string;
  /** Null before the clerk has given a number. */
  number: number | null;
  /** Symbol after the slash, e.g. `BB-SNV`. */
  symbol: string;
}

/** "Số: 05/BB-SNV"; dots to be filled in when there is no number yet. */
export function numberLine(number: number | null, symbol: string): string {
  const shown = number === null ? '......' : number < 10 ? `0${number}` : String(number);
  return `Số: ${shown}/${cleanLine(symbol)}`;
}

/**
 * The two-column head of a state document without place and date, as form 1.9 has it
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I and III).
 */
export function stateHead(head: StateHead, textWidth: number = TEXT_WIDTH): Table {
  const leftWidth = Math.round(textWidth * LEFT_SHARE);
  const rightWidth = textWidth - leftWidth;
  const issuing = upper(head.issuingBody) || TO_FILL_IN;
  const inner = leftWidth - 2 * LEFT_MARGIN;
  const left: Block[] = [
    ...(head.parentBody ? [line([upper(head.parentBody)], SIZE.issuer)] : []),
    line([{ text: issuing, bold: true }], SIZE.issuer),
    rule(ruleUnder(issuing, SIZE.issuer, inner), inner),
  ];
  const right: Block[] = [
    line([{ text: NATION, bold: true }], SIZE.nation),
    line([{ text: MOTTO, bold: true }], SIZE.motto),
    rule(boldLength(MOTTO, SIZE.motto), rightWidth),
  ];
  const number = line([numberLine(head.number, head.symbol)], SIZE.numberLine, 60);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [leftWidth, rightWidth],
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [cell(left, leftWidth, LEFT_MARGIN), cell(right, rightWidth, 0)],
      }),
      new TableRow({
        cantSplit: true,
        children: [cell([number], leftWidth, LEFT_MARGIN), cell([line([], SIZE.numberLine)], rightWidth, 0)],
      }),
    ],
  });
}

function line(content: Inline[], size: number, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before },
    children: runs(content, size),
  });
}

function cell(children: Block[], width: number, side: number): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: { left: side, right: side },
  });
}
