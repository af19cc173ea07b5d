import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { CollationTableService } from './collation-table.service.js';
import { MinutesService } from './minutes.service.js';
import { UnitFormService } from './unit-form.service.js';

@Module({
  imports: [MeetingModule, OrganisationModule],
  providers: [CollationTableService, MinutesService, UnitFormService],
  exports: [CollationTableService, MinutesService, UnitFormService],
})
export class PaperModule {}
