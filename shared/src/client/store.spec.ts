import type { WireEvent } from '../events.js';
import type { CommonSnapshot, Frame } from '../protocol.js';
import type { SnapshotState } from '../state.js';
import { emptyCounters, emptySnapshot } from '../state.js';
import { Store } from './store.js';

const EPOCH = 'e1';
const line = (seq: number, text = `${seq}`, id = 'l'): WireEvent => ({
  seq,
  at: 0,
  type: 'conclusions.changed',
  data: { id, kind: 'TASK', text, position: 1, sources: [], version: seq },
});
const frame = (from: number, to: number, events: WireEvent[] = [], more: Partial<Frame> = {}): Frame => ({
  epoch: EPOCH,
  from,
  to,
  hash8: `h${to}`,
  events,
  ...more,
});
const common = (head: number, state: Partial<SnapshotState> = {}): CommonSnapshot => ({
  epoch: EPOCH,
  head,
  hash8: `h${head}`,
  reader: 'everyone',
  state: { ...emptySnapshot(), ...state },
  counters: emptyCounters(),
});

function at(head: number, personalHead = head): Store {
  const store = new Store();
  store.snapshot(common(head), emptySnapshot(), personalHead, 'p');
  return store;
}
const text = (store: Store, id = 'l'): string | undefined => store.state.lines[id]?.text;

describe('W45: which frames are applied', () => {
  it('the next one, and the numbers move on', () => {
    const store = at(10);
    expect(store.frame(frame(10, 12, [line(11)]))).toBe('applied');
    expect(store.state).toMatchObject({ head: 12, hash8: 'h12', epoch: EPOCH });
    expect(text(store)).toBe('11');
  });

  it.each([
    ['a frame that begins beyond the head', frame(11, 12, [line(12)])],
    ['a frame of another epoch', frame(10, 12, [line(11)], { epoch: 'e2' })],
  ])('%s is a gap, and changes nothing', (_what, wrong) => {
    const store = at(10);
    const before = store.state;
    expect(store.frame(wrong)).toBe('gap');
    expect(store.state).toBe(before);
  });

  it('of a frame that overlaps only what is new', () => {
    const store = at(10);
    store.frame(frame(10, 12, [line(12, 'now')]));
    expect(store.frame(frame(9, 13, [line(10, 'older'), line(13, 'new', 'm')]))).toBe('applied');
    expect([text(store), text(store, 'm')]).toEqual(['now', 'new']);
  });

  it('an old frame is old', () => {
    const store = at(10);
    expect(store.frame(frame(5, 10, [line(6)]))).toBe('old');
    expect(text(store)).toBeUndefined();
    expect(store.state.head).toBe(10);
  });

  it('before the first snapshot everything is a gap', () => {
    expect(new Store().frame(frame(0, 1))).toBe('gap');
  });
});

describe('W41: personal entries', () => {
  it('are held, and applied with their frame in number order', () => {
    const store = at(10);
    store.hold({ to: 13, events: [line(11, 'mine 11'), line(13, 'mine 13', 'm')] });
    expect(text(store)).toBeUndefined();
    store.frame(frame(10, 13, [line(12, 'shared 12'), line(12, 'shared', 'm')]));
    expect([text(store), text(store, 'm')]).toEqual(['shared 12', 'mine 13']);
  });

  it('of a later interval wait for it', () => {
    const store = at(10);
    store.hold({ to: 14, events: [line(14)] });
    store.frame(frame(10, 12));
    expect(text(store)).toBeUndefined();
    store.frame(frame(12, 14));
    expect(text(store)).toBe('14');
  });

  it('are forgotten when their interval will be sent again', () => {
    const store = at(10);
    store.hold({ to: 12, events: [line(11)] });
    store.forgetHeld();
    store.frame(frame(10, 12));
    expect(text(store)).toBeUndefined();
  });

  it('in a frame of the own count like any others', () => {
    const store = at(10);
    expect(store.frame(frame(10, 12, [line(12)], { own: true }))).toBe('applied');
    expect([text(store), store.state.head]).toEqual(['12', 12]);
  });
});

describe('W53: a snapshot whose two parts were read at different heads', () => {
  it('leaves out personal entries that its personal part has', () => {
    const store = at(10, 15);
    store.hold({ to: 16, events: [line(14, 'older'), line(16, 'newer', 'm')] });
    store.frame(frame(10, 16));
    expect([text(store), text(store, 'm')]).toEqual([undefined, 'newer']);
  });

  it.each([
    ['held', false],
    ['in a frame of the own', true],
  ])('does not lose a personal entry behind a newer common part: %s', (_what, own) => {
    const store = at(15, 10);
    if (!own) store.hold({ to: 13, events: [line(12)] });
    store.frame(own ? frame(10, 13, [line(12)], { own: true }) : frame(10, 13));
    expect([text(store), store.state.head, store.state.hash8]).toEqual(['12', 15, 'h15']);
  });

  it('after another hello nothing personal is left out any more', () => {
    const store = at(10, 15);
    store.forgetHeld();
    store.frame(frame(10, 12, [line(12, 'caught up')]));
    store.hold({ to: 15, events: [line(15, 'last')] });
    store.frame(frame(12, 15));
    expect(text(store)).toBe('last');
  });

  it('the newer row of both wins, at equal versions the personal one, which is whole', () => {
    const row = (version: number, words: string) => ({
      id: 'l',
      kind: 'TASK' as const,
      text: words,
      position: 1,
      sources: [],
      version,
    });
    const merged = (shared: number, own: number): string | undefined => {
      const store = new Store();
      const personal = { ...emptySnapshot(), lines: { l: row(own, 'personal') } };
      store.snapshot(common(9, { lines: { l: row(shared, 'common') } }), personal, 9, 'p');
      return text(store);
    };
    expect([merged(3, 4), merged(4, 4), merged(5, 4)]).toEqual(['personal', 'personal', 'common']);
  });
});

describe('W33: purged content', () => {
  it('is passed over, and the number counts', () => {
    const store = at(10);
    store.frame(frame(10, 11, [line(11)]));
    const purged: WireEvent = { seq: 12, at: 0, type: 'conclusions.changed', data: null };
    expect(store.frame(frame(11, 12, [purged]))).toBe('applied');
    expect([text(store), store.state.head]).toEqual(['11', 12]);
  });
});

describe('W47: counters', () => {
  it('are absolute, and a snapshot does not take back who is online', () => {
    const store = at(10);
    store.counters({ ...emptyCounters(), submissions: 5, online: 7 });
    store.snapshot(common(11), emptySnapshot(), 11, 'p');
    expect(store.state.counters).toMatchObject({ submissions: 0, online: 7 });
  });
});

describe('W53: a common part that is ahead of the personal one', () => {
  it('is not whole before the frame that reaches it; what was held and lost is known to be missing', () => {
    const store = at(100, 90);
    expect([store.whole, store.ownHead]).toEqual([false, 90]);
    store.hold({ to: 100, events: [line(95, 'own')] });
    store.forgetHeld();
    expect(store.whole).toBe(false);
    store.frame(frame(94, 100));
    expect([store.whole, store.ownHead]).toEqual([true, 100]);
  });

  it('is whole at once when nothing can be on its way', () => {
    expect(at(100, 100).whole).toBe(true);
  });
});
