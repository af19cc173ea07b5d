import type { Id, RefusedItem } from '@doi-thoai/shared';
import { DomainError } from './domain-error.js';

/**
 * Judges everything that one act is about. All of it is fit, or the act is refused with the code of the first that was
 * not and the list of all that were refused: whoever picked two hundred learns of every one at once.
 */
export function allOrNothing<Item, Fit>(
  items: readonly Item[],
  idOf: (item: Item) => Id,
  judge: (item: Item) => Fit,
): Fit[] {
  const fit: Fit[] = [];
  const refused: RefusedItem[] = [];
  let first: DomainError | null = null;
  for (const item of items) {
    try {
      fit.push(judge(item));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      first ??= error;
      refused.push({ id: idOf(item), code: error.code });
    }
  }
  if (first === null) return fit;
  if (items.length === 1) throw first;
  throw new DomainError(first.code, { refused });
}
