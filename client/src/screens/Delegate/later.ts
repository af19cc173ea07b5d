import { useEffect, useSyncExternalStore } from 'react';
import { useConnection } from '../../realtime/hooks';
import { mayReload } from '../../realtime/use-reload';
import { needText } from '../../text/text';

type Later = (typeof import('./later-parts'))['LATER'];

const QUIET_MS = 5000;
const RETRY_MS = 3000;

const TRIES_BEFORE_RELOAD = 4;

let loaded: Later | null = null;
let fetching = false;
let tries = 0;
const listeners = new Set<() => void>();

/** Fetches once, and again after a failure: a dead network is nothing that a person has to press for. */
function fetchLater(): void {
  if (loaded || fetching) return;
  fetching = true;
  load().catch(() => {
    fetching = false;
    setTimeout(fetchLater, RETRY_MS);
  });
}

async function load(): Promise<void> {
  // Some browsers never import again what could not be fetched once: ask whether anybody is there.
  await fetch('/', { method: 'HEAD', cache: 'no-store' });
  tries += 1;
  // The server is there and the file is not: this page is of an older version. What was typed is kept.
  if (tries > TRIES_BEFORE_RELOAD && mayReload()) location.reload();
  const [module] = await Promise.all([import('./later-parts'), needText('later')]);
  loaded = module.LATER;
  loaded.sendAnonymous();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The parts that come after the first screen; null until they are here. They are fetched when `wanted`. */
export function useLater(wanted: boolean): Later | null {
  useEffect(() => {
    if (wanted) fetchLater();
  }, [wanted]);
  return useSyncExternalStore(subscribe, () => loaded);
}

/**
 * A phone fetches them by itself, soon after it is connected and its owner pauses, so that a network that dies
 * later takes nothing away and the first opinion waits for nothing.
 */
export function useLaterWhenQuiet(): void {
  const connected = useConnection() === 'CONNECTED';
  useEffect(() => {
    if (!connected) return;
    let timer = setTimeout(fetchLater, QUIET_MS);
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(fetchLater, QUIET_MS);
    };
    const acts = ['pointerdown', 'input'] as const;
    for (const act of acts) addEventListener(act, wait);
    return () => {
      clearTimeout(timer);
      for (const act of acts) removeEventListener(act, wait);
    };
  }, [connected]);
}
