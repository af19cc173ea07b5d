/** Letters without marks, small: `Uỷ ban`, `Ủy ban` and `uy ban` are one; `đ` is `d`. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

const known = new WeakMap<object, string>();

/** The searchable words of a row, folded once per version of the row. */
function foldedOf<Row extends object>(row: Row, words: (row: Row) => string): string {
  let folded = known.get(row);
  if (folded === undefined) {
    folded = plainLetters(words(row));
    known.set(row, folded);
  }
  return folded;
}

/** Rows that hold every word of the query somewhere, accents aside. */
export function findRows<Row extends object>(
  rows: readonly Row[],
  query: string,
  words: (row: Row) => string,
): readonly Row[] {
  const wanted = plainLetters(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const folded = foldedOf(row, words);
    return wanted.every((word) => folded.includes(word));
  });
}
