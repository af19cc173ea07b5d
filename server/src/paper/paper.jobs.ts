import type { CollationTableModel } from './collation-table/collation-table.model.js';
import type { ReportModel } from './follow-up/follow-up.model.js';
import type { MinutesModel } from './minutes/minutes.model.js';
import type { StatisticsModel } from './statistics/statistics.model.js';
import type { UnitFormModel } from './unit-form/unit-form.js';

/** One paper to make, or one to read: plain data, so that it can be handed to a worker. */
export type PaperJob =
  | { paper: 'minutes'; model: MinutesModel }
  | { paper: 'unitForm'; model: UnitFormModel }
  | { paper: 'collationTable'; format: 'docx' | 'xlsx'; model: CollationTableModel }
  | { paper: 'statistics'; model: StatisticsModel }
  | { paper: 'followUp'; model: ReportModel }
  | { paper: 'words'; bytes: Uint8Array<ArrayBuffer> }
  | { paper: 'read'; bytes: Uint8Array<ArrayBuffer> };

/** Does a job where it is called; what was read comes as JSON. Each loads only the libraries that it needs. */
export async function doPaper(job: PaperJob): Promise<Buffer> {
  switch (job.paper) {
    case 'minutes': {
      const { renderMinutesDocx } = await import('./minutes/minutes.docx.js');
      return renderMinutesDocx(job.model);
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
      const { renderCollationTableDocx } = await import('./collation-table/collation-table.docx.js');
      return renderCollationTableDocx(job.model);
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
