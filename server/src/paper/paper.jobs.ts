import type { MinutesModel } from './minutes/minutes.model.js';
import type { UnitFormModel } from './unit-form/unit-form.js';

/** One paper to make, or one to read: plain data, so that it can be handed to a worker. */
export type PaperJob =
  | { paper: 'minutes'; model: MinutesModel }
  | { paper: 'unitForm'; model: UnitFormModel }
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
    case 'read': {
      const { readCells } = await import('./sheet/read-cells.js');
      return Buffer.from(JSON.stringify(await readCells(job.bytes)));
    }
  }
}
