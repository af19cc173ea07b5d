import { useEffect, useRef, useState } from 'react';
import { HttpError } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { t } from '../../text/text';
import type { Progress } from './transfer';

export type TransferOf<T> =
  | { is: 'idle' }
  | { is: 'busy'; progress: Progress }
  | { is: 'failed'; failure: string }
  | { is: 'done'; value: T };

/** A file on its way, which ends when its dialog is closed. */
export function useTransfer<T>() {
  const [state, setState] = useState<TransferOf<T>>({ is: 'idle' });
  const going = useRef<AbortController | null>(null);
  const stop = () => going.current?.abort();
  useEffect(() => () => going.current?.abort(), []);
  const run = async (work: (signal: AbortSignal, onProgress: (p: Progress) => void) => Promise<T>) => {
    const abort = new AbortController();
    going.current = abort;
    setState({ is: 'busy', progress: null });
    const tell = (next: TransferOf<T>) => {
      if (!abort.signal.aborted) setState(next);
    };
    try {
      tell({ is: 'done', value: await work(abort.signal, (progress) => tell({ is: 'busy', progress })) });
    } catch (error) {
      tell({ is: 'failed', failure: wordsOf(error) });
    }
  };
  const forget = () => setState({ is: 'idle' });
  return { state, run, stop, forget };
}

/** With the line that is wrong, for whoever looks into the file. */
function wordsOf(error: unknown): string {
  const line = error instanceof HttpError ? error.details.line : undefined;
  return line === undefined ? failureText(error) : `${failureText(error)} ${t('meetingFile.line', { line })}`;
}
