import type { Refusal } from '@doi-thoai/shared';

export type Saving = 'NONE' | 'TYPING' | 'SAVED' | 'STALE' | 'FAILED';

export interface SaverEvents<Words> {
  /** `seq` is the version of what was saved. */
  send: (words: Words, seen: number) => Promise<{ ok: true; seq: number } | Refusal>;
  /** The server has exactly what was typed last. */
  saved: () => void;
  refused: (refusal: Refusal) => void;
}

const PAUSE_MS = 900;

/** Sends what is typed after a short pause, one save at a time, and the last words always. */
export class Saver<Words> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;

  constructor(
    private readonly events: SaverEvents<Words>,
    /** Words that the server does not have yet; null when it has all. */
    private typed: Words | null,
    /** Version that the words were written over. */
    private seen: number,
  ) {}

  get unsaved(): boolean {
    return this.typed !== null;
  }

  /** `present` is the version now; it counts for the first key after a save. */
  type(words: Words, present: number): { seen: number } {
    if (this.typed === null) this.seen = Math.max(this.seen, present);
    this.typed = words;
    this.later();
    return { seen: this.seen };
  }

  /** Over the other's words, which the person has read. */
  overwrite(present: number): void {
    this.seen = present;
    this.now();
  }

  drop(): void {
    clearTimeout(this.timer);
    this.typed = null;
  }

  now(): void {
    clearTimeout(this.timer);
    void this.save();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), PAUSE_MS);
  }

  private async save(): Promise<void> {
    const words = this.typed;
    if (this.busy || words === null) return;
    this.busy = true;
    const answer = await this.events.send(words, this.seen);
    this.busy = false;
    if (!answer.ok) {
      this.events.refused(answer);
      return;
    }
    this.seen = answer.seq;
    if (this.typed !== words) {
      this.later();
      return;
    }
    this.typed = null;
    this.events.saved();
  }
}
