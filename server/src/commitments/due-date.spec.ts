import { settleDue } from './due-date.js';

const at = (text: string): number => Date.parse(text);

describe('a promise has a date or an explicit kind, never silently neither', () => {
  const now = at('2026-09-18T03:00:00Z');
  const settle = (dueKind: 'DATE' | 'REGULAR' | 'TERM', dueOn: string | null, before?: string) =>
    settleDue({ dueKind, dueOn }, now, before === undefined ? undefined : { dueOn: before });

  it('keeps a date from today on', () => {
    expect(settle('DATE', '2026-09-18')).toEqual({ dueKind: 'DATE', dueOn: '2026-09-18' });
    expect(settle('DATE', '2027-01-01').dueOn).toBe('2027-01-01');
  });

  it('refuses a missing date and a past one', () => {
    expect(() => settle('DATE', null)).toThrow('DUE_MISSING');
    expect(() => settle('DATE', '2026-09-17')).toThrow('DUE_IN_PAST');
  });

  it('lets a date that has passed since stay, and no other past one', () => {
    expect(settle('DATE', '2026-09-01', '2026-09-01').dueOn).toBe('2026-09-01');
    expect(() => settle('DATE', '2026-09-02', '2026-09-01')).toThrow('DUE_IN_PAST');
  });

  it('has no date when it is regular work or for the term', () => {
    expect(settle('REGULAR', '2020-01-01')).toEqual({ dueKind: 'REGULAR', dueOn: null });
    expect(settle('TERM', null)).toEqual({ dueKind: 'TERM', dueOn: null });
  });
});
