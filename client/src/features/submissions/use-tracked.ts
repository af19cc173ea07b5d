import type { TrackedLine } from '@doi-thoai/shared';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { postJson, type HttpFailure } from '../../realtime/http';
import { failureOf } from '../../realtime/refusal-text';

const EVERY_MS = 30_000;
/** What was fetched a moment ago is not fetched again because it came into view. */
const FRESH_MS = 3000;

interface Found {
  code: string | null;
  /** The last that was read; it stays when the network goes. */
  line: TrackedLine | null;
  failure: HttpFailure | null;
}

export interface Tracked extends Omit<Found, 'code'> {
  refresh: () => Promise<void>;
}

const NOTHING: Found = { code: null, line: null, failure: null };

/**
 * The line of an opinion, read with nothing but its code: at once, after own acts, and again and again while `box`
 * is in view.
 */
export function useTracked(code: string | null, box: RefObject<Element | null>): Tracked {
  const [found, setFound] = useState(NOTHING);
  const round = useRef(0);
  const at = useRef(0);
  const refresh = useCallback(async () => {
    if (code === null) return;
    round.current += 1;
    at.current = Date.now();
    const mine = round.current;
    const next = await read(code);
    if (mine !== round.current) return;
    setFound((before) => (next.line || before.code !== code ? next : { ...next, line: before.line }));
  }, [code]);
  useEffect(() => {
    void refresh();
    return () => {
      round.current += 1;
    };
  }, [refresh]);
  useWhileInView(box, refresh, at);
  const { line, failure } = found.code === code ? found : NOTHING;
  return { line, failure, refresh };
}

async function read(code: string): Promise<Found> {
  try {
    return { code, line: await postJson<TrackedLine>('api/track', { code }), failure: null };
  } catch (error) {
    return { code, line: null, failure: await failureOf(error) };
  }
}

function useWhileInView(
  box: RefObject<Element | null>,
  refresh: () => Promise<void>,
  at: RefObject<number>,
): void {
  useEffect(() => {
    let inView = false;
    const look = (): void => {
      const seen = inView && document.visibilityState === 'visible';
      if (seen && Date.now() - at.current > FRESH_MS) void refresh();
    };
    const observer = new IntersectionObserver((entries) => {
      inView = entries.some(({ isIntersecting }) => isIntersecting);
      look();
    });
    if (box.current) observer.observe(box.current);
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      observer.disconnect();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [box, refresh, at]);
}
