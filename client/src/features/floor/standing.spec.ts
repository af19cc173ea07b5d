import type { FloorState, MeetingView, SpeakerRequestView, TurnView } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { standingOf } from './standing';

const meeting = {
  phase: 'IN_SESSION',
  floorEnded: false,
  agenda: [
    { id: 'opening', kind: 'OPENING' },
    { id: 'talk', kind: 'DISCUSSION' },
  ],
  agendaItemId: 'talk',
} as unknown as MeetingView;

const request = (id: string, more: Partial<SpeakerRequestView> = {}) =>
  ({ id, participantId: 'me', state: 'QUEUED', at: 1, ...more }) as SpeakerRequestView;
const floorOf = (more: Partial<FloorState>): FloorState => ({ ...emptySnapshot().floor, ...more });
const turnOf = (more: Partial<TurnView>) =>
  ({ id: 't', participantId: 'me', requestId: 'r', ...more }) as TurnView;
const mine = (...rows: SpeakerRequestView[]) => ({
  participantId: 'me',
  requests: Object.fromEntries(rows.map((row) => [row.id, row])),
});

describe('Where one person stands on the floor', () => {
  it('is free without a request, and after it is over', () => {
    expect(standingOf(meeting, floorOf({}), mine())).toEqual({ kind: 'FREE' });
    expect(standingOf(meeting, floorOf({}), mine(request('r', { state: 'DONE' }))).kind).toBe('FREE');
  });

  it('knows the place in the queue, and nothing in the moment in which the queue has not come', () => {
    const floor = floorOf({ queue: ['x', 'y', 'r'] });
    expect(standingOf(meeting, floor, mine(request('r')))).toMatchObject({ place: 3, next: false });
    expect(standingOf(meeting, floorOf({}), mine(request('r')))).toMatchObject({ place: null, next: false });
  });

  it('is next as the first of the queue while people discuss, not during the opening', () => {
    const floor = floorOf({ queue: ['r'] });
    expect(standingOf(meeting, floor, mine(request('r')))).toMatchObject({ place: 1, next: true });
    const opening = { ...meeting, agendaItemId: 'opening' };
    expect(standingOf(opening, floor, mine(request('r')))).toMatchObject({ place: 1, next: false });
    const notYet = { ...meeting, phase: 'CHECK_IN' as const };
    expect(standingOf(notYet, floor, mine(request('r')))).toMatchObject({ next: false });
  });

  it('is called, then speaking, also without having registered and while paused', () => {
    const called = floorOf({ current: turnOf({ state: 'CALLED' }) });
    expect(standingOf(meeting, called, mine(request('r', { state: 'CALLED' }))).kind).toBe('CALLED');
    const paused = floorOf({ current: turnOf({ state: 'PAUSED', requestId: null }) });
    expect(standingOf(meeting, paused, mine())).toMatchObject({ kind: 'SPEAKING', request: null });
  });

  it("is not moved by somebody else's turn or request", () => {
    const floor = floorOf({ current: turnOf({ participantId: 'other', state: 'SPEAKING' }), queue: ['o'] });
    const others = { participantId: 'me', requests: { o: request('o', { participantId: 'other' }) } };
    expect(standingOf(meeting, floor, others)).toEqual({ kind: 'FREE' });
  });
});
