import { Module } from '@nestjs/common';
import { CollationModule } from '../collation/collation.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { CollectionActs } from './collection.acts.js';
import { CollectionForm } from './collection.form.js';
import { CollectionCommands } from './collection.commands.js';
import { CollectionLinks } from './collection.links.js';
import { CollectionService } from './collection.service.js';
import { CollectionSnapshot } from './collection.snapshot.js';

@Module({
  imports: [CollationModule, InvitationsModule, MeetingModule, ParticipantsModule, SubmissionsModule],
  providers: [
    CollectionService,
    CollectionActs,
    CollectionLinks,
    CollectionForm,
    CollectionCommands,
    CollectionSnapshot,
  ],
  exports: [CollectionService, CollectionCommands, CollectionSnapshot],
})
export class CollectionModule {}
