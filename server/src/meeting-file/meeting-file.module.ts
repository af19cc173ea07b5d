import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { MeetingFileService } from './meeting-file.service.js';

@Module({
  imports: [MeetingModule, OrganisationModule],
  providers: [MeetingFileService],
  exports: [MeetingFileService],
})
export class MeetingFileModule {}
