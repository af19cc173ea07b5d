const collator = new Intl.Collator('vi', { sensitivity: 'variant', numeric: true });

/** The given name stands last and is what a person is called and sorted by; the rest decides between equals. */
function sortKey(name: string): string {
  const words = name.trim().split(/\s+/);
  const given = words.pop() ?? '';
  return `${given} ${words.join(' ')}`;
}

/** Order of Vietnamese names: given name, then the rest (domain.md 14.14: never by surname alone). */
export function compareNames(a: string, b: string): number {
  return collator.compare(sortKey(a), sortKey(b));
}

/** Order of units and other words in Vietnamese; `Chi bộ 2` before `Chi bộ 10`. */
export function compareWords(a: string, b: string): number {
  return collator.compare(a, b);
}
