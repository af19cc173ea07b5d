import { useCallback, useEffect, useState } from 'react';
import { getJson, type HttpFailure } from './http';
import { failureOf } from './refusal-text';

export type Fetched<T> =
  { state: 'loading' } | { state: 'failed'; failure: HttpFailure } | { state: 'there'; value: T };

/** GET of `path`, again when asked. */
export function useFetched<T>(path: string): [Fetched<T>, () => void] {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    const fetchIt = async (): Promise<Fetched<T>> => {
      try {
        return { state: 'there', value: await getJson<T>(path) };
      } catch (error) {
        return { state: 'failed', failure: await failureOf(error) };
      }
    };
    void fetchIt().then((now) => {
      if (!left) setFetched(now);
    });
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
