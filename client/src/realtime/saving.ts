import { useEffect, useRef } from 'react';
import type { Saver, Saving } from './saver';

/** How what is typed stands with the server. */
export interface Standing {
  state: Saving;
  /** When it was saved; null when it was before this page. */
  at: number | null;
  /** Why it was not. */
  words: string;
}

/** Words left over from a reload go out at once, and so do those of a field that is closed. */
export function useSaveOnLeaving<Words>(saver: Saver<Words>): void {
  const present = useRef(saver);
  useEffect(() => {
    const one = present.current;
    one.now();
    return () => one.now();
  }, []);
}
