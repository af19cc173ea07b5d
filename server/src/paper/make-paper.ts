import type { PaperDifference, PaperShelf } from '@doi-thoai/shared';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../kernel/domain-error.js';
import type { PaperOf } from './block/model.js';
import type { TableReader } from './collation-table.source.js';
import type { CollationTableModel } from './collation-table/collation-table.model.js';
import type { Unfinished, WordFile } from './difference/word-file.js';
import type { ReportModel } from './follow-up/follow-up.model.js';
import type { MinutesModel } from './minutes/minutes.model.js';
import { doPaper, type Done, type PaperFormat, type PaperJob, type TableFormat } from './paper.jobs.js';
import type { ReadingOrder } from './reading.jobs.js';
import type { Reading } from './sheet/read-cells.js';
import type { IssuedReading, PackedReading } from './source/packed-reading.js';
import type { StatisticsModel } from './statistics/statistics.model.js';
import type { TemplateCheck, TemplateJob, TemplateOf } from './template/template.jobs.js';
import type { UnitFormModel } from './unit-form/unit-form.js';

const COMPILED_WORKER = new URL('./paper.worker.js', import.meta.url);

const MEMORY_MB = 256;
/** A PDF is laid out line by line: what is garbage between its pieces need not pile up to more than this. */
const PDF_MEMORY_MB = 112;
/** What ten thousand rows throw away at once need not pile up first. */
const YOUNG_MB = 8;
/** Rows of a meeting whose list of papers is put together in the time that a worker takes to begin. */
const SMALL_READING = 2000;
const TIME_LIMIT_MS = 60_000;
/** Ten thousand rows take half a minute on a machine that has nothing else to do. */
const PDF_LIMIT_MS = 240_000;
const READ_LIMIT_MS = 20_000;

export interface PaperOptions {
  /** Compiled `paper.worker.js`; without such a file the paper is rendered in this thread. */
  worker?: URL;
  /** Milliseconds before a paper is given up. */
  timeLimit?: number;
}

/**
 * Makes the minutes (form 1.9) in a worker thread, so that sockets and clocks are not stalled.
 * @throws Error when the model cannot be rendered, or the worker runs out of memory (256 MB) or time (60 s)
 */
export function makeMinutes(
  format: PaperFormat,
  model: MinutesModel,
  options?: PaperOptions,
): Promise<Buffer> {
  return makePaper({ paper: 'drawn', drawn: { as: 'minutes', words: '', format, model } }, options);
}

/** The empty form of a base unit as .xlsx; where and how as with the minutes. */
export function makeUnitForm(model: UnitFormModel, options?: PaperOptions): Promise<Buffer> {
  return makePaper({ paper: 'unitForm', model }, options);
}

/** The statistics before the meeting as .xlsx; where and how as with the minutes. */
export function makeStatistics(model: StatisticsModel, options?: PaperOptions): Promise<Buffer> {
  return makePaper({ paper: 'statistics', model }, options);
}

/** A follow-up report as .xlsx; where and how as with the minutes. */
export function makeFollowUp(model: ReportModel, options?: PaperOptions): Promise<Buffer> {
  return makePaper({ paper: 'followUp', model }, options);
}

/** The table of opinions and petitions from its rows; where and how as with the minutes. */
export function makeCollationTable(format: TableFormat, model: CollationTableModel): Promise<Buffer> {
  return makePaper({ paper: 'drawn', drawn: { as: 'opinions', words: '', format, model } });
}

/** A follow-up report as a paper of a body; where and how as with the minutes. */
export function makeFollowUpPaper(format: PaperFormat, model: ReportModel, of: PaperOf): Promise<Buffer> {
  return makePaper({ paper: 'followUpPaper', format, model, of });
}

