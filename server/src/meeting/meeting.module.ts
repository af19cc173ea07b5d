import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { MeetingActs } from './meeting.acts.js';
import { MeetingCommands } from './meeting.commands.js';
import { MeetingService } from './meeting.service.js';
import { MeetingSnapshot } from './meeting.snapshot.js';
import { MeetingSteps } from './meeting.steps.js';

@Module({
  imports: [OrganisationModule],
  providers: [MeetingService, MeetingSteps, MeetingActs, MeetingCommands, MeetingSnapshot],
  exports: [MeetingService, MeetingCommands, MeetingSnapshot],
})
export class MeetingModule {}
