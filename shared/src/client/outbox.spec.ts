import type { CommandAnswer, CommandMessage } from '../protocol.js';
import type { Refusal } from '../errors.js';
import type { OutboxItem, OutboxStorage } from './outbox.js';
import { Outbox } from './outbox.js';

/** A server that is there or not, and a device that keeps copies, as IndexedDB does. */
class Bench {
  readonly sent: CommandMessage[] = [];
  readonly kept = new Map<string, OutboxItem>();
  /** Answers in the order of sending; without one the answer is lost. */
  readonly answers: ((message: CommandMessage) => CommandAnswer | null | Promise<CommandAnswer | null>)[] =
    [];
  readonly storage: OutboxStorage = {
    all: () => Promise.resolve([...this.kept.values()].map((item) => ({ ...item }))),
    put: (item) => Promise.resolve(void this.kept.set(item.id, { ...item })),
    remove: (id) => Promise.resolve(void this.kept.delete(id)),
  };
  outbox = this.start();
  private clock = 1000;

  start(): Outbox {
    const send = (message: CommandMessage): Promise<CommandAnswer | null> => {
      this.sent.push(message);
      const answer = this.answers.shift() ?? accept;
      return Promise.resolve(answer(message));
    };
    return new Outbox(send, this.storage, () => this.clock);
  }

  add(text: string): Promise<string> {
    return this.outbox.add('conclusions.addLine', { lineId: text, kind: 'TASK', text, position: 1 });
  }

  get texts(): string[] {
    return this.sent.map((message) => (message.payload as { text: string }).text);
  }

  get states(): string[] {
    return this.outbox.list().map((item) => item.state);
  }
}

let seq = 0;
const accept = (): CommandAnswer => ({ ok: true, seq: (seq += 1), result: null as never });
const refuse =
  (code: Refusal['code'], details: Refusal['details'] = {}) =>
  (): Refusal => ({ ok: false, code, details });
const lost = (): null => null;
const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(0).then(() => undefined);

let bench: Bench;
beforeEach(() => {
  jest.useFakeTimers();
  seq = 0;
  bench = new Bench();
});
afterEach(() => jest.useRealTimers());

describe('W70: kept first, sent second', () => {
  it('without a connection it waits on the device', async () => {
    const id = await bench.add('một');
    expect(bench.sent).toEqual([]);
    expect(bench.kept.get(id)).toMatchObject({ state: 'WAITING', payload: { text: 'một' } });
  });

  it('is sent in the order of writing, one at a time', async () => {
    let answer: (value: CommandAnswer) => void = () => undefined;
    bench.answers.push(() => new Promise((resolve) => (answer = resolve)));
    for (const text of ['một', 'hai', 'ba']) await bench.add(text);
    bench.outbox.setOpen(true);
    await settle();
    expect(bench.texts).toEqual(['một']);
    answer(accept());
    await settle();
    expect(bench.texts).toEqual(['một', 'hai', 'ba']);
    expect(bench.states).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  });

  it('keeps its order also when the clock of the device stands or goes back', async () => {
    await bench.add('một');
    await bench.add('hai');
    const orders = bench.outbox.list().map((item) => item.order);
    expect(orders[1]).toBeGreaterThan(orders[0] ?? 0);
  });

  it('survives a reload: what was sent and not answered is sent again with the same id', async () => {
    bench.answers.push(() => new Promise(() => undefined));
    const id = await bench.add('một');
    await bench.add('hai');
    bench.outbox.setOpen(true);
    await settle();
    bench.outbox = bench.start();
    bench.outbox.setOpen(true);
    await bench.outbox.ready;
    await settle();
    expect(bench.texts).toEqual(['một', 'một', 'hai']);
    expect(new Set(bench.sent.slice(0, 2).map((message) => message.id))).toEqual(new Set([id]));
  });
});

