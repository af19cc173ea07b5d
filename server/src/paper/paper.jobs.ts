import type { PaperDocument, PaperOf } from './block/model.js';
import type { ReportModel } from './follow-up/follow-up.model.js';
import type { Drawn, ReadingOrder } from './reading.jobs.js';
import type { PackedReading } from './source/packed-reading.js';
import type { StatisticsModel } from './statistics/statistics.model.js';
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
  | { paper: 'words'; bytes: Uint8Array<ArrayBuffer> }
  | { paper: 'read'; bytes: Uint8Array<ArrayBuffer> };

/** What a job came to. */
export interface Done {
  bytes: Buffer;
  /** What a paper's file is called, where its reading says it. */
  words: string;
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
  if (job.paper !== 'reading') return { bytes: await doJob(job), words: '' };
  const { draw } = await import('./reading.jobs.js');
  const drawn = draw(job.reading, job.order);
  return drawn && { bytes: await render(drawn), words: drawn.words };
}

export async function render(drawn: Drawn): Promise<Buffer> {
  switch (drawn.as) {
    case 'json':
      return Buffer.from(JSON.stringify(drawn.value));
    case 'document':
      return renderPaper(drawn.format, drawn.document);
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