/** One paper of a meeting; where and how as with the minutes. Null: the reading has no such paper. */
export function makeOfReading(reading: PackedReading, order: ReadingOrder): Promise<Done | null> {
  const job: PaperJob = { paper: 'reading', reading, order };
  return papers.next(job, COMPILED_WORKER, isPdf(job) ? PDF_LIMIT_MS : TIME_LIMIT_MS);
}

/** What can be made of a reading; of a small one it is told at once, of a large one beside the long papers. */
export async function makeShelf(
  reading: PackedReading,
  reader: TableReader,
  issued: readonly IssuedReading[],
): Promise<PaperShelf> {
  const job: PaperJob = { paper: 'reading', reading, order: { make: 'SHELF', reader, issued } };
  const rows = issued.reduce((sum, then) => sum + then.reading.rows, reading.rows);
  const small = rows <= SMALL_READING;
  const done = await (small ? doPaper(job) : shelves.next(job, COMPILED_WORKER, TIME_LIMIT_MS));
  return JSON.parse(bytesOf(done).toString()) as PaperShelf;
}

/**
 * Cells of the first sheet of a workbook that somebody handed in: read in a worker, whose memory and time are limited.
 * @throws DomainError NOT_A_WORKBOOK, TOO_LARGE
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { worker = COMPILED_WORKER, timeLimit = READ_LIMIT_MS }: PaperOptions = {},
): Promise<string[][]> {
  const job: PaperJob = { paper: 'read', bytes: Uint8Array.from(bytes) };
  // What a file does to its reader (memory, time) is the file's fault.
  const told = await readings.next(job, worker, timeLimit).then(bytesOf, () => null);
  const reading =
    told === null ? { unreadable: 'NOT_A_WORKBOOK' as const } : (JSON.parse(told.toString()) as Reading);
  if ('unreadable' in reading) throw new DomainError(reading.unreadable);
  return reading.cells;
}

/**
 * What is written in a Word file or a workbook, a line for each paragraph or cell; read as `readWorkbook` reads.
 * @throws DomainError ATTACHMENT_TYPE when it cannot be read
 */
export async function readOfficeWords(bytes: Uint8Array): Promise<string> {
  const job: PaperJob = { paper: 'words', bytes: Uint8Array.from(bytes) };
  const words = await readings.next(job, COMPILED_WORKER, READ_LIMIT_MS).then(bytesOf, () => null);
  if (words === null) throw new DomainError('ATTACHMENT_TYPE');
  return words.toString();
}

/**
 * A Word file that somebody edited must be a paper and nothing else; read as `readWorkbook` reads.
 * @throws DomainError DOCX_UNSAFE, or ATTACHMENT_TYPE when it cannot be read
 */
export async function requireSafeWord(bytes: Uint8Array): Promise<Unfinished | null> {
  const job: PaperJob = { paper: 'wordFile', bytes: Uint8Array.from(bytes) };
  const told = await readings.next(job, COMPILED_WORKER, READ_LIMIT_MS).then(bytesOf, () => null);
  if (told === null) throw new DomainError('ATTACHMENT_TYPE');
  const { unsafe, unfinished } = JSON.parse(told.toString()) as WordFile;
  if (unsafe !== null) throw new DomainError('DOCX_UNSAFE', { unsafe });
  return unfinished;
}

/**
 * What was changed in a Word file that was generated here, paragraph by paragraph; read as `readWorkbook` reads.
 * @throws DomainError ATTACHMENT_TYPE when one of them cannot be read
 */
export async function comparePapers(generated: Uint8Array, edited: Uint8Array): Promise<PaperDifference> {
  const both = { generated: Uint8Array.from(generated), edited: Uint8Array.from(edited) };
  const told = await readings
    .next({ paper: 'difference', ...both }, COMPILED_WORKER, READ_LIMIT_MS)
    .then(bytesOf, () => null);
  if (told === null) throw new DomainError('ATTACHMENT_TYPE');
  return JSON.parse(told.toString()) as PaperDifference;
}

