import { renderMinutesDocx } from './minutes/minutes.docx.js';
import type { MinutesModel } from './minutes/minutes.model.js';

/** One paper to make: plain data, so that it can be handed to a worker. */
export type PaperJob = { paper: 'minutes'; model: MinutesModel };

/** Renders a paper where it is called. */
export function renderPaper(job: PaperJob): Promise<Buffer> {
  switch (job.paper) {
    case 'minutes':
      return renderMinutesDocx(job.model);
  }
}
