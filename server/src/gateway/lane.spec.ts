import { makeId } from '@doi-thoai/shared';
import type { Counters } from '@doi-thoai/shared';
import { readerOf } from '../journal/audience.js';
import { Lane } from './lane.js';
import type { SeatSocket } from './seat.js';

const COUNTERS = { submissions: 3 } as unknown as Counters;

/** A lane whose database answers when told to. */
async function open() {
  const reads: (() => void)[] = [];
  const told: Counters[] = [];
  const errors: unknown[] = [];
  const lane = new Lane(makeId(), {
    broadcast: () => undefined,
    broadcastCounters: (_streamId, counters) => void told.push(counters),
    readHead: () => Promise.resolve({ epoch: 'e', seq: 0, hash8: '00000000' }),
    readEntries: () => Promise.resolve([]),
    readCounters: () => new Promise((resolve) => reads.push(() => resolve(COUNTERS))),
    afterEntry: () => undefined,
    bulkMs: 0,
    report: (error) => void errors.push(error),
  });
  await lane.opened;
  const id = makeId();
  const socket = { data: { reader: readerOf({ id, role: 'DELEGATE', unitId: null }) } } as SeatSocket;
  return { lane, reads, told, errors, socket };
}

describe('a lane at shutdown', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('a socket that leaves after it begins no timer that would read a database that is gone', async () => {
    const { lane, reads, socket } = await open();
    lane.join(socket, socket.data);
    jest.advanceTimersByTime(1_000);
    reads[0]?.();
    await lane.close();
    lane.leave(socket, socket.data);
    jest.advanceTimersByTime(5_000);
    expect(reads).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('waits for counters that are being read', async () => {
    const { lane, reads, told, errors, socket } = await open();
    lane.join(socket, socket.data);
    jest.advanceTimersByTime(1_000);
    expect(reads).toHaveLength(1);
    let closed = false;
    const closing = lane.close().then(() => (closed = true));
    await Promise.resolve();
    expect(closed).toBe(false);
    reads[0]?.();
    await closing;
    expect(told).toMatchObject([{ submissions: 3, online: 1 }]);
    expect(errors).toEqual([]);
  });
});
