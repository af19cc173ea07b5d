import { parentPort, workerData } from 'node:worker_threads';
import { doPaper, type PaperJob } from './paper.jobs.js';

// One worker makes one paper and ends: whatever a large paper took of memory goes with it.
const done = await doPaper(workerData as PaperJob);
if (done === null) parentPort?.postMessage(null);
else {
  // Copied, because a Buffer may be a window on a larger pool, which cannot be moved to the parent.
  const bytes = new Uint8Array(done.bytes);
  parentPort?.postMessage({ ...done, bytes }, [bytes.buffer]);
}
