/** The same value, or two objects or arrays with the same entries. */
export function shallowEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      Object.is((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** Reads a part of a changing state and gives the former value back as long as the new one is equal to it. */
export function makeSelection<S, T>(
  read: () => S,
  select: (state: S) => T,
  equal: (a: T, b: T) => boolean,
): () => T {
  let last: { state: S; value: T } | null = null;
  return () => {
    const state = read();
    if (last && Object.is(last.state, state)) return last.value;
    const value = select(state);
    last = { state, value: last && equal(last.value, value) ? last.value : value };
    return last.value;
  };
}
