import { applyEvents } from './apply-event.js';
import { EVENT_TYPES, LANES } from './events.js';
import type { WireEvent } from './events.js';
import type { PublishedView } from './features/submissions.js';
import { LIMITS } from './limits.js';
import type { ReaderClass } from './readers.js';
import { READER_CLASSES } from './readers.js';
import type { SnapshotState } from './state.js';
import { emptySnapshot } from './state.js';

type Data<T extends WireEvent['type']> = NonNullable<Extract<WireEvent, { type: T }>['data']>;

const event = <T extends WireEvent['type']>(seq: number, type: T, data: unknown): WireEvent =>
  ({ seq, at: 0, type, data }) as WireEvent;
const apply = (events: WireEvent[], reader: ReaderClass = 'desk', from = emptySnapshot()): SnapshotState =>
  applyEvents(from, events, reader);

const turn = (state: string, more: Partial<Data<'floor.turn'>> = {}): Partial<Data<'floor.turn'>> => ({
  id: 't',
  state: state as never,
  ended: { turns: 0, seconds: 0 },
  lastAct: null,
  gone: false,
  ...more,
});
const published = (version: number, id = `p${version}`): PublishedView => ({
  id,
  kind: 'OPINION',
  topicId: 'k',
  summary: '',
  text: '',
  authorName: '',
  authorUnit: '',
  onAir: false,
  version,
});

describe('W46: one reducer, pure', () => {
  it('changes nothing that it was given', () => {
    const before = apply([event(1, 'participants.unit', { id: 'u', name: 'Cơ sở' })]);
    const copy = structuredClone(before);
    const after = apply([event(2, 'participants.unit', { id: 'v', name: 'Khác' })], 'desk', before);
    expect(before).toEqual(copy);
    expect(after.units).not.toBe(before.units);
    expect(after.lines).toBe(before.lines);
  });

  it('nothing to apply is the same state', () => {
    const state = emptySnapshot();
    expect(apply([], 'desk', state)).toBe(state);
  });

  it.each(EVENT_TYPES)('%s without content (purged) changes nothing, for every reader (W33)', (type) => {
    for (const reader of READER_CLASSES) {
      expect(apply([event(1, type, null)], reader)).toEqual(emptySnapshot());
    }
  });

  it('every type has a lane', () => {
    expect(new Set(Object.values(LANES))).toEqual(new Set(['bulk', 'control']));
  });
});

describe('views are absolute', () => {
  const story: WireEvent[] = [
    event(1, 'meeting.changed', { id: 'm', phase: 'READY', version: 1 }),
    event(2, 'meeting.state', { phase: 'IN_SESSION', version: 2 }),
    event(3, 'floor.queue', { add: 'a' }),
    event(4, 'floor.queue', { add: 'b' }),
    event(5, 'floor.queue', { order: ['b', 'a'] }),
    event(6, 'floor.queue', { remove: 'b' }),
    event(7, 'floor.turn', turn('CALLED')),
    event(8, 'floor.turn', turn('SPEAKING')),
    event(9, 'conclusions.changed', { id: 'l', text: 'x', version: 9 }),
    event(10, 'conclusions.removed', { id: 'l' }),
    event(11, 'collation.changed', { id: 'c', version: 11 }),
    event(12, 'collation.removed', { id: 'c' }),
    event(13, 'commitments.changed', { id: 'd', version: 13 }),
    event(14, 'commitments.removed', { id: 'd' }),
    event(15, 'floor.next', { next: [{ requestId: 'a' }] }),
    event(16, 'floor.act', { lastAct: { entry: 16 } }),
    event(17, 'screen.projection', { mode: 'JOIN', opinion: null, at: 1, version: 17 }),
  ];

  it('the whole story twice is the story once', () => {
    expect(apply([...story, ...story])).toEqual(apply(story));
  });

  it('in one run or one by one', () => {
    for (const reader of READER_CLASSES) {
      const steps = story.reduce((state, one) => applyEvents(state, [one], reader), emptySnapshot());
      expect(steps).toEqual(apply(story, reader));
    }
  });

  it('ends where it must', () => {
    const { meeting, floor, lines, collated, commitments, screen } = apply(story);
    expect(meeting).toEqual({ id: 'm', phase: 'IN_SESSION', version: 2 });
    expect(floor).toMatchObject({
      queue: ['a'],
      current: { state: 'SPEAKING' },
      version: 16,
      lastAct: { entry: 16 },
    });
    expect([lines, collated, commitments]).toEqual([{}, {}, {}]);
    expect(screen).toMatchObject({ mode: 'JOIN', version: 17 });
  });
});

describe('the floor', () => {
  it.each([
    ['CALLED', true],
    ['SPEAKING', true],
    ['PAUSED', true],
    ['DONE', false],
    ['ABSENT', false],
    ['INTERRUPTED', false],
  ])('a turn that is %s is the present one: %s', (state, active) => {
    const { floor } = apply([event(1, 'floor.turn', turn('CALLED')), event(2, 'floor.turn', turn(state))]);
    expect(floor.current?.id).toBe(active ? 't' : undefined);
    expect(floor.version).toBe(2);
  });

  it('a turn that was taken back is gone; another that ended does not end the present one', () => {
    const called = event(1, 'floor.turn', turn('CALLED'));
    const back = apply([called, event(2, 'floor.turn', turn('CALLED', { gone: true }))]);
    expect([back.floor.current, back.turns]).toEqual([null, {}]);
    const other = apply([called, event(2, 'floor.turn', turn('DONE', { id: 'former' }))]);
    expect(other.floor.current?.id).toBe('t');
  });

  it.each([
    ['everyone', 0],
    ['screen', 0],
    ['chair', 1],
    ['desk', 1],
  ] as const)('%s keeps %i turns that are over', (reader, kept) => {
    const { turns } = apply(
      [event(1, 'floor.turn', turn('CALLED')), event(2, 'floor.turn', turn('DONE'))],
      reader,
    );
    expect(Object.keys(turns)).toHaveLength(kept);
  });
});

describe('the newest published rows', () => {
  const many = Array.from({ length: LIMITS.publishedRows + 5 }, (_, i) => published(i + 1));
  const all = many.map((row) => event(row.version, 'submissions.published', row));
  const versions = (state: SnapshotState): number[] => state.published.map((row) => row.version);

  it('are bounded, the newest first, the oldest leave', () => {
    expect(versions(apply(all, 'everyone'))).toEqual(
      many
        .slice(5)
        .map((row) => row.version)
        .reverse(),
    );
  });

  it('one that is published again moves up and is there once', () => {
    const state = apply([...all, event(99, 'submissions.published', published(99, 'p10'))], 'everyone');
    expect(versions(state)[0]).toBe(99);
    expect(state.published.filter((row) => row.id === 'p10')).toHaveLength(1);
  });

  it('one that is taken back makes room for the refill, in its place', () => {
    const gone = event(99, 'submissions.unpublished', { id: 'p25', refill: published(5) });
    const state = apply([...all, gone], 'everyone');
    expect(versions(state)).toHaveLength(LIMITS.publishedRows);
    expect(versions(state).at(-1)).toBe(5);
    expect(versions(state)).not.toContain(25);
  });
});
