import { Module } from '@nestjs/common';
import { CollationModule } from '../collation/collation.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { DraftsSnapshot } from './drafts.snapshot.js';
import { EarlierService } from './earlier.service.js';
import { ResponseChanges } from './responses.changes.js';
import { ResponsesCommands } from './responses.commands.js';
import { ResponsesDrafts } from './responses.drafts.js';
import { ResponsesReopenings } from './responses.reopenings.js';
import { ResponsesReview } from './responses.review.js';
import { ResponsesService } from './responses.service.js';
import { ResponsesSnapshot } from './responses.snapshot.js';
import { ResponsesVerdicts } from './responses.verdicts.js';
import { VerdictsSnapshot } from './verdicts.snapshot.js';

@Module({
  imports: [MeetingModule, SubmissionsModule, ParticipantsModule, CollationModule, CommitmentsModule],
  providers: [
    EarlierService,
    ResponsesDrafts,
    DraftsSnapshot,
    ResponseChanges,
    ResponsesReopenings,
    ResponsesReview,
    ResponsesVerdicts,
    VerdictsSnapshot,
    ResponsesService,
    ResponsesCommands,
    ResponsesSnapshot,
  ],
  exports: [
    EarlierService,
    DraftsSnapshot,
    VerdictsSnapshot,
    ResponsesService,
    ResponsesCommands,
    ResponsesSnapshot,
  ],
})
export class ResponsesModule {}
