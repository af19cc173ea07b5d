import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { MinutesModel } from './minutes/minutes.model.js';
import { renderPaper, type PaperJob } from './paper.jobs.js';

const COMPILED_WORKER = new URL('./paper.worker.js', import.meta.url);

const MEMORY_MB = 256;
const TIME_LIMIT_MS = 60_000;

export interface PaperOptions {
  /** Compiled `paper.worker.js`; without such a file the paper is rendered in this thread. */
  worker?: URL;
  /** Milliseconds before a paper is given up. */
  timeLimit?: number;
}

/**
 * Makes the minutes (form 1.9) in a worker thread, so that sockets and clocks are not stalled.
 * @returns the bytes of a .docx
 * @throws Error when the model cannot be rendered, or the worker runs out of memory (256 MB) or time (60 s)
 */
export function makeMinutes(model: MinutesModel, options?: PaperOptions): Promise<Buffer> {
  return makePaper({ paper: 'minutes', model }, options);
}

// One paper at a time: a desk that asks for twenty gets them one after the other, not twenty heaps at once.
let queue: Promise<unknown> = Promise.resolve();

function makePaper(
  job: PaperJob,
  { worker = COMPILED_WORKER, timeLimit = TIME_LIMIT_MS }: PaperOptions = {},
) {
  // Only the sources lack the worker (tests run them as they are); a build always has it beside this file.
  const compiled = existsSync(fileURLToPath(worker));
  const made = queue.then(() => (compiled ? inWorker(job, worker, timeLimit) : renderPaper(job)));
  queue = made.catch(() => undefined);
  return made;
}

function inWorker(job: PaperJob, file: URL, timeLimit: number): Promise<Buffer> {
  const worker = new Worker(file, {
    workerData: job,
    // A renderer of delegates' texts needs none of the server's secrets.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise<Buffer>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`the paper was not ready after ${timeLimit} ms`));
      void worker.terminate();
    }, timeLimit);
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer)));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the paper worker ended with code ${code} before its paper`));
    });
  });
}
