const OLDER_TONES = [
  ['o', 'àáảãạ', 'òóỏõọ', 'a'],
  ['o', 'èéẻẽẹ', 'òóỏõọ', 'e'],
  ['u', 'ỳýỷỹỵ', 'ùúủũụ', 'y'],
] as const;

const NEWER = new Map(
  OLDER_TONES.flatMap(([first, older, newer, last]) =>
    [...older].map((letter, i) => [first + letter, `${[...newer][i] ?? ''}${last}`] as const),
  ),
);
const OLDER = new RegExp([...NEWER.keys()].join('|'), 'g');

/** Small letters without marks, `đ` as `d`: as `vn_fold` in the database. */
export function foldMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** Small letters with their marks, tones where the newer spelling has them (`uỷ` is `ủy`): as `vn_same`. */
export function sameTones(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(OLDER, (pair) => NEWER.get(pair) ?? pair);
}

/** The words of a text, apart from what stands between them. */
export function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** The same name, however its tones are placed, in whatever case and with whatever blanks. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => wordsOf(sameTones(name)).join(' ');
  return plain(one) === plain(other);
}
