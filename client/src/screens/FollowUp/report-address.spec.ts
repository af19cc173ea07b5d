import { spanOf, spanQuery } from './report-address';

describe('the days of a report stand in the address', () => {
  const today = '2026-11-29';

  it.each([
    ['', 'span=QUARTER&year=2026&n=4'],
    ['span=MONTH', 'span=MONTH&year=2026&n=11'],
    ['span=MONTH&year=2025&n=2', 'span=MONTH&year=2025&n=2'],
    [
      'span=YEAR&meeting=1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      'span=YEAR&year=2026&meeting=1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
    ],
    ['span=QUARTER&meeting=1', 'span=QUARTER&year=2026&n=4'],
    ['span=QUARTER&n=12', 'span=QUARTER&year=2026&n=4'],
    ['span=MONTHS_9&year=2026&n=3', 'span=MONTHS_9&year=2026'],
    ['span=OTHER&from=2026-01-05&to=2026-02-05', 'span=OTHER&from=2026-01-05&to=2026-02-05'],
  ])('%s asks for %s', (search, query) => {
    expect(spanQuery(spanOf(search, today))).toBe(query);
  });

  it('days that are missing or the wrong way round ask for nothing', () => {
    expect(spanQuery(spanOf('span=OTHER&from=2026-01-05', today))).toBeNull();
    expect(spanQuery(spanOf('span=OTHER&from=2026-02-05&to=2026-01-05', today))).toBeNull();
  });
});
