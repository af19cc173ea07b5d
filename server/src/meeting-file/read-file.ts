import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { DomainError } from '../kernel/domain-error.js';
import { FORMAT, LINE_BYTES, MOST_DEEP, VERSION } from './format.js';
import { SECTIONS } from './sections.js';

/** A line of a file that is not as it was written; nothing of the file is taken. */
export function damaged(line: number): DomainError {
  return new DomainError('MEETING_FILE_DAMAGED', { line });
}

/** What a reader of the file is told, in the order of the file. `line` counts from 1. */
export interface Visitor {
  header(value: unknown, line: number): void;
  meeting(value: unknown, line: number): void;
  row(section: string, value: unknown, line: number): void;
  /** `line`: where the file ends. */
  end(line: number): void;
}

/** Where the rows of a section lie, in bytes. */
export interface Place {
  start: number;
  end: number;
}

export interface Read {
  /** Of the whole file, in hex. */
  sha256: string;
  places: ReadonlyMap<string, Place>;
}

interface Line {
  words: string;
  number: number;
  /** Of the first byte, and behind the line's end. */
  from: number;
  to: number;
}

/**
 * Reads a file once from beginning to end, line by line: its layout is a part of the format, so that no more than a
 * line is ever parsed at once, and a file of any size holds up nobody.
 *
 * @throws NOT_A_MEETING_FILE, MEETING_FILE_VERSION, MEETING_FILE_DAMAGED
 */
export async function readMeetingFile(path: string, visitor: Visitor): Promise<Read> {
  const whole = createHash('sha256');
  const body = createHash('sha256');
  const walk = new Walk(visitor);
  for await (const { line, bytes } of linesOf(path)) {
    whole.update(bytes);
    if (walk.step(line) === 'body') body.update(bytes);
    else if (walk.check !== body.digest('hex')) throw damaged(line.number);
  }
  walk.finish();
  return { sha256: whole.digest('hex'), places: walk.places };
}

/** Rows of one section of a file that was read before. */
export async function* rowsIn(path: string, { start, end }: Place): AsyncGenerator<Record<string, unknown>> {
  if (end <= start) return;
  for await (const { line } of linesOf(path, start, end)) {
    yield JSON.parse(line.words.replace(/,$/, '')) as Record<string, unknown>;
  }
}

/** What line comes next, and whether this is it. */
class Walk {
  readonly places = new Map<string, Place>();
  check: string | null = null;
  private line = 0;
  /** Index of the section that is open, or comes next. */
  private section = 0;
  private open = false;
  /** The row before ended with a comma: another one must follow. */
  private more: boolean | null = null;

  constructor(private readonly visitor: Visitor) {}

  step({ words, number, from, to }: Line): 'body' | 'check' {
    this.line = number;
    if (this.check !== null) throw damaged(number);
    if (number === 1) this.header(words);
    else if (number === 2) this.visitor.meeting(this.valueOf(words, /^"meeting":(.*),$/), number);
    else if (this.section === SECTIONS.length) return this.last(words);
    else if (this.open) this.inside(words, from);
    else this.begin(words, to);
    return 'body';
  }

  finish(): void {
    if (this.line === 0) throw new DomainError('NOT_A_MEETING_FILE');
    if (this.check === null) throw damaged(this.line);
    this.visitor.end(this.line);
  }

  private get name(): string {
    return SECTIONS[this.section]?.name ?? '';
  }

  private header(words: string): void {
    const value = headerOf(words);
    if (value.format !== FORMAT) throw new DomainError('NOT_A_MEETING_FILE');
    if (value.version !== VERSION) throw new DomainError('MEETING_FILE_VERSION');
    this.visitor.header(value, 1);
  }

  private begin(words: string, to: number): void {
    if (words !== `"${this.name}":[`) throw damaged(this.line);
    this.open = true;
    this.more = null;
    this.places.set(this.name, { start: to, end: to });
  }

  private inside(words: string, from: number): void {
    if (words === '],') {
      if (this.more === true) throw damaged(this.line);
      this.places.set(this.name, { start: this.places.get(this.name)?.start ?? from, end: from });
      this.open = false;
      this.section += 1;
      return;
    }
    if (this.more === false) throw damaged(this.line);
    this.more = words.endsWith(',');
    const value = this.valueOf(words, /^(\{.*\}),?$/);
    this.visitor.row(this.name, value, this.line);
  }

  private last(words: string): 'check' {
    const found = /^"check":\{"sha256":"([0-9a-f]{64})"\}\}$/.exec(words);
    if (!found) throw damaged(this.line);
    this.check = found[1] ?? '';
    return 'check';
  }

  /** Only the very signs that this format writes: no blanks, no key twice, no number in another form. */
  private valueOf(words: string, form: RegExp): unknown {
    const found = form.exec(words)?.[1];
    if (found === undefined || isTooDeep(found)) throw damaged(this.line);
    try {
      const value: unknown = JSON.parse(found);
      if (JSON.stringify(value) === found) return value;
    } catch {
      // Said below.
    }
    throw damaged(this.line);
  }
}

function headerOf(words: string): Record<string, unknown> {
  const found = /^(\{"format":.*),$/.exec(words)?.[1];
  try {
    if (found !== undefined && !isTooDeep(found)) {
      const value = JSON.parse(`${found}}`) as Record<string, unknown>;
      if (JSON.stringify(value) === `${found}}`) return value;
    }
  } catch {
    // Said below.
  }
  throw new DomainError('NOT_A_MEETING_FILE');
}

/** By counting brackets, before anything is built: a bomb of nesting costs as much as its bytes. */
export function isTooDeep(words: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < words.length; at += 1) {
    const sign = words.charCodeAt(at);
    if (sign === 0x22) quoted = !quoted;
    else if (quoted) at += sign === 0x5c ? 1 : 0;
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      if (depth > MOST_DEEP) return true;
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return false;
}

/** Lines with their places in the file; the last one must have an end, too. */
async function* linesOf(
  path: string,
  start = 0,
  end = Infinity,
): AsyncGenerator<{ line: Line; bytes: Buffer }> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  let from = start;
  for await (const chunk of createReadStream(path, { start, end: end === Infinity ? end : end - 1 })) {
    let buffer: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10)) {
      number += 1;
      const bytes = buffer.subarray(0, at + 1);
      const words = decoded(decoder, bytes.subarray(0, at), number);
      yield { line: { words, number, from, to: from + bytes.length }, bytes };
      from += bytes.length;
      buffer = buffer.subarray(at + 1);
    }
    if (buffer.length > LINE_BYTES) throw atLine(number + 1);
    rest = buffer;
  }
  if (rest.length > 0) throw atLine(number + 1);
}

function decoded(decoder: TextDecoder, bytes: Buffer, number: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw atLine(number);
  }
}

/** What is wrong in its first line is no file of this kind. */
function atLine(number: number): DomainError {
  return number === 1 ? new DomainError('NOT_A_MEETING_FILE') : damaged(number);
}