/** A template to begin with. */
export function sampleTemplate(of: TemplateOf): Promise<Buffer> {
  return makePaper({ paper: 'template', job: { act: 'sample', ...of } });
}

/**
 * A file that somebody handed in as a template: read, and filled once, as `readWorkbook` reads.
 * @throws DomainError NOT_A_TEMPLATE, TEMPLATE_INVALID with every problem and its place
 */
export async function requireTemplate(bytes: Uint8Array, of: TemplateOf): Promise<void> {
  const job: TemplateJob = { act: 'check', bytes: Uint8Array.from(bytes), ...of };
  const told = await readings
    .next({ paper: 'template', job }, COMPILED_WORKER, READ_LIMIT_MS)
    .then(bytesOf, () => null);
  const tooMuch: TemplateCheck = [{ problem: 'TOO_LARGE_INSIDE', about: '', place: null, text: '' }];
  const problems = told === null ? tooMuch : (JSON.parse(told.toString()) as TemplateCheck);
  if (problems === null) throw new DomainError('NOT_A_TEMPLATE');
  if (problems.length > 0) throw new DomainError('TEMPLATE_INVALID', { rows: problems });
}

/** @throws DomainError TEMPLATE_FAILED: the standard paper is never given in its place */
export async function previewTemplate(
  bytes: Uint8Array,
  { kind, system }: TemplateOf,
  about: string,
): Promise<Buffer> {
  const job: TemplateJob = { act: 'preview', bytes: Uint8Array.from(bytes), kind, system, about };
  return makePaper({ paper: 'template', job }).catch(() => {
    throw new DomainError('TEMPLATE_FAILED');
  });
}

function makePaper(
  job: PaperJob,
  { worker = COMPILED_WORKER, timeLimit = isPdf(job) ? PDF_LIMIT_MS : TIME_LIMIT_MS }: PaperOptions = {},
): Promise<Buffer> {
  return papers.next(job, worker, timeLimit).then(bytesOf);
}

function bytesOf(done: Done | null): Buffer {
  if (done === null) throw new Error('a job without its paper');
  return done.bytes;
}

function isPdf(job: PaperJob): boolean {
  const of = job.paper === 'reading' ? job.order : job.paper === 'drawn' ? job.drawn : job;
  const told = 'order' in of ? of.order : of;
  return 'format' in told && told.format === 'pdf';
}

/** One at a time: a desk that asks for twenty papers gets them one after the other, not twenty heaps at once. */
class Queue {
  private last: Promise<unknown> = Promise.resolve();

  next(job: PaperJob, worker: URL, timeLimit: number): Promise<Done | null> {
    // Only the sources lack the worker (tests run them as they are); a build always has it beside this file.
    const compiled = existsSync(fileURLToPath(worker));
    const made = this.last.then(() => (compiled ? inWorker(job, worker, timeLimit) : doPaper(job)));
    this.last = made.catch(() => undefined);
    return made;
  }
}

const papers = new Queue();
/** A list of what can be made does not wait for it to be made. */
const shelves = new Queue();
/** A form that is handed in does not wait for a long paper. */
const readings = new Queue();

function inWorker(job: PaperJob, file: URL, timeLimit: number): Promise<Done | null> {
  const worker = new Worker(file, {
    workerData: job,
    // A renderer of delegates' texts needs none of the server's secrets.
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: isPdf(job) ? PDF_MEMORY_MB : MEMORY_MB,
      maxYoungGenerationSizeMb: YOUNG_MB,
    },
  });
  return new Promise<Done | null>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`the paper was not ready after ${timeLimit} ms`));
      void worker.terminate();
    }, timeLimit);
    worker.once('message', (done: (Done & { bytes: Uint8Array<ArrayBuffer> }) | null) =>
      resolve(done && { ...done, bytes: Buffer.from(done.bytes.buffer) }),
    );
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the paper worker ended with code ${code} before its paper`));
    });
  });
}
