import { Door } from '@doi-thoai/server/dist/door/door.js';

// Loaded into the server beside its own program (`--import`): counts how many requests with one command id are
// inside the one door at the same time. It changes nothing that the door does.

/** What the probe tells when asked: command ids by the most requests that were inside at once. */
export interface OverlapReport {
  met3: number;
  met2: number;
  alone: number;
}

const inside = new Map<string, { now: number; most: number }>();
const issue: (this: Door, ...args: Parameters<Door['issue']>) => ReturnType<Door['issue']> = Reflect.get(
  Door.prototype,
  'issue',
);

async function watched(this: Door, ...args: Parameters<Door['issue']>): ReturnType<Door['issue']> {
  const { id } = args[2] as { id: string };
  const count = inside.get(id) ?? { now: 0, most: 0 };
  count.now += 1;
  count.most = Math.max(count.most, count.now);
  inside.set(id, count);
  try {
    return await issue.apply(this, args);
  } finally {
    count.now -= 1;
  }
}
Door.prototype.issue = watched;

/** Since the last report; only what is over. */
function report(): OverlapReport {
  const counts = { met3: 0, met2: 0, alone: 0 };
  for (const [id, { now, most }] of inside) {
    if (now > 0) continue;
    if (most >= 3) counts.met3 += 1;
    else if (most === 2) counts.met2 += 1;
    else counts.alone += 1;
    inside.delete(id);
  }
  return counts;
}
process.on('message', () => process.send?.(report()));
