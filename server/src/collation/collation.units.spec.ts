import { countUnits, endingLinks, withLink, withoutLinks } from './collation.units.js';

describe('units behind a collated opinion are counted once each', () => {
  it.each([
    ['nobody behind it', null, [], 0],
    ['the unit that handed it in', 'a', [], 1],
    ['the same unit as handing in and as author', 'a', ['a', 'a'], 1],
    ['units of authors', null, ['a', 'b', 'a'], 2],
    ['authors without a unit', 'a', [null, 'b', null], 2],
  ])('%s', (_title, own, authors, expected) => {
    const sources = authors.map((authorUnitId) => ({ authorUnitId }));
    expect(countUnits([own], sources)).toBe(expected);
  });
});

describe('links of a raw opinion (n:m)', () => {
  it('are kept in the order of ids, each once', () => {
    expect(withLink(['b', 'd'], 'c')).toEqual(['b', 'c', 'd']);
    expect(withLink(['b'], 'b')).toEqual(['b']);
  });
  it('end one by one', () => {
    expect(withoutLinks(['b', 'c'], ['b'])).toEqual(['c']);
    expect(withoutLinks(['c'], ['b'])).toEqual(['c']);
  });
  it.each([
    ['another live one is left', ['a', 'live', 'old'], ['a']],
    ['only merged or split ones are left', ['a', 'old', 'older'], ['a', 'old', 'older']],
    ['nothing else is left', ['a'], ['a']],
  ])('end together when nobody could answer any more: %s', (_title, links, ending) => {
    expect(endingLinks(links, 'a', (id) => id === 'live')).toEqual(ending);
  });
  it('units that handed in a merged one count, too', () => {
    expect(countUnits(['a', 'c', null, 'c'], [{ authorUnitId: 'b' }, { authorUnitId: 'a' }])).toBe(3);
  });
});
