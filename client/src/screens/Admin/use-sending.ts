import { useState } from 'react';
import { failureText } from '../../realtime/refusal-text';

/** One request of a form: on its way, failed with its reason, or done. */
export function useSending() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const send = async (request: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure('');
    try {
      await request();
    } catch (error) {
      setFailure(failureText(error));
      setBusy(false);
    }
  };
  return { busy, failure, send };
}
