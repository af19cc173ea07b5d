import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { MeetingActs } from './meeting.acts.js';
import { MeetingBoard } from './meeting.board.js';
import { MeetingCommands } from './meeting.commands.js';
import { MeetingImportsService } from './meeting.imports.service.js';
import { MeetingService } from './meeting.service.js';
import { MeetingSnapshot } from './meeting.snapshot.js';
import { MeetingSteps } from './meeting.steps.js';

@Module({
  imports: [OrganisationModule],
  providers: [
    MeetingService,
    MeetingImportsService,
    MeetingSteps,
    MeetingBoard,
    MeetingActs,
    MeetingCommands,
    MeetingSnapshot,
  ],
  exports: [MeetingService, MeetingImportsService, MeetingCommands, MeetingSnapshot],
})
export class MeetingModule {}
