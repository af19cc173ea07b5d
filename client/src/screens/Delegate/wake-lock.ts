import { useEffect } from 'react';

/** Keeps the screen on while mounted, where that exists (https only). */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    navigator.wakeLock?.request('screen').then(
      (taken) => {
        lock = taken;
        if (gone) void taken.release();
      },
      () => undefined,
    );
    return () => {
      gone = true;
      lock?.release().catch(() => undefined);
    };
  }, []);
}
