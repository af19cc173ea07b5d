import type { Id, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { setImmediate as breathe } from 'node:timers/promises';
import { publishedOf } from '../published.js';
import type { PaperReading } from './reading.js';

/** Rows that are packed before others get their turn. */
const ROWS_A_PIECE = 500;

/** Some rows of the state as JSON, in memory that this thread and the workers share: nothing of it is copied. */
type Piece = Uint8Array<SharedArrayBuffer>;

/** A reading that waits for the workers in which its papers are made; it may be used as often as there are papers. */
export interface PackedReading extends Omit<PaperReading, 'state'> {
  pieces: Piece[];
  /** How many rows there are in all. */
  rows: number;
}

/** The meeting as it stood when the notice of a body was issued. */
export interface IssuedReading {
  bodyId: Id;
  reading: PackedReading;
}

/** `more`: goes on with what the piece before began. */
type Packed = [key: string, value: unknown, more: boolean];

/** Takes what is read part by part, so that no more than one of them is held beside the packed ones. */
export class StatePacker {
  readonly pieces: Piece[] = [];
  rows = 0;

  async add(part: Partial<SnapshotState>): Promise<void> {
    for (const [key, value] of Object.entries(part)) {
      if (isRecord(value)) await this.addRows(key, value);
      else this.pack([key, value, false]);
    }
  }

  private async addRows(key: string, value: Record<string, unknown>): Promise<void> {
    const ids = Object.keys(value);
    this.rows += ids.length;
    for (let at = 0; at === 0 || at < ids.length; at += ROWS_A_PIECE) {
      const some = ids.slice(at, at + ROWS_A_PIECE).map((id) => [id, value[id]] as const);
      this.pack([key, Object.fromEntries(some), at > 0]);
      if (at > 0) await breathe();
    }
  }

  private pack(packed: Packed): void {
    const text = JSON.stringify(packed);
    const piece = new Uint8Array(new SharedArrayBuffer(Buffer.byteLength(text)));
    Buffer.from(piece.buffer).write(text);
    this.pieces.push(piece);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What papers may tell of it. */
export function unpack({ pieces, rows: _, ...rest }: PackedReading): PaperReading {
  const state = emptySnapshot() as unknown as Record<string, unknown>;
  for (const { buffer } of pieces) {
    const [key, value, more] = JSON.parse(Buffer.from(buffer).toString()) as Packed;
    if (more) Object.assign(state[key] as object, value);
    else state[key] = value;
  }
  return { ...rest, state: publishedOf(state as unknown as SnapshotState) };
}
