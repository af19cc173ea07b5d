import type { MeetingView, ReaderState } from '@doi-thoai/shared';
import { emptyState } from '@doi-thoai/shared';
import { hallScene, topicBars } from './hall-scene';

const AGENDA = [
  { id: 'talk', kind: 'DISCUSSION', title: 'Đối thoại', presenter: '', plannedMinutes: 60 },
  { id: 'report', kind: 'REPORT', title: 'Báo cáo đề dẫn', presenter: '', plannedMinutes: 10 },
  { id: 'rest', kind: 'BREAK', title: 'Giải lao', presenter: '', plannedMinutes: 10 },
];

function facts(meeting: Partial<MeetingView>, changes: Partial<ReaderState> = {}) {
  const state = { ...emptyState('screen'), ...changes };
  return {
    ...state,
    meeting: { phase: 'IN_SESSION', agenda: AGENDA, agendaItemId: 'talk', ...meeting } as MeetingView,
  };
}

const { floor, screen } = emptyState('screen');
const turn = { id: 't', state: 'CALLED' } as NonNullable<ReaderState['floor']['current']>;
const opinion = {
  kind: 'SUBMISSION',
  id: 'o',
  topicId: 'a',
  summary: 'Đường hỏng',
  unit: '',
  weight: 1,
} as const;
const published = [
  { id: 'p', onAir: true, summary: 'Nước sạch', topicId: 'a', authorUnit: 'Tổ 3' },
] as ReaderState['published'];

describe('AUTO follows the meeting', () => {
  it('shows who is called before everything else', () => {
    const scene = hallScene(
      facts({}, { floor: { ...floor, current: turn }, screen: { ...screen, opinion } }),
    );
    expect(scene).toEqual({ kind: 'speaker', turn });
  });

  it('else the opinion on air, with the published words only', () => {
    expect(hallScene(facts({}, { published }))).toMatchObject({
      kind: 'opinion',
      opinion: { summary: 'Nước sạch', unit: 'Tổ 3', weight: 1 },
    });
  });

  it.each([
    [{ agendaItemId: 'talk' }, 'topics'],
    [{ agendaItemId: 'report' }, 'agenda'],
    [{ agendaItemId: 'rest' }, 'break'],
    [{ phase: 'CHECK_IN', agendaItemId: null }, 'join'],
    [{ phase: 'COLLECTING', agendaItemId: null }, 'join'],
    [{ phase: 'CLOSED', agendaItemId: null }, 'thanks'],
    [{ phase: 'POSTPONED', agendaItemId: null }, 'notice'],
  ] as const)('else what the meeting is at: %o is %s', (meeting, kind) => {
    expect(hallScene(facts(meeting)).kind).toBe(kind);
  });
});

describe('A chosen layout stays until another one is chosen', () => {
  it.each([
    ['SPEAKER', 'speaker'],
    ['TOPICS', 'topics'],
    ['JOIN', 'join'],
    ['BREAK', 'break'],
    ['PROMISED', 'promised'],
  ] as const)('%s', (mode, kind) => {
    expect(hallScene(facts({}, { screen: { ...screen, mode } })).kind).toBe(kind);
  });

  it('OPINION without an opinion falls back to following the meeting', () => {
    expect(hallScene(facts({}, { screen: { ...screen, mode: 'OPINION' } })).kind).toBe('topics');
  });

  it.each([
    ['called after it was put up takes the screen, the opinion stays as a band', 200, 'speaker'],
    ['who spoke before leaves it large', 50, 'opinion'],
  ] as const)('OPINION: who is %s', (_, calledAt, kind) => {
    const shown = { ...screen, mode: 'OPINION', opinion, at: 100 } as const;
    const current = { ...turn, calledAt };
    const scene = hallScene(facts({}, { floor: { ...floor, current }, screen: shown }));
    expect(scene).toMatchObject({ kind, opinion });
    expect(hallScene(facts({}, { screen: shown }))).toEqual({ kind: 'opinion', opinion });
  });

  it('nothing chosen outlives the close', () => {
    expect(hallScene(facts({ phase: 'CLOSED' }, { screen: { ...screen, mode: 'TOPICS' } })).kind).toBe(
      'thanks',
    );
  });
});

describe('Topics as bars', () => {
  const topics = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id.toUpperCase() }));

  it('the most frequent first, what is left over in one bar at the end', () => {
    const bars = topicBars(topics, { a: 1, b: 5, c: 2, d: 4 }, 3, 'Nhóm khác');
    expect(bars.map(({ name, count }) => `${name} ${count}`)).toEqual(['B 5', 'D 4', 'Nhóm khác 3']);
  });

  it('topics without any count stand there with zero', () => {
    expect(topicBars(topics, {}, 6, '')).toHaveLength(4);
  });
});