describe('W71: what comes back', () => {
  it('a lost answer: the same id again, and nothing overtakes it', async () => {
    bench.answers.push(lost);
    const id = await bench.add('một');
    await bench.add('hai');
    bench.outbox.setOpen(true);
    await settle();
    expect(bench.states).toEqual(['WAITING', 'WAITING']);
    await jest.advanceTimersByTimeAsync(600);
    expect(bench.texts).toEqual(['một', 'một', 'hai']);
    expect(bench.sent[1]?.id).toBe(id);
  });

  it.each(['BUSY', 'DATABASE_AWAY', 'INTERNAL', 'NO_SESSION'] as const)(
    '%s says later, not no: after retryAfterMs the same id again',
    async (code) => {
      bench.answers.push(refuse(code, { retryAfterMs: 3000 }));
      const id = await bench.add('một');
      bench.outbox.setOpen(true);
      await settle();
      await jest.advanceTimersByTimeAsync(2900);
      expect(bench.sent).toHaveLength(1);
      await jest.advanceTimersByTimeAsync(200);
      expect(bench.sent.map((message) => message.id)).toEqual([id, id]);
      expect(bench.states).toEqual(['ACCEPTED']);
    },
  );

  it('any other refusal is kept with its reason and the text, also over a reload, and stops nobody behind it', async () => {
    bench.answers.push(refuse('INTAKE_CLOSED'));
    const id = await bench.add('một');
    await bench.add('hai');
    bench.outbox.setOpen(true);
    await settle();
    expect(bench.states).toEqual(['REFUSED', 'ACCEPTED']);
    expect(bench.kept.get(id)).toMatchObject({
      refusal: { code: 'INTAKE_CLOSED' },
      payload: { text: 'một' },
    });
    bench.outbox = bench.start();
    bench.outbox.setOpen(true);
    await settle();
    expect(bench.sent).toHaveLength(2);
    expect(bench.outbox.list()[0]).toMatchObject({ id, state: 'REFUSED' });
  });

  it('while the connection is away nothing is sent', async () => {
    bench.outbox.setOpen(true);
    await settle();
    bench.outbox.setOpen(false);
    await bench.add('một');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(bench.sent).toEqual([]);
    bench.outbox.setOpen(true);
    await settle();
    expect(bench.texts).toEqual(['một']);
  });
});

describe('W72: what is done with', () => {
  it('leaves when the state has come to its number, from the device too; before that it stays', async () => {
    const id = await bench.add('một');
    bench.outbox.setOpen(true);
    await settle();
    bench.outbox.settle(0);
    expect(bench.kept.has(id)).toBe(true);
    bench.outbox.settle(1);
    await settle();
    expect([bench.outbox.list(), bench.kept.size]).toEqual([[], 0]);
  });

  it('goes at once when the answer to a repeat names an entry that the state already has', async () => {
    bench.outbox.settle(7);
    bench.answers.push(() => ({ ok: true, seq: 5, result: null as never }));
    await bench.add('một');
    bench.outbox.setOpen(true);
    await settle();
    expect([bench.outbox.list(), bench.kept.size]).toEqual([[], 0]);
  });

  it('a person throws a refused one away', async () => {
    bench.answers.push(refuse('INTAKE_CLOSED'));
    const id = await bench.add('một');
    bench.outbox.setOpen(true);
    await settle();
    await bench.outbox.discard(id);
    expect([bench.outbox.list(), bench.kept.size]).toEqual([[], 0]);
  });
});

describe('W70: kept first, sent second', () => {
  it('an item that the device has not stored yet is not sent by a pump that is under way, and not forgotten', async () => {
    const bench = new Bench();
    let stored: () => void = () => undefined;
    const put: OutboxStorage['put'] = (item) => Promise.resolve(void bench.kept.set(item.id, { ...item }));
    bench.outbox.setOpen(true);
    await settle();
    bench.storage.put = (item) =>
      item.state === 'WAITING' && (item.payload as { text: string }).text === 'slow'
        ? new Promise((resolve) => (stored = () => resolve(put(item))))
        : put(item);
    const slow = bench.add('slow');
    void bench.add('later');
    await settle();
    expect(bench.texts).toEqual([]);
    stored();
    await slow;
    await settle();
    await settle();
    expect(bench.texts).toEqual(['slow', 'later']);
  });

  it('what a restored server had accepted before is sent again under the same id', async () => {
    const bench = new Bench();
    bench.outbox.setOpen(true);
    await bench.add('a');
    await settle();
    expect(bench.states).toEqual(['ACCEPTED']);
    bench.outbox.resendAccepted();
    await settle();
    expect(bench.sent.map((message) => message.id)).toEqual([bench.sent[0]?.id, bench.sent[0]?.id]);
  });
});
