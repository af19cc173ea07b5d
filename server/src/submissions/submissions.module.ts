import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { ScreenModule } from '../screen/screen.module.js';
import { SubmissionsAuthors } from './submissions.authors.js';
import { SubmissionChanges } from './submissions.changes.js';
import { SubmissionsCommands } from './submissions.commands.js';
import { SubmissionsIntake } from './submissions.intake.js';
import { SubmissionsModeration } from './submissions.moderation.js';
import { SubmissionsService } from './submissions.service.js';
import { SubmissionsSnapshot } from './submissions.snapshot.js';
import { SubmissionsUnreached } from './submissions.unreached.js';

@Module({
  imports: [MeetingModule, ParticipantsModule, ScreenModule],
  providers: [
    SubmissionChanges,
    SubmissionsIntake,
    SubmissionsAuthors,
    SubmissionsModeration,
    SubmissionsUnreached,
    SubmissionsService,
    SubmissionsCommands,
    SubmissionsSnapshot,
  ],
  exports: [SubmissionsService, SubmissionsCommands, SubmissionsSnapshot],
})
export class SubmissionsModule {}
