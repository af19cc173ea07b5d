import type { TemplateUsed } from '@doi-thoai/shared';
import type { PaperDocument, PaperOf } from './block/model.js';
import type { WordFile } from './difference/word-file.js';
import type { ReportModel } from './follow-up/follow-up.model.js';
import type { Drawn, ReadingOrder } from './reading.jobs.js';
import type { PackedReading } from './source/packed-reading.js';
import type { StatisticsModel } from './statistics/statistics.model.js';
import type { TemplateJob } from './template/template.jobs.js';
import { templateNote } from './template-note.js';
import type { UnitFormModel } from './unit-form/unit-form.js';

/** What a paper of blocks is made as. */
export type PaperFormat = 'docx' | 'pdf';
export type TableFormat = PaperFormat | 'xlsx';

/** One paper to make, or one to read: plain data, so that it can be handed to a worker. */
export type PaperJob =
  | { paper: 'reading'; reading: PackedReading; order: ReadingOrder }
  | { paper: 'drawn'; drawn: Drawn }
  | { paper: 'unitForm'; model: UnitFormModel }
  | { paper: 'statistics'; model: StatisticsModel }
  | { paper: 'followUp'; model: ReportModel }
  | { paper: 'followUpPaper'; format: PaperFormat; model: ReportModel; of: PaperOf }
  | { paper: 'template'; job: TemplateJob }
  | { paper: 'words'; bytes: Uint8Array<ArrayBuffer> }
  | { paper: 'wordFile'; bytes: Uint8Array<ArrayBuffer> }
  | { paper: 'difference'; generated: Uint8Array<ArrayBuffer>; edited: Uint8Array<ArrayBuffer> }
  | { paper: 'read'; bytes: Uint8Array<ArrayBuffer> };

/** What a job came to. */
export interface Done {
  bytes: Buffer;
  /** What a paper's file is called, where its reading says it. */
  words: string;
  /** The organisation's own template that it was filled into; null: the standard paper. */
  template: TemplateUsed | null;
}

async function readWordFiles(job: Extract<PaperJob, { paper: 'wordFile' | 'difference' }>): Promise<Buffer> {
  if (job.paper === 'wordFile') {
    const { unfinishedIn, unsafeIn } = await import('./difference/word-file.js');
    const unsafe = unsafeIn(job.bytes);
    const found: WordFile = { unsafe, unfinished: unsafe === null ? unfinishedIn(job.bytes) : null };
    return Buffer.from(JSON.stringify(found));
  }
  const { compareTexts } = await import('./difference/compare.js');
  const { paragraphsOf } = await import('./difference/paragraphs.js');
  return Buffer.from(JSON.stringify(compareTexts(paragraphsOf(job.generated), paragraphsOf(job.edited))));
}

async function renderPaper(format: PaperFormat, paper: PaperDocument): Promise<Buffer> {
  if (format === 'pdf') return (await import('./block/render-pdf.js')).renderPdf(paper);
  return (await import('./block/render-docx.js')).renderDocx(paper);
}

/**
 * Does a job where it is called; what was read comes as JSON. Each loads only the libraries that it needs.
 * Null: the reading has no such paper.
 */
export async function doPaper(job: PaperJob): Promise<Done | null> {
  if (job.paper !== 'reading') return { bytes: await doJob(job), words: '', template: null };
  const { draw } = await import('./reading.jobs.js');
  const drawn = draw(job.reading, job.order);
  if (drawn === null) return null;
  const template = drawn.as === 'filled' ? drawn.used : null;
  return { bytes: await render(drawn), words: drawn.words, template };
}

export async function render(drawn: Drawn): Promise<Buffer> {
  switch (drawn.as) {
    case 'json':
      return Buffer.from(JSON.stringify(drawn.value));
    case 'document':
      return renderPaper(drawn.format, drawn.document);
    case 'filled': {
      const { fillTemplate } = await import('./template/fill-template.js');
      return fillTemplate(drawn.bytes, drawn.filling, templateNote(drawn.used));
    }
    case 'minutes': {
      const { minutesPaper } = await import('./minutes/minutes.paper.js');
      return renderPaper(drawn.format, minutesPaper(drawn.model));
    }
    case 'workbook': {
      const { renderWorkbook } = await import('./sheet/table-sheets.js');
      return renderWorkbook(drawn.workbook);
    }
    case 'opinions': {
      if (drawn.format === 'xlsx') {
        const { renderCollationTableXlsx } = await import('./collation-table/collation-table.xlsx.js');
        return renderCollationTableXlsx(drawn.model);
      }
      const { collationTablePaper } = await import('./collation-table/collation-table.paper.js');
      return renderPaper(drawn.format, collationTablePaper(drawn.model));
    }
  }
}

async function doJob(job: Exclude<PaperJob, { paper: 'reading' }>): Promise<Buffer> {
  switch (job.paper) {
    case 'drawn':
      return render(job.drawn);
    case 'unitForm': {
      const { renderUnitForm } = await import('./unit-form/unit-form.js');
      return renderUnitForm(job.model);
    }
    case 'statistics': {
      const { renderStatisticsXlsx } = await import('./statistics/statistics.xlsx.js');
      return renderStatisticsXlsx(job.model);
    }
    case 'followUp': {
      const { renderFollowUpXlsx } = await import('./follow-up/follow-up.xlsx.js');
      return renderFollowUpXlsx(job.model);
    }
    case 'followUpPaper': {
      const { followUpDocument } = await import('./follow-up/follow-up.document.js');
      return renderPaper(job.format, followUpDocument(job.model, job.of));
    }
    case 'template': {
      const { doTemplate } = await import('./template/template.jobs.js');
      return doTemplate(job.job);
    }
    case 'wordFile':
    case 'difference':
      return readWordFiles(job);
    case 'words': {
      const { officeWords } = await import('./sheet/office-words.js');
      return Buffer.from(officeWords(job.bytes));
    }
    case 'read': {
      const { readCells } = await import('./sheet/read-cells.js');
      return Buffer.from(JSON.stringify(await readCells(job.bytes)));
    }
  }
}
