import type { PaperDocument } from './block/model.js';
import type { CollationTableModel } from './collation-table/collation-table.model.js';
import type { ReportModel } from './follow-up/follow-up.model.js';
import type { MinutesModel } from './minutes/minutes.model.js';
import type { StatisticsModel } from './statistics/statistics.model.js';
import type { PaperWorkbook } from './table-paper.js';
import type { TemplateJob } from './template/template.jobs.js';
import type { UnitFormModel } from './unit-form/unit-form.js';

/** What a paper of blocks is made as. */
export type PaperFormat = 'docx' | 'pdf';
export type TableFormat = PaperFormat | 'xlsx';

/** One paper to make, or one to read: plain data, so that it can be handed to a worker. */
export type PaperJob =
  | { paper: 'minutes'; format: PaperFormat; model: MinutesModel }
  | { paper: 'unitForm'; model: UnitFormModel }
  | { paper: 'collationTable'; format: TableFormat; model: CollationTableModel }
  | { paper: 'statistics'; model: StatisticsModel }
  | { paper: 'followUp'; model: ReportModel }
  | { paper: 'document'; format: PaperFormat; document: PaperDocument }
  | { paper: 'workbook'; workbook: PaperWorkbook }
  | { paper: 'template'; job: TemplateJob }
  | { paper: 'words'; bytes: Uint8Array<ArrayBuffer> }
  | { paper: 'wordFile'; bytes: Uint8Array<ArrayBuffer> }
  | { paper: 'difference'; generated: Uint8Array<ArrayBuffer>; edited: Uint8Array<ArrayBuffer> }
  | { paper: 'read'; bytes: Uint8Array<ArrayBuffer> };

async function renderPaper(
  format: PaperFormat,
  paper: PaperDocument,
  rows: Iterable<readonly string[]> | null = null,
): Promise<Buffer> {
  if (format === 'pdf') return (await import('./block/render-pdf.js')).renderPdf(paper, rows);
  return (await import('./block/render-docx.js')).renderDocx(paper, rows);
}

async function readWordFiles(job: Extract<PaperJob, { paper: 'wordFile' | 'difference' }>): Promise<Buffer> {
  if (job.paper === 'wordFile') {
    const { unsafeIn } = await import('./difference/word-file.js');
    return Buffer.from(JSON.stringify(unsafeIn(job.bytes)));
  }
  const { compareTexts } = await import('./difference/compare.js');
  const { paragraphsOf } = await import('./difference/paragraphs.js');
  return Buffer.from(JSON.stringify(compareTexts(paragraphsOf(job.generated), paragraphsOf(job.edited))));
}

/** Does a job where it is called; what was read comes as JSON. Each loads only the libraries that it needs. */
export async function doPaper(job: PaperJob): Promise<Buffer> {
  if (job.paper === 'document') return renderPaper(job.format, job.document);
  if (job.paper === 'workbook') return (await import('./sheet/table-sheets.js')).renderWorkbook(job.workbook);
  if (job.paper === 'wordFile' || job.paper === 'difference') return readWordFiles(job);
  if (job.paper === 'template') return (await import('./template/template.jobs.js')).doTemplate(job.job);
  switch (job.paper) {
    case 'minutes': {
      const { minutesPaper } = await import('./minutes/minutes.paper.js');
      return renderPaper(job.format, minutesPaper(job.model));
    }
    case 'unitForm': {
      const { renderUnitForm } = await import('./unit-form/unit-form.js');
      return renderUnitForm(job.model);
    }
    case 'collationTable': {
      if (job.format === 'xlsx') {
        const { renderCollationTableXlsx } = await import('./collation-table/collation-table.xlsx.js');
        return renderCollationTableXlsx(job.model);
      }
      const { collationTablePaper, printedRows } = await import('./collation-table/collation-table.paper.js');
      return renderPaper(job.format, collationTablePaper(job.model), printedRows(job.model));
    }
    case 'statistics': {
      const { renderStatisticsXlsx } = await import('./statistics/statistics.xlsx.js');
      return renderStatisticsXlsx(job.model);
    }
    case 'followUp': {
      const { renderFollowUpXlsx } = await import('./follow-up/follow-up.xlsx.js');
      return renderFollowUpXlsx(job.model);
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
