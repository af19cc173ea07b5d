import type { Instant } from '@doi-thoai/shared';
import { useSyncExternalStore } from 'react';
import { useSeat } from './session-context';

const tickers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function onSecond(listener: () => void): () => void {
  tickers.add(listener);
  timer ??= setInterval(() => tickers.forEach((tick) => tick()), 250);
  return () => {
    tickers.delete(listener);
    if (tickers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Server time in milliseconds, cut to whole seconds; one timer for the page. */
export function useNow(): Instant {
  const { client } = useSeat();
  return useSyncExternalStore(onSecond, () => Math.floor(client.clock.now() / 1000) * 1000);
}
