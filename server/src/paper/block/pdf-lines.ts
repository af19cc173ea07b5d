import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { LaidLine, LaidRule, Run } from './laid.js';
import { settingOf } from './pdf-measure.js';
import type { SystemStyle } from './style.js';

export const points = (twips: number): number => twips / 20;

export function textLine(laid: LaidLine, style: SystemStyle): ContentText {
  const { fontSize, bold, lineHeight, before, after, firstLine, justified } = settingOf(laid, style);
  return {
    text: laid.runs.map(textRun),
    fontSize,
    lineHeight,
    ...(bold ? { bold } : {}),
    alignment: justified ? 'justify' : (laid.align ?? 'left'),
    ...(firstLine > 0 ? { leadingIndent: firstLine } : {}),
    ...(laid.whole ? { unbreakable: true } : {}),
    margin: [0, before, 0, after],
  };
}

function textRun({ text, bold, italics, underline }: Run): ContentText {
  return {
    text,
    ...(bold ? { bold } : {}),
    ...(italics ? { italics } : {}),
    ...(underline ? { decoration: 'underline' } : {}),
  };
}

/** Drawn, never underlined. */
export function rule({ length, within, after }: LaidRule): Content {
  const side = points(within - length) / 2;
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: points(length), y2: 0, lineWidth: 0.75 }],
    margin: [side, 3, 0, 3 + points(after)],
  };
}
