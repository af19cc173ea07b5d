import type { FollowUpBoard } from '@doi-thoai/shared';
import { allOf, APART_STATES } from '@doi-thoai/shared';
import { formatNumber } from '../../text/format';

/** `16.051/16.274 · 98,6%`: a share never stands without both its numbers. */
export function rateWords({ done, of, tenths }: { done: number; of: number; tenths: number | null }): string {
  const share = `${formatNumber(done)}/${formatNumber(of)}`;
  return tenths === null ? share : `${share}\u00a0·\u00a0${formatNumber(tenths / 10, 1)}%`;
}

export function nothingPromised({ cells, apart }: Pick<FollowUpBoard, 'cells' | 'apart'>): boolean {
  return allOf(cells) === 0 && APART_STATES.every((state) => apart[state] === 0);
}
