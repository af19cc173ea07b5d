import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { ScreenModule } from '../screen/screen.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { CollatedSearchService } from './collated-search.service.js';
import { CollationAlike } from './collation.alike.js';
import { CollationActs } from './collation.acts.js';
import { CollationCommands } from './collation.commands.js';
import { CollationDesk } from './collation.desk.js';
import { CollationClassify } from './collation.classify.js';
import { CollationMerging } from './collation.merging.js';
import { CollationService } from './collation.service.js';
import { CollationSnapshot } from './collation.snapshot.js';
import { TopicSuggestionsService } from './topic-suggestions.service.js';

@Module({
  imports: [MeetingModule, ParticipantsModule, ScreenModule, SubmissionsModule],
  providers: [
    CollatedSearchService,
    TopicSuggestionsService,
    CollationAlike,
    CollationService,
    CollationDesk,
    CollationActs,
    CollationMerging,
    CollationClassify,
    CollationCommands,
    CollationSnapshot,
  ],
  exports: [
    TopicSuggestionsService,
    CollatedSearchService,
    CollationService,
    CollationCommands,
    CollationSnapshot,
  ],
})
export class CollationModule {}
