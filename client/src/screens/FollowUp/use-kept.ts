import { useState } from 'react';
import type { HttpFailure } from '../../realtime/http';
import { useFetched } from '../../realtime/use-fetched';

interface Kept<T> {
  /** The last answer, also while another one is on its way or did not come. */
  value: T | null;
  failure: HttpFailure | null;
  again: () => void;
}

/** GET that keeps in sight what was there. */
export function useKept<T>(path: string): Kept<T> {
  const [fetched, again] = useFetched<T>(path);
  const [value, setValue] = useState<T | null>(null);
  if (fetched.state === 'there' && fetched.value !== value) setValue(fetched.value);
  return { value, failure: fetched.state === 'failed' ? fetched.failure : null, again };
}
