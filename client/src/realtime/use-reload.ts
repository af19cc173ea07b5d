import { useEffect } from 'react';
import type { SeatSession } from './seat-session';

const LAST_RELOAD = 'doi-thoai.reloaded-at';
const NOT_AGAIN_MS = 120_000;

/** False when the page was reloaded a moment ago and is still too old: a button, not a loop. */
export function mayReload(): boolean {
  try {
    const last = Number(sessionStorage.getItem(LAST_RELOAD) ?? 0);
    if (Date.now() - last < NOT_AGAIN_MS) return false;
    sessionStorage.setItem(LAST_RELOAD, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}

/** Words in an open dialog are kept nowhere: whoever types there closes it first. */
function typesInDialog(): boolean {
  return document.querySelector('dialog[open] :is(input, textarea)') !== null;
}

/**
 * An outdated page reloads by itself. Drafts are on the device since the last key press; the outbox is given
 * the moment that its last write needs.
 */
export function useReloadWhenOutdated({ client }: SeatSession): void {
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const reload = () => location.reload();
    const unsubscribe = client.subscribe(() => {
      if (client.status !== 'OUTDATED' || timer !== undefined || !mayReload()) return;
      timer = setInterval(() => {
        if (typesInDialog()) return;
        clearInterval(timer);
        client.outbox.ready.then(reload, reload);
      }, 1500);
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [client]);
}
