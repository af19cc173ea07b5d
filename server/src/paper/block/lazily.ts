/** What is made of each item when it is its turn, and again each time that it is gone through. */
export function mapped<From, To>(
  from: Iterable<From>,
  make: (item: From, index: number) => To,
): Iterable<To> {
  return {
    *[Symbol.iterator]() {
      let index = 0;
      for (const item of from) yield make(item, index++);
    },
  };
}

/** The items, or null when there are more than so many. */
export function fewOf<Item>(items: Iterable<Item>, most: number): Item[] | null {
  const few: Item[] = [];
  for (const item of items) {
    if (few.length === most) return null;
    few.push(item);
  }
  return few;
}
