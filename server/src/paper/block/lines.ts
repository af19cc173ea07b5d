import { cleanLine } from '../state/text.js';
import { evenColumn } from '../state/measure.js';
import type { LaidCell, LaidGrid, LaidLine, LaidRule, Run } from './laid.js';
import type { Inline } from './model.js';

type Emphasis = Partial<Omit<Run, 'text'>>;

/** Every text of a paper passes through here: cleaned, never interpreted. */
export function runsOf(line: readonly Inline[], emphasis: Emphasis = {}): Run[] {
  return line.map((piece) => {
    const { text, bold = false, italics = false } = typeof piece === 'string' ? { text: piece } : piece;
    return { text: keepEdges(text), bold, italics, underline: false, ...emphasis };
  });
}

// cleanLine trims; the blank between two pieces of a line must stay.
function keepEdges(text: string): string {
  const inner = cleanLine(text);
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) && inner !== '' ? ' ' : ''}`;
}

/** A line of the form: one text in one size and weight, centred unless said otherwise. */
export function formLine(text: string, size: number, more: Emphasis & Partial<LaidLine> = {}): LaidLine {
  const { bold = false, italics = false, underline = false, ...rest } = more;
  const runs = runsOf(text === '' ? [] : [text], { bold, italics, underline });
  return { is: 'line', style: 'normal', runs, size, align: 'center', before: 0, ...rest };
}

/** A name of the form, which fills as many lines as it needs evenly. */
export function evenLine(
  text: string,
  size: number,
  column: number,
  more: Emphasis & Partial<LaidLine> = {},
): LaidLine {
  const side = Math.floor((column - evenColumn(text, size, column, more.bold ?? false)) / 2);
  return formLine(text, size, side > 0 ? { ...more, side } : more);
}

export function ruleLine(length: number, within: number, after = 0): LaidRule {
  return { is: 'rule', length: Math.min(length, within), within, after };
}

/** Things side by side, without lines. */
export function sideBySide(widths: number[], rows: LaidCell['lines'][][], margins: number[] = []): LaidGrid {
  const cell = (lines: LaidCell['lines'], column: number): LaidCell => ({
    lines,
    span: 1,
    middle: false,
    ...(margins[column] === undefined ? {} : { margin: margins[column] }),
  });
  return {
    is: 'grid',
    widths,
    ruled: false,
    heads: [],
    rows: rows.map((cells) => ({ cells: cells.map(cell) })),
    margin: null,
    patterns: null,
    plain: false,
  };
}
