import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { runs, type Inline } from './blocks.js';
import { NO_BORDERS } from './head.js';
import { SIZE, TEXT_WIDTH } from './page.js';
import { cleanLine, signatoryName } from './text.js';

export interface Signatory {
  /** e.g. THƯ KÝ. */
  role: string;
  name: string;
}

// Room for signature and seal (or their electronic images).
const SIGNING_SPACE = 1500;

/** Two signatures side by side, kept together on one page. `instead`: words in the place of the signing. */
export function signatures(
  left: Signatory,
  right: Signatory,
  instead: string | null = null,
  textWidth: number = TEXT_WIDTH,
): Table {
  const half = Math.floor(textWidth / 2);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [half, textWidth - half],
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (signatory) =>
            new TableCell({
              children: signatureLines(signatory, instead),
              width: { size: half, type: WidthType.DXA },
            }),
        ),
      }),
    ],
  });
}

function signatureLines({ role, name }: Signatory, instead: string | null): Paragraph[] {
  const line = (piece: Inline, before: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before },
      children: runs([piece], SIZE.body),
    });
  const bold = (text: string) => ({ text, bold: true });
  const space = instead === null ? [] : [line({ text: instead, italics: true }, SIGNING_SPACE / 3)];
  const left = instead === null ? SIGNING_SPACE : SIGNING_SPACE / 3;
  return [line(bold(role), 120), ...space, line(bold(signatoryName(name)), left)];
}

/** Nơi nhận: label 12 pt bold italic, list 11 pt upright, the filing line last. */
export function recipients(list: string[], filing: string): Paragraph[] {
  const named = list.map(cleanLine).filter((name) => name !== '');
  return [
    recipientLine([{ text: 'Nơi nhận:', bold: true, italics: true }], SIZE.recipientsLabel, 240),
    ...named.map((name) => recipientLine([`- ${name.replace(/[;.]$/, '')};`], SIZE.recipients)),
    recipientLine([`- ${filing}`], SIZE.recipients),
  ];
}

function recipientLine(content: Inline[], size: number, before = 0): Paragraph {
  return new Paragraph({ keepLines: true, spacing: { before }, children: runs(content, size) });
}
