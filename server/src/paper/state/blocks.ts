import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Table, TextRun } from 'docx';
import { SIZE, STYLE } from './page.js';
import { cleanLine, cleanLines } from './text.js';

export type Block = Paragraph | Table;

/** A piece of a line: plain text, or text with an emphasis. */
export type Inline = string | { text: string; bold?: boolean; italics?: boolean };

/** Where a value is missing: written by hand on the paper. */
export const TO_FILL_IN = '…'.repeat(20);

/** Every text of a paper passes through here: cleaned, never interpreted. */
export function runs(line: readonly Inline[], size?: number): TextRun[] {
  return line.map((piece) => {
    const { text, bold, italics } = typeof piece === 'string' ? { text: piece } : { bold: false, ...piece };
    return new TextRun({ text: keepEdges(text), bold, italics, size });
  });
}

// cleanLine trims; the blank between two pieces of a line must stay.
function keepEdges(text: string): string {
  const inner = cleanLine(text);
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) && inner !== '' ? ' ' : ''}`;
}

/** A body paragraph: 14 pt, justified, first line indented, 6 pt after it. */
export function body(...line: Inline[]): Paragraph {
  return new Paragraph({ style: STYLE.body, children: runs(line) });
}

/** A body paragraph that stays on the page of the next one. */
export function bodyWithNext(...line: Inline[]): Paragraph {
  return new Paragraph({ style: STYLE.body, keepNext: true, keepLines: true, children: runs(line) });
}

/** A text with line breaks, one body paragraph for each line, a label before the first. */
export function bodyText(text: string, label?: Inline): Paragraph[] {
  return cleanLines(text).map((line, index) => (label && index === 0 ? body(label, ' ', line) : body(line)));
}

/** Label of a fixed entry of the form, in bold, with its value. */
export function entry(label: string, value: string): Paragraph {
  return body({ text: `${label}:`, bold: true }, ' ', value);
}

/** Label of an entry whose value is the list below it. */
export function listEntry(label: string): Paragraph {
  return bodyWithNext({ text: `${label}:`, bold: true });
}

/** Parts that have content, numbered when there are several. */
export function numberedParts(parts: { title: string; blocks: Block[] }[]): Block[] {
  const shown = parts.filter((part) => part.blocks.length > 0);
  const number = (index: number) => (shown.length > 1 ? `${index + 1}. ` : '');
  return shown.flatMap((part, index) => [heading(`${number(index)}${part.title}`), ...part.blocks]);
}

/** A heading inside the body; stays with what follows. */
export function heading(text: string): Paragraph {
  return new Paragraph({ style: STYLE.section, children: runs([text]) });
}

/** A centred line of the form: title, subject line, annex title. */
export function centred(
  line: Inline[],
  options: { size?: number; before?: number; after?: number; keepNext?: boolean } = {},
) {
  const { size = SIZE.title, before = 0, after = 0, keepNext = true } = options;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: { before, after },
    children: runs(line, size),
  });
}

/**
 * A solid line, drawn as the border of a paragraph of its own: the decree forbids underlining for it.
 * @param length of the line in twips
 * @param within width of the column it is centred in, in twips
 */
export function rule(length: number, within: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((within - Math.min(length, within)) / 2));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    spacing: { before: 60, after, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [new TextRun({ text: '', size: 4 })],
  });
}
