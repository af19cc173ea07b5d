import type { CustomTableLayout } from 'pdfmake';
import type { LaidCell, LaidLine, StyleName } from './laid.js';
import { boldLength } from '../state/measure.js';
import type { SystemStyle } from './style.js';

/**
 * The library leaves the gap of the font's line out (ascent 1825 and descent 443 of 2048, without 87 between the
 * lines); Word and LibreOffice put it in.
 */
export const NATURAL_LINE = (1825 + 443 + 87) / (1825 + 443);
/** Height of such a line, of the size. */
export const LINE_HEIGHT = (1825 + 443 + 87) / 2048;

/** Width of a ruled table's lines: Word's usual one. */
export const LINE = 0.5;

const none = () => 0;
const line = () => LINE;
// What `CELL_MARGIN` is in points.
const side = () => 4;

export const PDF_LAYOUTS: Record<string, CustomTableLayout> = {
  ruled: {
    hLineWidth: line,
    vLineWidth: line,
    paddingLeft: side,
    paddingRight: side,
    paddingTop: none,
    paddingBottom: none,
  },
  bare: {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: none,
    paddingRight: none,
    paddingTop: none,
    paddingBottom: none,
  },
};

/** How a paragraph of a style is set, in points. */
export interface Setting {
  fontSize: number;
  bold: boolean;
  lineHeight: number;
  before: number;
  after: number;
  firstLine: number;
  justified: boolean;
}

/** What a line takes from its style, and what it says itself. */
export function settingOf(laid: LaidLine, style: SystemStyle): Setting {
  const base = styleSetting(laid.style, style);
  const fontSize = laid.size === undefined ? base.fontSize : laid.size / 2;
  return {
    ...base,
    fontSize,
    justified: base.justified && laid.align === undefined,
    before: laid.before === undefined ? base.before : laid.before / 20,
    after: laid.after === undefined ? base.after : laid.after / 20,
  };
}

function styleSetting(name: StyleName, { body, size }: SystemStyle): Setting {
  const plain = {
    bold: false,
    lineHeight: NATURAL_LINE,
    before: 0,
    after: 0,
    firstLine: 0,
    justified: false,
  };
  switch (name) {
    case 'normal':
      return { ...plain, fontSize: size.body / 2 };
    case 'table':
      return { ...plain, fontSize: size.table / 2, before: 1, after: 1 };
    case 'wideTable':
      return { ...plain, fontSize: size.wideTable / 2, before: 1, after: 1 };
    case 'body':
    case 'section': {
      const fontSize = size.body / 2;
      const { rule, value } = body.line;
      const multiple = rule === 'MULTIPLE' ? value / 240 : value / 20 / (fontSize * LINE_HEIGHT);
      return {
        fontSize,
        bold: name === 'section',
        lineHeight: NATURAL_LINE * multiple,
        before: 0,
        after: body.after / 20,
        firstLine: body.firstLine / 20,
        justified: true,
      };
    }
  }
}

/** Of the size: wider than Vietnamese text is on the average, so that no height is thought too small. */
const WIDE_CHARACTER = 0.55;

/** How high texts get in a column, one below the other, in points, at the most. */
export function textHeightAtMost(texts: readonly string[], width: number, setting: Setting): number {
  const { fontSize, lineHeight, before, after } = setting;
  const height = fontSize * LINE_HEIGHT * (lineHeight / NATURAL_LINE);
  return texts.reduce((sum, { length }) => {
    const lines = Math.max(1, Math.ceil((length * fontSize * WIDE_CHARACTER) / Math.max(width, fontSize)));
    return sum + before + after + lines * height;
  }, 0);
}

/** @param close of a few lines, whose letters are measured one by one */
export function cellHeightAtMost(
  { lines }: LaidCell,
  width: number,
  style: SystemStyle,
  close: boolean,
): number {
  return lines.reduce((sum, one) => {
    if (one.is === 'rule') return sum + 6;
    const text = one.runs.map((run) => run.text).join('');
    if (close && one.style === 'normal') {
      const setting = settingOf(one, style);
      const fits = boldLength(text, setting.fontSize * 2) / 20 <= width - 2 * ((one.side ?? 0) / 20);
      if (fits) return sum + textHeightAtMost([''], width, setting);
    }
    return sum + textHeightAtMost([text], width, settingOf(one, style));
  }, 0);
}
