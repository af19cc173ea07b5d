import type { CommitmentState, CommitmentView } from './commitments.js';
import { cellOf } from './commitments.js';

type Promised = Pick<CommitmentView, 'state' | 'dueKind' | 'dueOn' | 'doneOn'>;

const dated = (state: CommitmentState, dueOn: string, doneOn: string | null = null): Promised => ({
  ...{ state, dueKind: 'DATE', dueOn, doneOn },
});
const kind = (
  state: CommitmentState,
  dueKind: 'REGULAR' | 'TERM',
  doneOn: string | null = null,
): Promised => ({
  ...{ state, dueKind, dueOn: null, doneOn },
});

describe('domain.md 9.5: each promise stands in one of four cells, by dates alone', () => {
  const today = '2026-10-01';
  const before = '2026-09-30';
  const after = '2026-10-02';

  it.each<[string, Promised, string | null]>([
    ['proposed, due today', dated('PROPOSED', today), 'OPEN_IN_TIME'],
    ['proposed, due yesterday', dated('PROPOSED', before), 'OPEN_OVERDUE'],
    ['confirmed, due tomorrow', dated('CONFIRMED', after), 'OPEN_IN_TIME'],
    ['issued, due yesterday', dated('ISSUED', before), 'OPEN_OVERDUE'],
    ['taken on, due yesterday', dated('ACKNOWLEDGED', before), 'OPEN_OVERDUE'],
    ['in progress, due today', dated('IN_PROGRESS', today), 'OPEN_IN_TIME'],
    ['in progress, due yesterday', dated('IN_PROGRESS', before), 'OPEN_OVERDUE'],
    ['reported on the last day, looked at later', dated('REPORTED', before, before), 'OPEN_IN_TIME'],
    ['reported a day late', dated('REPORTED', before, today), 'OPEN_OVERDUE'],
    ['verified, done on the last day', dated('VERIFIED', before, before), 'DONE_ON_TIME'],
    ['verified, done a day late', dated('VERIFIED', before, today), 'DONE_LATE'],
    ['verified before it is due', dated('VERIFIED', after, today), 'DONE_ON_TIME'],
    ['verified with a date and no day of completion', dated('VERIFIED', after), 'DONE_LATE'],
    ['regular work', kind('IN_PROGRESS', 'REGULAR'), 'OPEN_IN_TIME'],
    ['for the term', kind('ISSUED', 'TERM'), 'OPEN_IN_TIME'],
    ['for the term, verified', kind('VERIFIED', 'TERM', today), 'DONE_ON_TIME'],
    ['suspended and overdue', dated('SUSPENDED', before), null],
    ['cancelled', dated('CANCELLED', after), null],
  ])('%s', (_what, promise, cell) => {
    expect(cellOf(promise, today)).toBe(cell);
  });
});
