import type { Id, Instant } from '@doi-thoai/shared';
import { Bytes } from './bytes.js';

// The binary form of COPY (PostgreSQL's documentation of COPY, "Binary Format"): PostgreSQL takes a row over instead
// of reading it, which was a third of what it did for a batch. Every field goes over as its column's very type.

const COPY_DATA = 0x64;
/** Of a CopyData message: its kind and its length. */
const HEAD = 5;
/** PostgreSQL counts from the year 2000, in microseconds. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const TWO_32 = 2 ** 32;

const NIBBLES = new Uint8Array(128);
'0123456789abcdef'.split('').forEach((sign, value) => {
  NIBBLES[sign.charCodeAt(0)] = value;
  NIBBLES[sign.toUpperCase().charCodeAt(0)] = value;
});

/** Rows, field by field in the order of their columns. */
export class CopyRows extends Bytes {
  constructor() {
    super(HEAD);
  }

  row(fields: number): this {
    this.room(2);
    this.block.view.setInt16(this.end, fields);
    this.end += 2;
    return this;
  }

  /** uuid */
  id(id: Id | null): this {
    if (id === null) return this.nothing();
    if (id.length !== 36) throw new Error('not an id');
    this.room(20);
    const { bytes } = this.block;
    const at = this.length(16);
    putHex(bytes, at, id, 0, 8);
    putHex(bytes, at + 4, id, 9, 13);
    putHex(bytes, at + 6, id, 14, 18);
    putHex(bytes, at + 8, id, 19, 23);
    putHex(bytes, at + 10, id, 24, 36);
    this.end = at + 16;
    return this;
  }

  /** bigint */
  bigint(value: number): this {
    this.room(12);
    const high = Math.floor(value / TWO_32);
    const at = this.length(8);
    this.block.view.setInt32(at, high);
    this.block.view.setUint32(at + 4, value - high * TWO_32);
    this.end = at + 8;
    return this;
  }

  boolean(value: boolean): this {
    this.room(5);
    this.block.bytes[this.length(1)] = value ? 1 : 0;
    this.end += 5;
    return this;
  }

  /** timestamptz */
  instant(at: Instant): this {
    return this.bigint((at - EPOCH_MS) * 1000);
  }

  /** text, or a bytea that holds a text's UTF-8 bytes */
  text(value: string): this {
    const at = this.ahead();
    this.utf8(value);
    return this.measure(at);
  }

  /** text or bytea: the end of other bytes */
  raw(bytes: Bytes, from: number): this {
    const at = this.ahead();
    this.append(bytes, from);
    return this.measure(at);
  }

  /** bytea, given in hex */
  hex(value: string | null): this {
    if (value === null) return this.nothing();
    this.room(4 + value.length);
    const length = this.block.bytes.write(value, this.end + 4, 'hex');
    this.end = this.length(length) + length;
    return this;
  }

  private nothing(): this {
    this.room(4);
    this.end = this.length(-1);
    return this;
  }

  /** The length before a field; tells where the field begins. */
  private length(length: number): number {
    this.block.view.setInt32(this.end, length);
    return this.end + 4;
  }

  /** Leaves place for the length of a field that is written next; tells where. */
  private ahead(): number {
    this.room(4);
    this.end += 4;
    return this.end - 4;
  }

  private measure(at: number): this {
    this.block.view.setInt32(at, this.end - at - 4);
    return this;
  }

  /** One CopyData message of all rows, as the driver would send it. */
  message(): Buffer {
    return copyData(this.part(0));
  }
}

function putHex(bytes: Buffer, at: number, hex: string, from: number, to: number): void {
  for (let i = from, end = at; i < to; i += 2, end += 1) {
    bytes[end] = ((NIBBLES[hex.charCodeAt(i)] ?? 0) << 4) | (NIBBLES[hex.charCodeAt(i + 1)] ?? 0);
  }
}

/** Fills in the head for which the first five bytes were left free. */
function copyData(message: Buffer): Buffer {
  message[0] = COPY_DATA;
  message.writeInt32BE(message.length - 1, 1);
  return message;
}

/** What every binary COPY begins with: signature, no flags, no extension. */
export const COPY_BEGIN = copyData(
  Buffer.concat([Buffer.alloc(HEAD), Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]),
);
/** What it ends with: a row of -1 fields. */
export const COPY_END = copyData(Buffer.from([0, 0, 0, 0, 0, 0xff, 0xff]));
