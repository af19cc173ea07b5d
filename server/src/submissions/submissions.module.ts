import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { ScreenModule } from '../screen/screen.module.js';
import { AnonymousInbox } from './anonymous-inbox.js';
import { LikenessService } from './likeness.service.js';
import { SubmissionsAlike } from './submissions.alike.js';
import { SubmissionsAnonymous } from './submissions.anonymous.js';
import { AttachmentFiles } from './attachment-files.js';
import { SubmissionsAttachments } from './submissions.attachments.js';
import { SubmissionsAside } from './submissions.aside.js';
import { SubmissionSearchService } from './submission-search.service.js';
import { SubmissionsAuthors } from './submissions.authors.js';
import { SubmissionChanges } from './submissions.changes.js';
import { SubmissionsCommands } from './submissions.commands.js';
import { SubmissionsConfidential } from './submissions.confidential.js';
import { SubmissionsIntake } from './submissions.intake.js';
import { SubmissionsOfUnit } from './submissions.of-unit.js';
import { SubmissionsModeration } from './submissions.moderation.js';
import { SubmissionsService } from './submissions.service.js';
import { SubmissionsSnapshot } from './submissions.snapshot.js';
import { SubmissionsUnreached } from './submissions.unreached.js';

@Module({
  imports: [MeetingModule, ParticipantsModule, ScreenModule],
  providers: [
    SubmissionChanges,
    SubmissionsIntake,
    SubmissionsOfUnit,
    AttachmentFiles,
    SubmissionsAttachments,
    SubmissionsAside,
    SubmissionsAuthors,
    SubmissionsConfidential,
    SubmissionsAnonymous,
    AnonymousInbox,
    SubmissionsModeration,
    SubmissionsUnreached,
    SubmissionsService,
    SubmissionsCommands,
    SubmissionsSnapshot,
    SubmissionSearchService,
    LikenessService,
    SubmissionsAlike,
  ],
  exports: [
    LikenessService,
    AnonymousInbox,
    SubmissionsAttachments,
    SubmissionsConfidential,
    SubmissionsService,
    SubmissionsCommands,
    SubmissionsSnapshot,
    SubmissionSearchService,
  ],
})
export class SubmissionsModule {}
