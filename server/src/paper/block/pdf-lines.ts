import type { Content } from 'pdfmake';
import type { LaidLine, LaidRule, Run } from './laid.js';
import { settingOf } from './pdf-measure.js';
import type { SystemStyle } from './style.js';

/** No word of any language, and longer than the hash of a journal, which must stay as it is. */
const ENDLESS = /\S{65,}/gu;
/** So many of its letters, with their marks, stay together. */
const TOGETHER = /(?:\p{M}+|\P{M}\p{M}*){1,16}/gu;

/**
 * Where a line may end inside of what has no blank. The library would try the whole rest of it again and again for each
 * line, which takes all memory there is.
 */
export function breakable(text: string): string {
  return text.replace(ENDLESS, (word) => (word.match(TOGETHER) ?? []).join('\u200B'));
}

export const points = (twips: number): number => twips / 20;

export function textLine(laid: LaidLine, style: SystemStyle): Content {
  const { fontSize, bold, lineHeight, before, after, firstLine, justified } = settingOf(laid, style);
  const side = points(laid.side ?? 0);
  return {
    text: laid.runs.map(textRun),
    fontSize,
    lineHeight,
    ...(bold ? { bold } : {}),
    alignment: justified ? 'justify' : (laid.align ?? 'left'),
    ...(firstLine > 0 ? { leadingIndent: firstLine } : {}),
    ...(laid.whole ? { unbreakable: true } : {}),
    margin: [side, before, side, after],
  };
}

function textRun({ text, bold, italics, underline }: Run): Content {
  return {
    text: breakable(text),
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
