import type { Reader } from './problems.js';
import type { ScenarioExpect } from './scenario.js';

/** Notes each count of `expect` that the script does not make. */
export function compareCounts(reader: Reader, expect: ScenarioExpect, found: ScenarioExpect): void {
  const { responsesByType, answersByClass, commitments, units, ...numbers } = expect;
  compare<keyof typeof numbers>(reader, 'expect', numbers, found);
  compare(reader, 'expect.units', units, found.units);
  compare(reader, 'expect.commitments', commitments, found.commitments);
  compareSome(reader, 'expect.responsesByType', responsesByType, found.responsesByType);
  compareSome(reader, 'expect.answersByClass', answersByClass, found.answersByClass);
}

function compare<K extends string>(
  reader: Reader,
  path: string,
  wanted: Readonly<Record<K, number>>,
  found: Readonly<Record<K, number>>,
): void {
  for (const key of Object.keys(wanted) as K[]) {
    if (found[key] === wanted[key]) continue;
    reader.note(`${path}.${key}`, `is ${wanted[key]}, the script makes ${found[key]}`);
  }
}

/** What is left out is 0. */
function compareSome<K extends string>(
  reader: Reader,
  path: string,
  wanted: Readonly<Partial<Record<K, number>>>,
  found: Readonly<Partial<Record<K, number>>>,
): void {
  const keys = [...Object.keys(wanted), ...Object.keys(found)] as K[];
  const whole = (counts: Readonly<Partial<Record<K, number>>>): Record<K, number> =>
    Object.fromEntries(keys.map((key) => [key, counts[key] ?? 0])) as Record<K, number>;
  compare(reader, path, whole(wanted), whole(found));
}
