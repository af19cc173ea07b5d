import { placeOf } from './place-of.js';

describe('W81: what a log says of an error', () => {
  it('its kind, its code and its place, and nothing of its message', () => {
    const error = Object.assign(new TypeError('từ chối\n    at Ngô Thị Lan'), { code: '22P02' });
    const [kind, ...frames] = placeOf(error).split('\n');
    expect(kind).toBe('TypeError 22P02');
    expect(frames.length).toBeGreaterThan(0);
    expect(frames[0]).toContain('place-of.spec.ts');
    expect(frames.join('\n')).not.toContain('Lan');
  });

  it('a code that is no code, and what is thrown and no error, say nothing', () => {
    expect(placeOf(Object.assign(new Error('x'), { code: 'Ngô Thị Lan' }))).toMatch(/^Error\n/);
    expect(placeOf('Ngô Thị Lan')).toBe('string');
  });
});
