/** Letters without marks, digits and hyphens, for programs that know no other names. */
export function plainName(words: string): string {
  const bare = words.toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/\p{M}/gu, '');
  return bare
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}
