import {
  civilTimeOf,
  formOf,
  instantOf,
  movedRow,
  newFigure,
  planOf,
  problemsOf,
  readNumber,
} from './plan-form';
import { firstPlan } from './first-plan';

const words = { other: 'Khác', items: Array.from({ length: 11 }, (_, index) => `Mục ${index + 1}`) };

describe('The plan of a meeting', () => {
  it('begins complete but for its title: agenda skeleton, "Khác", sensible settings', () => {
    const form = firstPlan(words, Date.UTC(2026, 2, 8));
    expect(problemsOf(form)).toEqual(['title']);
    expect(form.agenda.map((item) => item.kind)).toContain('DISCUSSION');
    expect(form.topics.filter((topic) => topic.other)).toHaveLength(1);
  });

  it.each([
    ['a Friday', 6, '2026-03-20T08:00'],
    ['a Saturday', 7, '2026-03-23T08:00'],
    ['a Sunday', 8, '2026-03-23T08:00'],
    ['the Sunday evening of Greenwich, which is a Monday here', 8.9, '2026-03-23T08:00'],
  ])('proposes a working weekday in a fortnight from %s', (_day, date, start) => {
    const now = Date.UTC(2026, 2, Math.floor(date), Math.round((date % 1) * 24));
    expect(firstPlan(words, now).startsAt).toBe(start);
  });

  it('comes back from the form as it went in', () => {
    const plan = planOf({ ...firstPlan(words, Date.UTC(2026, 2, 8)), title: 'Đối thoại' });
    expect(planOf(formOf(plan))).toEqual(plan);
  });

  it('leaves out empty rows and reads numbers as Vietnamese papers write them', () => {
    const form = firstPlan(words, 0);
    const figure = { id: '1', label: 'Hộ nghèo', value: '1.234,5', unit: 'hộ', period: '2025', subsetOf: '' };
    const unplanned = { ...figure, plannedForPeriod: '', plannedForYear: '', owner: '' };
    const plan = planOf({
      ...form,
      hostBodies: ['  ', 'UBND xã '],
      report: { title: '', presenter: '', figures: [unplanned, { ...unplanned, id: '2', label: ' ' }] },
    });
    expect(plan.hostBodies).toEqual(['UBND xã']);
    expect(plan.report.figures).toEqual([{ ...figure, value: 1234.5 }]);
  });

  it('keeps the triple done / period / year as it was typed, and a plan below nothing is a problem', () => {
    const form = firstPlan(words, 0);
    const figure = { ...newFigure(), label: 'Chương trình', value: '18', unit: 'chương trình' };
    const typed = { ...figure, plannedForPeriod: '19', plannedForYear: '21', owner: ' Phòng Kế hoạch ' };
    const withFigure = (one: typeof typed) => ({ ...form, report: { ...form.report, figures: [one] } });
    const plan = planOf(withFigure(typed));
    expect(plan.report.figures).toEqual([
      {
        ...{
          id: figure.id,
          label: 'Chương trình',
          value: 18,
          unit: 'chương trình',
          period: '',
          subsetOf: '',
        },
        ...{ plannedForPeriod: 19, plannedForYear: 21, owner: 'Phòng Kế hoạch' },
      },
    ]);
    expect(planOf(formOf(plan))).toEqual(plan);
    const wrong = withFigure({ ...typed, plannedForYear: '-3' });
    expect([withFigure(typed), wrong].map((one) => problemsOf(one).includes('figures'))).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    ['1.234,5', 1234.5],
    ['1.234', 1234],
    ['12.5', 12.5],
    ['97', 97],
    ['0,38', 0.38],
    ['-3', -3],
    ['abc', null],
    ['', null],
    ['1,2,3', null],
  ])('%s is read as %s', (typed, value) => {
    expect(readNumber(typed)).toBe(value);
  });

  it('writes times in the zone of Việt Nam, wherever the browser stands', () => {
    expect(civilTimeOf(Date.UTC(2026, 2, 8, 1, 30))).toBe('2026-03-08T08:30');
    expect(instantOf('2026-03-08T08:30')).toBe(Date.UTC(2026, 2, 8, 1, 30));
    expect(instantOf(null)).toBeNull();
  });

  it('moves a row by one place and not over the ends', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const ids = (id: string, by: -1 | 1) => movedRow(rows, id, by).map((row) => row.id);
    expect(ids('c', -1)).toEqual(['a', 'c', 'b']);
    expect(ids('a', -1)).toEqual(['a', 'b', 'c']);
    expect(ids('a', 1)).toEqual(['b', 'a', 'c']);
  });
});
