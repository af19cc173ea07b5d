import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { CollationTableService } from './collation-table.service.js';
import { FollowUpPaper } from './follow-up.service.js';
import { MinutesService } from './minutes.service.js';
import { PapersService } from './papers.service.js';
import { PaperReader } from './source/paper-reader.js';
import { SignedModule } from '../signed/signed.module.js';
import { SignedPaperService } from './signed-paper.service.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { StatisticsPaper } from './statistics.service.js';
import { UnitFormService } from './unit-form.service.js';

@Module({
  imports: [MeetingModule, OrganisationModule, SignedModule, StatisticsModule],
  providers: [
    CollationTableService,
    FollowUpPaper,
    MinutesService,
    PaperReader,
    PapersService,
    SignedPaperService,
    StatisticsPaper,
    UnitFormService,
  ],
  exports: [
    CollationTableService,
    FollowUpPaper,
    MinutesService,
    PapersService,
    SignedPaperService,
    StatisticsPaper,
    UnitFormService,
  ],
})
export class PaperModule {}
