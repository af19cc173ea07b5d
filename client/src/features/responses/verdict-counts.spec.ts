import type { Verdict } from '@doi-thoai/shared';
import { verdictFigures } from './verdict-counts';

const said = (submissionId: string, verdict: Verdict) => ({ submissionId, verdict });

describe('what authors say, as numbers', () => {
  it('named ones exactly, unnamed ones in whole fives of a cell (docs/decisions/0013)', () => {
    const verdicts = [
      said('named', 'NO'),
      ...Array.from({ length: 6 }, () => said('safe', 'NO')),
      ...Array.from({ length: 4 }, () => said('safe', 'ANSWERED')),
    ];
    const of = (id: string) => (id === 'named' ? 'NAMED' : 'ANONYMOUS');
    expect(verdictFigures(verdicts, of)).toEqual({
      named: { ANSWERED: 0, PARTLY: 0, NO: 1 },
      unnamed: { ANSWERED: 0, PARTLY: 0, NO: 5 },
    });
  });

  it('an opinion that is not known here counts as one without a name', () => {
    expect(verdictFigures([said('gone', 'NO')], () => undefined).named.NO).toBe(0);
  });
});
