import type { CommandAnswer, MeetingView, ReaderState, TurnView } from '@doi-thoai/shared';
import { emptyState } from '@doi-thoai/shared';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { SeatSession } from '../../realtime/seat-session';
import { SessionContext } from '../../realtime/session-context';
import { needText, startText } from '../../text/text';
import { currentToasts } from '../../ui/toast-store';
import { ActsContext, useConsoleActs } from '../meeting/console-acts';
import { NowCard } from './NowCard';

/** A seat whose server is played by hand: `answers` are given in the order of the commands. */
class Hand {
  state: ReaderState;
  issued: { name: string; payload: object }[] = [];
  answers: ((answer: CommandAnswer) => void)[] = [];
  private readonly listeners = new Set<() => void>();
  readonly session: SeatSession;

  constructor(state: ReaderState) {
    this.state = state;
    const subscribe = (listener: () => void) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    };
    const store = Object.defineProperty({ subscribe }, 'state', { get: () => this.state });
    const issue = (name: string, payload: object) => {
      this.issued.push({ name, payload });
      return new Promise<CommandAnswer>((resolve) => this.answers.push(resolve));
    };
    const client = { store, issue, subscribe, status: 'CONNECTED', clock: { now: () => Date.now() } };
    const offset = { offset: 0, subscribeOffset: () => () => undefined };
    this.session = { client, participantId: 'chair', meetingId: 'm', ...offset } as unknown as SeatSession;
  }

  change(patch: Partial<ReaderState>): void {
    this.state = { ...this.state, ...patch };
    for (const listener of this.listeners) listener();
  }
}

const meeting = {
  phase: 'IN_SESSION',
  agenda: [],
  topics: [],
  settings: { secretaryRunsFloor: false, warningSeconds: 30, speakingSeconds: 180 },
} as unknown as MeetingView;
const request = {
  id: 'r',
  participantId: 'd',
  name: 'Lò Thị Mai',
  unit: 'Tổ 3',
  title: '',
  line: '',
  topicId: 'a',
};
const turn = { id: 't', participantId: 'd', name: 'Lò Thị Mai', unit: 'Tổ 3', title: '', state: 'CALLED' };
const called = { ...turn, number: null, startedAt: null, endedAt: null, pausedAt: null, pausedMs: 0 };

function inSession(): ReaderState {
  const state = emptyState('chair');
  return {
    ...state,
    participantId: 'chair',
    participants: {
      chair: { id: 'chair', role: 'CHAIR', name: 'Trần Văn Chủ' },
      co: { id: 'co', role: 'CO_CHAIR', name: 'Lê Thị Hạnh' },
    } as unknown as ReaderState['participants'],
    meeting,
    requests: { r: request } as unknown as ReaderState['requests'],
    floor: { ...state.floor, queue: ['r'], version: 7 },
  };
}

let root: Root;
let box: HTMLElement;
let hand: Hand;

function Console() {
  const { acts, confirmDialog } = useConsoleActs();
  return (
    <ActsContext value={acts}>
      <NowCard onCallOther={() => undefined} />
      {confirmDialog}
    </ActsContext>
  );
}

const main = () => box.querySelector<HTMLButtonElement>('button')!;
const answer = (one: unknown) =>
  act(() => {
    hand.answers.shift()?.(one as CommandAnswer);
    return Promise.resolve();
  });

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(async () => {
  jest.useFakeTimers();
  await startText('vi');
  await needText('later');
  await needText('staff');
  hand = new Hand(inSession());
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  act(() =>
    root.render(
      <SessionContext value={hand.session}>
        <Console />
      </SessionContext>,
    ),
  );
});
afterEach(() => {
  act(() => root.unmount());
  box.remove();
  jest.useRealTimers();
});

it('each command carries the version of the floor that the chair saw', () => {
  expect(main().textContent).toContain('Mời');
  act(() => main().click());
  expect(hand.issued).toEqual([{ name: 'floor.call', payload: { requestId: 'r', seen: 7 } }]);
});

it('nobody is skipped by a double tap: one act at a time, and none in the moment when the button changes', async () => {
  act(() => main().click());
  act(() => main().click());
  expect(hand.issued).toHaveLength(1);
  await answer({ ok: true, seq: 9, result: { turnId: 't' } });
  const { floor } = hand.state;
  act(() =>
    hand.change({
      head: 9,
      floor: { ...floor, queue: [], current: called as unknown as TurnView, version: 9 },
    }),
  );
  expect(main().textContent).toContain('Bắt đầu');
  act(() => main().click());
  expect(hand.issued).toHaveLength(1);
  await act(() => jest.advanceTimersByTimeAsync(600));
  act(() => main().click());
  expect(hand.issued.at(-1)).toEqual({ name: 'floor.start', payload: { turnId: 't', seen: 9 } });
});

it('the next press waits for the page to show what was done', async () => {
  act(() => main().click());
  await answer({ ok: true, seq: 9, result: { turnId: 't' } });
  await act(() => jest.advanceTimersByTimeAsync(1000));
  act(() => main().click());
  expect(hand.issued).toHaveLength(1);
});

it('STALE says who did what and what holds now', async () => {
  act(() => main().click());
  const { floor } = hand.state;
  const lastAct = { entry: 8, kind: 'floor.call', actorId: 'co', at: 0 };
  const present = { ...floor, current: called, lastAct, version: 8 };
  await answer({ ok: false, code: 'STALE', details: { present } });
  const said = currentToasts().at(-1)?.text;
  expect(said).toContain('Lê Thị Hạnh vừa mời một người.');
  expect(said).toContain('Hiện nay: Lò Thị Mai, Đang mời.');
});

it('an act offers to be undone by its entry as everybody reads it', async () => {
  act(() => main().click());
  const { floor } = hand.state;
  const lastAct = { entry: 9, kind: 'floor.call', actorId: 'chair', at: 0 };
  act(() => hand.change({ head: 10, floor: { ...floor, lastAct, version: 9 } }));
  await answer({ ok: true, seq: 10, result: { turnId: 't' } });
  const { undo } = currentToasts().at(-1)!;
  act(() => undo?.run());
  expect(hand.issued.at(-1)).toEqual({ name: 'floor.undo', payload: { entry: 9 } });
});
