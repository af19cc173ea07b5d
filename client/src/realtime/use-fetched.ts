import { useCallback, useEffect, useState } from 'react';
import { getJson, HttpError, type HttpFailure } from './http';

export type Fetched<T> =
  { state: 'loading' } | { state: 'failed'; failure: HttpFailure } | { state: 'there'; value: T };

/** GET of `path`, again when asked. */
export function useFetched<T>(path: string): [Fetched<T>, () => void] {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    getJson<T>(path).then(
      (value) => {
        if (!left) setFetched({ state: 'there', value });
      },
      (error: unknown) => {
        if (!left)
          setFetched({ state: 'failed', failure: error instanceof HttpError ? error.code : 'INTERNAL' });
      },
    );
    return () => {
      left = true;
    };
  }, [path, round]);
  const again = useCallback(() => {
    setFetched({ state: 'loading' });
    setRound((before) => before + 1);
  }, []);
  return [fetched, again];
}
