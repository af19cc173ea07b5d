import type { MeetingView, TurnView } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { nowStage } from './now-stage';

const { floor } = emptySnapshot();
const meeting = (changes: Partial<MeetingView>) => ({ agenda: [{ id: 'a' }], ...changes }) as MeetingView;
const turn = (state: TurnView['state']) => ({ id: 't', state }) as TurnView;

describe('One main button: Mời, Bắt đầu, Kết thúc, Mời người tiếp', () => {
  const inSession = meeting({ phase: 'IN_SESSION', floorEnded: false });
  it.each([
    [
      { current: null, queue: ['r'] },
      { kind: 'idle', next: 'r', first: true },
    ],
    [{ current: turn('CALLED') }, { kind: 'called' }],
    [{ current: turn('SPEAKING') }, { kind: 'speaking' }],
    [{ current: turn('PAUSED') }, { kind: 'paused' }],
    [
      { current: null, queue: [], ended: { turns: 4, seconds: 700 } },
      { kind: 'idle', next: null, first: false },
    ],
  ])('%o', (changes, stage) => {
    expect(nowStage({ meeting: inSession, floor: { ...floor, ...changes } })).toMatchObject(stage);
  });

  it('a floor that was ended calls nobody, though whoever speaks may finish', () => {
    const ended = meeting({ phase: 'IN_SESSION', floorEnded: true });
    expect(nowStage({ meeting: ended, floor })).toEqual({ kind: 'ended' });
    expect(nowStage({ meeting: ended, floor: { ...floor, current: turn('SPEAKING') } })).toMatchObject({
      kind: 'speaking',
    });
  });
});

describe('Before the session the main button opens what ordinarily follows', () => {
  it.each([
    ['ANNOUNCED', 'COLLECTING', null],
    ['READY', 'CHECK_IN', null],
    ['CHECK_IN', 'IN_SESSION', 'a'],
  ] as const)('%s: %s', (phase, opens, agendaItemId) => {
    expect(nowStage({ meeting: meeting({ phase }), floor })).toMatchObject({
      opens: { phase: opens, agendaItemId },
    });
  });

  it('a closed or cancelled meeting opens nothing', () => {
    expect(nowStage({ meeting: meeting({ phase: 'CLOSED' }), floor })).toEqual({
      kind: 'over',
      phase: 'CLOSED',
    });
    expect(nowStage({ meeting: meeting({ phase: 'CANCELLED' }), floor })).toMatchObject({ kind: 'over' });
  });
});
