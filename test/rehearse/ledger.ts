import type { Store } from '@doi-thoai/shared/client/store';

/** What brought a client's state from one number to the next. */
export interface Span {
  by: 'snapshot' | 'frame';
  from: number;
  to: number;
}

/** Which journal numbers a client's state stands on, noted as they are applied and judged afterwards. */
export class Ledger {
  readonly spans: Span[] = [];

  /** Notes what the store applies from now on. Its own idea of order is not asked. */
  watch(store: Store): void {
    const frame = store.frame.bind(store);
    store.frame = (one) => {
      const outcome = frame(one);
      if (outcome === 'applied') this.spans.push({ by: 'frame', from: one.from, to: one.to });
      return outcome;
    };
    const snapshot = store.snapshot.bind(store);
    store.snapshot = (common, ...personal) => {
      snapshot(common, ...personal);
      this.spans.push({ by: 'snapshot', from: 0, to: common.head });
    };
  }
}

/** Numbers up to `head` that were never applied, as intervals "13-15". */
export function missingNumbers(spans: readonly Span[], head: number): string[] {
  const missing: string[] = [];
  const lack = (from: number, to: number): void => void (from <= to && missing.push(`${from}-${to}`));
  let reached = 0;
  for (const { by, from, to } of spans) {
    if (by === 'frame') lack(reached + 1, from);
    reached = by === 'snapshot' ? to : Math.max(reached, to);
  }
  lack(reached + 1, head);
  return missing;
}
