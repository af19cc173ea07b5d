import type { Content } from 'pdfmake';
import type { Laid, LaidLine } from './laid.js';
import type { KeptBelow } from './pdf-library.js';
import { points, rule, textLine } from './pdf-lines.js';
import { settingOf, textHeightAtMost } from './pdf-measure.js';
import { TableSource } from './pdf-table.js';
import { textWidth, type SystemStyle } from './style.js';

/**
 * A thing of a section, made when it is its turn. `atTop` is there when it may be the first of a page, and makes it so;
 * `top` draws a table up into the room that was kept for it.
 */
export type PdfPart =
  | { is: 'content'; make: () => Content; atTop?: () => Content }
  | { is: 'table'; source: TableSource; top: number };

interface Kept {
  /** Of a paragraph that may be broken: its last lines alone stay with what follows. */
  breaks: boolean;
  make: () => Content;
}

/** What was laid out, as things for the library. */
export function pdfParts(laid: Laid[], landscape: boolean, style: SystemStyle): PdfPart[] {
  const parts: PdfPart[] = [];
  let group: Kept[] = [];
  const width = points(textWidth(style, landscape));
  for (const part of laid) {
    if (part.is === 'rule' || (part.is === 'line' && staysWithNext(part))) {
      group.push({
        breaks: part.is === 'line' && part.style === 'body' && !part.whole,
        make: () => (part.is === 'rule' ? rule(part) : textLine(part, style)),
      });
      continue;
    }
    if (part.is === 'grid') {
      parts.push(...tableParts(group, new TableSource(part, style)));
    } else {
      const room = group.length === 0 ? 0 : roomFor(part, width, style);
      if (group.length > 0) parts.push(withRoom(group, room));
      const make = () => pulledUp(single(part, style), room);
      const free = group.length === 0 && part.is === 'line';
      parts.push({ is: 'content', make, ...(free ? { atTop: () => withoutRoomAbove(make()) } : {}) });
    }
    group = [];
  }
  return [...parts, ...group.map(({ make }): PdfPart => ({ is: 'content', make }))];
}

const staysWithNext = ({ withNext, style }: LaidLine) => withNext === true || style === 'section';

function tableParts(group: Kept[], source: TableSource): PdfPart[] {
  const [only] = group;
  if (!only) return [{ is: 'table', source, top: 0 }];
  const room = source.beginning();
  if (group.length > 1 || !only.breaks) return [withRoom(group, room), { is: 'table', source, top: -room }];
  const below: KeptBelow = { keepBelow: room };
  const make = () => ({ ...(only.make() as object), ...below }) as Content;
  return [
    { is: 'content', make },
    { is: 'table', source, top: 0 },
  ];
}

/** Three lines of a text at the most: of more lines, two may be on this page. */
function roomFor(part: Laid, width: number, style: SystemStyle): number {
  if (part.is !== 'line') return 0;
  const setting = settingOf(part, style);
  const text = part.runs.map((run) => run.text).join('');
  const whole = textHeightAtMost([text], width, setting) - setting.after;
  const three = textHeightAtMost(['', '', ''], width, setting) - 3 * setting.after - 2 * setting.before;
  return Math.min(whole, three);
}

/** Kept together with room below: what follows is drawn up into that room, or begins the next page with the group. */
function withRoom(group: Kept[], room: number): PdfPart {
  const make = (): Content => ({
    stack: [...group.map((one) => one.make()), blank(room)],
    unbreakable: true,
  });
  return { is: 'content', make };
}

// A blank has a line's height of its own, however small.
const blank = (height: number): Content => ({
  text: '',
  fontSize: 1,
  lineHeight: 0.01,
  margin: [0, height, 0, 0],
});

/** What is free above a paragraph stays on the page before. */
function withoutRoomAbove(content: Content): Content {
  const { margin = [0, 0, 0, 0] } = content as { margin?: [number, number, number, number] };
  const [left, , right, bottom] = margin;
  return { ...(content as object), margin: [left, 0, right, bottom] } as Content;
}

function pulledUp(content: Content, room: number): Content {
  if (room === 0) return content;
  const { margin = [0, 0, 0, 0] } = content as { margin?: [number, number, number, number] };
  const [left, top, right, bottom] = margin;
  return { ...(content as object), margin: [left, top - room, right, bottom] } as Content;
}

function single(part: Exclude<Laid, { is: 'grid' | 'rule' }>, style: SystemStyle): Content {
  switch (part.is) {
    case 'line':
      return textLine(part, style);
    case 'gap':
      return blank(points(part.height));
    case 'break':
      return { ...(blank(0) as object), pageBreak: 'after' } as Content;
  }
}
