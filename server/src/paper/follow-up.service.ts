import type { FollowUpReport } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { makeFollowUp } from './make-paper.js';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Follow-up reports as papers. */
@Injectable()
export class FollowUpPaper {
  constructor(private readonly clock: Clock) {}

  /** Bytes of an .xlsx. */
  xlsx(report: FollowUpReport): Promise<Buffer> {
    const generatedAt = new Date(this.clock.now()).toISOString();
    return makeFollowUp({ timeZone: TIME_ZONE, generatedAt, report });
  }
}
