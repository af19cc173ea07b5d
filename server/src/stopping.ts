/** Whatever hangs, the server leaves after this. */
const LIMIT_MS = 8_000;
/** In a terminal, Ctrl-C comes twice: from the terminal itself and passed on by npm. That is not yet impatience. */
const SAME_SIGNAL_MS = 700;

export interface Parts {
  /** Server and hold on the database: may hang on others, and may then be left. */
  stopApp: () => Promise<void>;
  /** Always waited for, within the limit: a database that was stopped in order starts at once the next time. */
  stopDatabase: () => Promise<void>;
  exit: (code: number) => void;
  now: () => number;
}

/**
 * What a signal does: the first stops everything in order, within a few seconds. A second one leaves at once; the
 * embedded database then is stopped by its guard.
 */
export function onSignal(parts: Parts): () => void {
  let first: number | null = null;
  return () => {
    if (first === null) {
      first = parts.now();
      void stopInOrder(parts);
    } else if (parts.now() - first > SAME_SIGNAL_MS) parts.exit(1);
  };
}

async function stopInOrder({ stopApp, stopDatabase, exit }: Parts): Promise<void> {
  const inOrder = await inTime(stopApp());
  const stopped = await inTime(stopDatabase());
  exit(inOrder && stopped ? 0 : 1);
}

/** Whether it was done within the limit. */
async function inTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      console.error('Không dừng kịp, bỏ qua / did not stop in time, going on.');
      resolve(false);
    }, LIMIT_MS);
  });
  const done = work.then(
    () => true,
    (error: unknown) => {
      console.error(error instanceof Error ? error.stack : String(error));
      return false;
    },
  );
  return Promise.race([done, limit]).finally(() => clearTimeout(timer));
}
