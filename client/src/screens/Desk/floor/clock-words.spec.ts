import { timeNear } from './clock-words';

// 14:05:09 in Hanoi.
const near = Date.UTC(2026, 2, 8, 7, 5, 9, 400);

describe('A corrected time is typed as one reads it', () => {
  it.each([
    ['14:05:09', 0],
    ['14:04:00', -69],
    ['14h06', 51],
    ['14.05.10', 1],
  ])('%s lies %i seconds away', (words, seconds) => {
    expect(timeNear(near, words)).toBe(Date.UTC(2026, 2, 8, 7, 5, 9 + seconds));
  });

  it('means the nearer day around midnight', () => {
    const midnight = Date.UTC(2026, 2, 7, 17, 0, 30);
    expect(timeNear(midnight, '23:59:30')).toBe(midnight - 60_000);
  });

  it.each(['', '25:00', '14', 'hai giờ'])('%p is no time', (words) => {
    expect(timeNear(near, words)).toBeNull();
  });
});
