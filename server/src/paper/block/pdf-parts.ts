import type { Content } from 'pdfmake/interfaces.js';
import type { Laid, LaidLine } from './laid.js';
import { points, rule, textLine } from './pdf-lines.js';
import { pdfTable } from './pdf-table.js';
import type { SystemStyle } from './style.js';

type Rows = Iterable<readonly string[]>;

/** Room that must be left on the page below what stays with the next: two lines of the body, or a table's beginning. */
const ROOM_FOR_TEXT = 36;
const ROOM_FOR_TABLE = 72;
const ROOM_FOR_SIGNATURE = 150;

/** What was laid out, as the library's content. */
export function pdfParts(laid: Laid[], style: SystemStyle, rows: Rows | null): Content[] {
  const contents: Content[] = [];
  let group: Content[] = [];
  let breakBefore = false;
  const put = (content: Content, room: number) => {
    if (group.length === 0) contents.push(content);
    else contents.push(reserve(group, room), pullUp(content, room));
    group = [];
  };
  for (const part of laid) {
    if (part.is === 'break') {
      breakBefore = true;
      continue;
    }
    const made = pdfPart(part, style, rows);
    if (breakBefore) contents.push({ text: '', fontSize: 1, pageBreak: 'before' });
    breakBefore = false;
    if (part.is === 'rule' || (part.is === 'line' && staysWithNext(part))) {
      // A rule belongs to the line above it, and both to what follows.
      if (part.is === 'rule' && group.length === 0) contents.push(made);
      else group.push(made);
    } else put(made, roomFor(part));
  }
  return [...contents, ...group];
}

const staysWithNext = ({ withNext, style }: LaidLine) => withNext === true || style === 'section';

const roomFor = (part: Laid) =>
  part.is !== 'grid' ? ROOM_FOR_TEXT : part.ruled ? ROOM_FOR_TABLE : ROOM_FOR_SIGNATURE;

/** Kept together with room below: what follows is drawn up into that room, or begins the next page with the group. */
function reserve(group: Content[], room: number): Content {
  return {
    stack: [...group, { text: '', fontSize: 1, lineHeight: 0.01, margin: [0, room, 0, 0] }],
    unbreakable: true,
  };
}

function pullUp(content: Content, room: number): Content {
  const { margin } = content as { margin?: [number, number, number, number] };
  const [left, top, right, bottom] = margin ?? [0, 0, 0, 0];
  return { ...(content as object), margin: [left, top - room, right, bottom] } as Content;
}

function pdfPart(part: Exclude<Laid, { is: 'break' }>, style: SystemStyle, rows: Rows | null): Content {
  switch (part.is) {
    case 'line':
      return textLine(part, style);
    case 'rule':
      return rule(part);
    case 'grid':
      return pdfTable(part, style, rows);
    case 'gap':
      return { text: '', fontSize: 1, lineHeight: 0.01, margin: [0, points(part.height), 0, 0] };
  }
}
