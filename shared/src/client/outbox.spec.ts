import { makeId } from '../ids.js';
import type { CommandAnswer } from '../protocol.js';
import { memoryStorage, Outbox } from './outbox.js';

const accepted = (seq: number): CommandAnswer => ({ ok: true, seq, result: null });

async function sendOne(answer: CommandAnswer, head: number): Promise<Outbox> {
  const outbox = new Outbox(
    () => Promise.resolve(answer),
    memoryStorage(),
    () => 1,
  );
  outbox.settle(head);
  await outbox.add('floor.withdraw', { requestId: makeId() });
  outbox.setOpen(true);
  await new Promise((resolve) => setTimeout(resolve, 10));
  return outbox;
}

describe('an accepted command leaves the outbox when its entry has come', () => {
  it('waits for the frame that shows it as a row', async () => {
    const outbox = await sendOne(accepted(8), 7);
    expect(outbox.list()).toMatchObject([{ state: 'ACCEPTED', seq: 8 }]);
    outbox.settle(8);
    expect(outbox.list()).toEqual([]);
  });

  it('goes at once when the answer to a repeat names an entry that the state already has', async () => {
    const outbox = await sendOne(accepted(5), 7);
    expect(outbox.list()).toEqual([]);
  });
});
