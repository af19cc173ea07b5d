import type { CellCounts, FollowUpReport, ReportFigures } from '@doi-thoai/shared';
import type { PaperOf } from '../block/model.js';
import type { ReportModel } from '../follow-up/follow-up.model.js';
import { UNITS } from './reading.fixture-rows.js';

const cells = (onTime: number, late: number, inTime: number, overdue: number): CellCounts => ({
  ...{ DONE_ON_TIME: onTime, DONE_LATE: late, OPEN_IN_TIME: inTime, OPEN_OVERDUE: overdue },
});

const NONE = { UP_TO_7: 0, UP_TO_30: 0, UP_TO_90: 0, OVER_90: 0 };

const figures = (from: string, to: string, of: CellCounts, overdue: number): ReportFigures => ({
  ...{ from, to, cells: of, suspended: 1, cancelled: 0, made: 4, done: 3, extended: 2 },
  ...{ delays: { ...NONE, UP_TO_30: overdue }, doneDelays: { ...NONE, UP_TO_7: 1 } },
  units: [
    { unitId: 'u-0', unit: UNITS[0], cells: of },
    { unitId: 'u-3', unit: UNITS[3], cells: cells(0, 0, 1, 0) },
  ],
});

const ROWS: FollowUpReport['rows'] = [
  {
    ...{
      meeting: 'Hội nghị đối thoại quý III',
      text: 'Trang bị máy tính',
      unit: UNITS[3],
      dueKind: 'DATE',
    },
    ...{ dueOn: '2026-09-10', firstDueOn: '2026-08-31', doneOn: null, state: 'IN_PROGRESS' },
    ...{ cell: 'OPEN_OVERDUE', lateDays: 20 },
  },
  {
    ...{
      meeting: 'Hội nghị đối thoại quý III',
      text: 'Đối thoại định kỳ',
      unit: UNITS[0],
      dueKind: 'TERM',
    },
    ...{
      dueOn: null,
      firstDueOn: null,
      doneOn: null,
      state: 'ISSUED',
      cell: 'OPEN_IN_TIME',
      lateDays: 0,
    },
  },
];

/** The model of domain.md 9.5: 21.914 = 14.068 + 1.983 + 5.640 + 223. */
export function fullReport(): ReportModel {
  const report: FollowUpReport = {
    ...{
      span: 'QUARTER',
      organisation: 'Sở Nội vụ',
      meetings: ['Hội nghị đối thoại quý III'],
      asOf: '2026-09-30',
    },
    figures: figures('2026-07-01', '2026-09-30', cells(14_068, 1983, 5640, 223), 223),
    before: figures('2026-04-01', '2026-06-30', cells(10, 1, 2, 1), 1),
    answers: {
      ...{ owed: 139, answered: 139, inTime: 109, late: 30, overdue: 0, repeated: 3 },
      byResult: { RESOLVED: 109, IN_PROGRESS: 16, NOT_RESOLVABLE_NOW: 14 },
    },
    rows: ROWS,
  };
  return { timeZone: 'Asia/Ho_Chi_Minh', generatedAt: '2026-10-02T02:00:00.000Z', report };
}

export const REPORT_OF: Record<'STATE' | 'PARTY', PaperOf> = {
  STATE: {
    ...{ system: 'STATE', body: 'Sở Nội vụ', parentBody: 'Ủy ban nhân dân tỉnh An Lạc', abbreviation: 'SNV' },
    ...{ place: 'An Lạc', number: null, symbol: 'BC-SNV' },
  },
  PARTY: {
    ...{ system: 'PARTY', body: 'Đảng ủy Sở Nội vụ', parentBody: 'Đảng bộ tỉnh An Lạc', abbreviation: 'ĐU' },
    ...{ place: 'An Lạc', number: null, symbol: 'BC/ĐU' },
  },
};
