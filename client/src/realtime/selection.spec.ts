import { makeSelection, shallowEqual } from './selection';

describe('A screen renders again only for what it reads', () => {
  it('gives the former value back while the selected part is equal', () => {
    let state = { a: 1, b: 1 };
    const select = makeSelection(
      () => state,
      (now) => ({ a: now.a }),
      shallowEqual,
    );
    const first = select();
    state = { a: 1, b: 2 };
    expect(select()).toBe(first);
    state = { a: 2, b: 2 };
    expect(select()).toEqual({ a: 2 });
    expect(select()).toBe(select());
  });

  it('compares entries, not their insides, and tells arrays from objects', () => {
    const row = { id: 1 };
    expect(shallowEqual([row], [row])).toBe(true);
    expect(shallowEqual([row], [{ id: 1 }])).toBe(false);
    expect(shallowEqual([], {})).toBe(false);
    expect(shallowEqual({ a: undefined }, { b: undefined })).toBe(false);
    expect(shallowEqual(null, {})).toBe(false);
  });
});
