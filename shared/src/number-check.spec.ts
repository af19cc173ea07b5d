import { checkNumbers, facts } from './number-check.js';
import type { Figure } from './features/meeting.js';

const COUNTS = {
  ...{ raw: 64, collated: 27, turns: 22, speakers: 20, answered: 25, answeredLive: 11 },
  ...{ convertedToWritten: 4, commitments: 6, tasks: 3, requirements: 4 },
};
const figure = (label: string, value: number, unit: string): Figure => ({
  ...{ id: label, label, value, unit, period: 'từ 2020', subsetOf: '' },
});
const FIGURES = [
  figure('bổ nhiệm mới', 50, 'trường hợp'),
  figure('điều động, bổ nhiệm', 84, 'trường hợp'),
  figure('bổ nhiệm lại', 47, 'trường hợp'),
  figure('chương trình của Sở đã hoàn thành', 18, 'chương trình'),
];
const ALL = facts(COUNTS, FIGURES);
const check = (text: string) =>
  checkNumbers(text, ALL).map(({ value, agrees, comparedWith }) => ({
    ...{ value, agrees },
    with: comparedWith.map((fact) => `${fact.label || fact.key} ${fact.value}`),
  }));

describe('W149: a typed number against what was counted', () => {
  it.each([
    ['Hội nghị tiếp nhận 27 ý kiến tổng hợp', 27, true, ['collated 27']],
    ['Hội nghị tiếp nhận 28 ý kiến, kiến nghị được tổng hợp từ cơ sở', 28, false, ['collated 27']],
    ['có 22 lượt phát biểu.', 22, true, ['turns 22']],
    ['có 27 lượt phát biểu.', 27, false, ['turns 22']],
    ['20 đại biểu phát biểu', 20, true, ['speakers 20']],
    ['22 đại biểu đã phát biểu', 22, false, ['speakers 20']],
    ['49 ý kiến', 49, false, ['raw 64', 'collated 27', 'answered 25']],
    ['64 ý kiến gửi về', 64, true, ['raw 64']],
    ['25 ý kiến đã được trả lời', 25, true, ['answered 25']],
    ['giao 4 nhiệm vụ', 4, false, ['commitments 6', 'tasks 3']],
    ['nêu 4 yêu cầu', 4, true, ['requirements 4']],
    ['đã bổ nhiệm mới 50 trường hợp', 50, true, ['bổ nhiệm mới 50']],
    ['đã bổ nhiệm mới 47 trường hợp', 47, false, ['bổ nhiệm mới 50']],
    [
      'Chương trình của Sở đã hoàn thành 19/21 chương trình, còn 2',
      19,
      false,
      ['chương trình của Sở đã hoàn thành 18'],
    ],
    [
      'Chương trình của Sở đã hoàn thành 18/21 chương trình',
      21,
      true,
      ['chương trình của Sở đã hoàn thành 18'],
    ],
  ])('%s', (text, value, agrees, compared) => {
    expect(check(text)).toEqual([{ value, agrees, with: expect.arrayContaining(compared) as string[] }]);
    expect(check(text)[0]?.with).toHaveLength(compared.length);
  });

  it.each([
    'Ngày 18/9/2026, tại phòng họp số 3',
    'Thông báo số 05/TB-SNV',
    'đạt 94,73% kế hoạch năm',
    '13 lượt cán bộ phòng ban',
    '3 trường hợp cụ thể',
    'nhiệm kỳ 2025-2030',
  ])('says nothing of "%s"', (text) => {
    expect(check(text)).toEqual([]);
  });

  it('tells that a number is right for something else, and that two things were added', () => {
    const [turns] = checkNumbers('27 lượt phát biểu', ALL);
    expect(turns?.elsewhere.map(({ key }) => key)).toEqual(['collated']);
    const [sum] = checkNumbers('tổng cộng 49 ý kiến', ALL);
    expect(sum?.sumOf.map(({ key }) => key)).toEqual(['collated', 'turns']);
  });
});
