import { parentPort, workerData } from 'node:worker_threads';
import { doPaper, type PaperJob } from './paper.jobs.js';

// One worker makes one paper and ends: whatever a large paper took of memory goes with it.
const buffer = await doPaper(workerData as PaperJob);
// Copied, because a Buffer may be a window on a larger pool, which cannot be moved to the parent.
const bytes = new Uint8Array(buffer);
parentPort?.postMessage(bytes, [bytes.buffer]);
