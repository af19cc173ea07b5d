import { useEffect, useState } from 'react';

const STILL_AFTER_MS = 3000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/** True when nobody has moved the pointer or pressed a key for three seconds: then nothing but the picture shows. */
export function useStill(): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wake = (): void => {
      clearTimeout(timer);
      setStill(false);
      timer = setTimeout(() => setStill(true), STILL_AFTER_MS);
    };
    wake();
    for (const sign of SIGNS) addEventListener(sign, wake);
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) removeEventListener(sign, wake);
    };
  }, []);
  return still;
}
