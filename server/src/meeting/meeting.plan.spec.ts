import type { MeetingPlan, Topic } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { planProblems, removedIds, storedPlan } from './meeting.plan.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const topic = (n: number, name: string, other = false): Topic => ({ id: id(n), name, other });

function plan(patch: Partial<MeetingPlan> = {}): MeetingPlan {
  return {
    title: 'Đối thoại với đoàn viên',
    hostBodies: ['Đảng ủy phường An Bình'],
    place: 'Hội trường tầng 2',
    startsAt: 1_790_000_000_000,
    kind: 'DIALOGUE',
    profile: 'STATE_GENERAL',
    settings: {
      speakingSeconds: 300,
      warningSeconds: 30,
      moderation: true,
      secretaryRunsFloor: false,
      guestsMayWrite: false,
      retentionYears: 5,
    },
    topics: [topic(1, 'Việc làm')],
    agenda: [],
    report: { title: '', presenter: '', figures: [] },
    ...patch,
  };
}

describe('every meeting has exactly one topic "Khác"', () => {
  it('is added at the end when missing', () => {
    expect(storedPlan(plan(), null, id(9)).topics).toEqual([topic(1, 'Việc làm'), topic(9, 'Khác', true)]);
  });

  it('is the one that the organiser wrote, under any name', () => {
    const topics = [topic(2, 'Vấn đề khác', true), topic(1, 'Việc làm')];
    expect(storedPlan(plan({ topics }), null, id(9)).topics).toEqual(topics);
  });

  it('stays the same topic when a later plan leaves it out', () => {
    const other = topic(7, 'Khác', true);
    expect(storedPlan(plan(), other, id(9)).topics).toEqual([topic(1, 'Việc làm'), other]);
  });

  it('is not doubled when a later plan sends it without its mark', () => {
    const other = topic(7, 'Khác', true);
    const sent = plan({ topics: [topic(1, 'Việc làm'), topic(7, 'Khác')] });
    expect(storedPlan(sent, other, id(9)).topics).toEqual([topic(1, 'Việc làm'), other]);
  });

  it('is refused when there are two', () => {
    const topics = [topic(1, 'Khác', true), topic(2, 'Khác nữa', true)];
    expect(planProblems(plan({ topics }))).toEqual([{ path: 'plan.topics.1.other', reason: 'OUT_OF_RANGE' }]);
  });
});

describe('a plan names every problem by its field', () => {
  const item = { id: id(4), kind: 'OPENING' as const, title: 'Khai mạc', presenter: '', plannedMinutes: 5 };
  const figure = { id: id(5), label: 'Đoàn viên', value: 120, unit: 'người', period: '2025', subsetOf: '' };
  const long = 'ă'.repeat(TABLE_LIMITS.hostBody + 1);
  const table: [string, Partial<MeetingPlan>, object[]][] = [
    ['a good plan has none', {}, []],
    [
      'an id twice in the topics',
      { topics: [topic(1, 'A'), topic(1, 'B')] },
      [{ path: 'plan.topics.1.id', reason: 'OUT_OF_RANGE' }],
    ],
    [
      'an id twice in the agenda',
      { agenda: [item, item] },
      [{ path: 'plan.agenda.1.id', reason: 'OUT_OF_RANGE' }],
    ],
    [
      'an id twice in the figures',
      { report: { title: '', presenter: '', figures: [figure, figure] } },
      [{ path: 'plan.report.figures.1.id', reason: 'OUT_OF_RANGE' }],
    ],
    [
      'host bodies that are empty, too long or hide a direction mark',
      { hostBodies: ['', long, 'A\u202eB'] },
      [
        { path: 'plan.hostBodies.0', reason: 'MISSING' },
        { path: 'plan.hostBodies.1', reason: 'TOO_LONG', limit: TABLE_LIMITS.hostBody },
        { path: 'plan.hostBodies.2', reason: 'FORBIDDEN_CHARACTERS' },
      ],
    ],
  ];
  test.each(table)('%s', (_title, patch, problems) => {
    expect(planProblems(plan(patch))).toEqual(problems);
  });
});

test('what a new list leaves out has been removed', () => {
  expect(removedIds([{ id: id(1) }, { id: id(2) }, { id: id(3) }], [{ id: id(2) }])).toEqual([id(1), id(3)]);
});
