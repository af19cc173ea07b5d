import type { CollatedView, ParticipantView, SubmissionView, UnitSetView } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { proposedClosing } from './closing-time';
import { standingOf } from './standing';
import { fits, unitRows, UNIT_FILTERS, type UnitRow } from './unit-rows';

const NOW = 10_000;
const set = (more: Partial<UnitSetView>): UnitSetView => ({
  ...{ id: 'a', unit: 'Chi bộ A', state: 'INVITED', closesAt: 20_000, firstClosesAt: 20_000, invitedAt: 1 },
  ...{ openedAt: null, submittedAt: null, lastSubmittedAt: null, submittedBy: '', nothing: false, note: '' },
  ...{ returnedAt: null, returnReason: '', remindedAt: [], linkGeneration: 1, version: 1 },
  ...more,
});

describe('a unit’s standing', () => {
  it.each<[string, UnitSetView | null]>([
    ['NOT_ASKED', null],
    ['INVITED', set({})],
    ['OPENED', set({ state: 'OPENED' })],
    ['SILENT', set({ state: 'OPENED', closesAt: 5000 })],
    ['SUBMITTED', set({ state: 'SUBMITTED', submittedAt: 9000 })],
    ['LATE', set({ state: 'SUBMITTED', submittedAt: 9000, closesAt: 5000 })],
    ['RETURNED', set({ state: 'RETURNED', submittedAt: 4000, closesAt: 5000 })],
  ])('%s', (standing, one) => {
    expect(standingOf(one, NOW)).toBe(standing);
  });
});

const submission = (authorUnitId: string | null, more: Partial<SubmissionView> = {}): SubmissionView =>
  ({
    authorUnitId,
    withdrawn: false,
    channel: 'PHONE',
    collatedIds: [],
    ...more,
  }) as unknown as SubmissionView;

const rows: UnitRow[] = unitRows(
  {
    ...emptySnapshot(),
    units: { b: { id: 'b', name: 'Chi bộ B' }, a: { id: 'a', name: 'Chi bộ A' } },
    sets: { a: set({ state: 'SUBMITTED', submittedAt: 9000, closesAt: 5000 }) },
    participants: {
      1: { role: 'UNIT_FOCAL', unitId: 'a', name: 'Vũ Đầu Mối' } as unknown as ParticipantView,
      2: { role: 'DELEGATE', unitId: 'a', name: 'Lan' } as unknown as ParticipantView,
    },
    submissions: {
      1: submission('a'),
      2: submission('a', { collatedIds: ['c'] }),
      3: submission('a', { withdrawn: true }),
      4: submission('a', { channel: 'SPEECH_NOT_REACHED' }),
      5: submission(null),
    },
    collated: { c: { unitId: 'a', mergedInto: null, splitInto: [] as string[] } as unknown as CollatedView },
  },
  NOW,
);

describe('the desk’s list of units', () => {
  it('counts raw, not collated and collated opinions apart, and knows who hands in', () => {
    expect(rows.map((row) => row.name)).toEqual(['Chi bộ A', 'Chi bộ B']);
    expect(rows[0]).toMatchObject({ raw: 2, free: 1, collated: 1, focal: ['Vũ Đầu Mối'] });
    expect(rows[1]).toMatchObject({ raw: 0, free: 0, collated: 0, focal: [], set: null });
  });

  it('filters', () => {
    const found = UNIT_FILTERS.map((filter) => rows.filter((row) => fits(filter, row)).length);
    expect(found).toEqual([2, 1, 0, 0, 1, 1, 1]);
  });
});

describe('the proposed closing time', () => {
  const at = (day: string, hour: string) => Date.parse(`${day}T${hour}:00+07:00`);

  it('is two working days before, at 17:00', () => {
    expect(proposedClosing(at('2026-09-18', '14:00'), 0)).toBe(at('2026-09-16', '17:00'));
  });

  it('passes over a weekend', () => {
    expect(proposedClosing(at('2026-09-21', '08:00'), 0)).toBe(at('2026-09-17', '17:00'));
  });

  it('is tomorrow when that is over', () => {
    const now = at('2026-09-18', '08:00');
    expect(proposedClosing(at('2026-09-18', '14:00'), now)).toBe(now + 86_400_000);
  });
});
