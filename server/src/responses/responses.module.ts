import { Module } from '@nestjs/common';
import { CollationModule } from '../collation/collation.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { DraftsSnapshot } from './drafts.snapshot.js';
import { EarlierService } from './earlier.service.js';
import { ResponsesCommands } from './responses.commands.js';
import { ResponsesDrafts } from './responses.drafts.js';
import { ResponsesService } from './responses.service.js';
import { ResponsesSnapshot } from './responses.snapshot.js';

@Module({
  imports: [MeetingModule, SubmissionsModule, ParticipantsModule, CollationModule, CommitmentsModule],
  providers: [
    EarlierService,
    ResponsesDrafts,
    DraftsSnapshot,
    ResponsesService,
    ResponsesCommands,
    ResponsesSnapshot,
  ],
  exports: [EarlierService, DraftsSnapshot, ResponsesService, ResponsesCommands, ResponsesSnapshot],
})
export class ResponsesModule {}
