import { Door } from '@doi-thoai/server/dist/door/door.js';

// Counts how many requests with one command id are inside the one door at the same time. It changes nothing that the
// door does.

/** Command ids by the most requests that were inside at once. */
export interface OverlapReport {
  met3: number;
  met2: number;
  alone: number;
}

export class Overlaps {
  private readonly inside = new Map<string, { now: number; most: number }>();
  private readonly waiting = new Set<() => void>();

  /** From now on every door of this process is watched. */
  static watch(): Overlaps {
    const overlaps = new Overlaps();
    const issue: (this: Door, ...args: Parameters<Door['issue']>) => ReturnType<Door['issue']> = Reflect.get(
      Door.prototype,
      'issue',
    );
    Door.prototype.issue = async function (this: Door, ...args: Parameters<Door['issue']>) {
      const { id } = args[2] as { id: string };
      const left = overlaps.enter(id);
      try {
        return await issue.apply(this, args);
      } finally {
        left();
      }
    };
    return overlaps;
  }

  /** Since the last report; only what is over. */
  report(): OverlapReport {
    const counts = { met3: 0, met2: 0, alone: 0 };
    for (const [id, { now, most }] of this.inside) {
      if (now > 0) continue;
      if (most >= 3) counts.met3 += 1;
      else if (most === 2) counts.met2 += 1;
      else counts.alone += 1;
      this.inside.delete(id);
    }
    return counts;
  }

  /** Resolves when so many requests are inside, whatever their ids. */
  filled(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        const present = [...this.inside.values()].reduce((sum, { now }) => sum + now, 0);
        if (present < count) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  private enter(id: string): () => void {
    const count = this.inside.get(id) ?? { now: 0, most: 0 };
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    this.inside.set(id, count);
    for (const look of [...this.waiting]) look();
    return () => void (count.now -= 1);
  }
}
