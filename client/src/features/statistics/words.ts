import type { Breakdown, BreakdownRow } from '@doi-thoai/shared';
import { LIMITS, shareTenths } from '@doi-thoai/shared';
import { formatNumber } from '../../text/format';
import { hasText, type useText } from '../../text/text';

type TFunction = ReturnType<typeof useText>['t'];

/** `12/40 · 30,0%`; empty of nothing. */
export function shareWords(n: number, of: number, t: TFunction): string {
  const percent = percentWords(n, of);
  return percent === '' ? '' : t('statistics.share', { n: formatNumber(n), of: formatNumber(of), percent });
}

export function percentWords(n: number, of: number): string {
  const tenths = shareTenths(n, of);
  return tenths === null ? '' : `${formatNumber(tenths / 10, 1)}%`;
}

const LISTS = {
  RAW_KIND: 'states.kind',
  RAW_DISCLOSURE: 'states.disclosure',
  ASIDE_KIND: 'states.aside',
  COLLATED_FIELD: 'states.field',
  COLLATED_AUTHORITY: 'states.authority',
} as const;

/** What a row is called. */
export function rowWords({ by }: Pick<Breakdown, 'by'>, { key, label }: BreakdownRow, t: TFunction): string {
  if (key === null) {
    const none = `statistics.none.${by}`;
    return hasText(none) ? t(none) : t('statistics.none.OTHER');
  }
  const list = by in LISTS ? LISTS[by as keyof typeof LISTS] : null;
  const word = `${list}.${key}`;
  return list !== null && hasText(word) ? t(word) : label;
}

/** What a row shows as its number: null where it was folded into the rest. */
export function shownOf({ n, unnamed }: BreakdownRow): number | null {
  return n === null ? null : n + unnamed;
}

export const FEW = { n: LIMITS.smallGroup };
