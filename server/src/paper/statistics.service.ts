import type { CivilDate, Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readAtHead } from '../journal/read-at-head.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingSnapshot } from '../meeting/meeting.snapshot.js';
import { OrganisationService } from '../organisation/organisation.service.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { makeStatistics } from './make-paper.js';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** The statistics before the meeting as a workbook, at one head of its journal. */
@Injectable()
export class StatisticsPaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly statistics: StatisticsService,
    private readonly meetings: MeetingSnapshot,
    private readonly organisation: OrganisationService,
  ) {}

  /** Bytes of an .xlsx with what names it. Refuses with NOT_FOUND. */
  async xlsx(meetingId: Id): Promise<{ bytes: Buffer; title: string; day: CivilDate }> {
    const model = await readAtHead(this.dataSource, meetingId, async (db, { head, hash, now }) => {
      const { meeting } = await this.meetings.common(db, meetingId, 'everyone');
      if (!meeting) return null;
      return {
        issuer: meeting.hostBodies[0] ?? (await this.organisation.words(db)).name,
        ...{ meeting: meeting.title, rehearsal: meeting.rehearsal, timeZone: TIME_ZONE },
        generatedAt: new Date(now).toISOString(),
        journal: { head, hash },
        statistics: await this.statistics.read(db, meetingId, meeting, { head, now }),
      };
    });
    if (!model) throw new DomainError('NOT_FOUND');
    const day = civilDay(Date.parse(model.generatedAt));
    return { bytes: await makeStatistics(model), title: model.meeting, day };
  }
}
