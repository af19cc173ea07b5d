import { Module } from '@nestjs/common';
import { CollationModule } from '../collation/collation.module.js';
import { FloorModule } from '../floor/floor.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { CommitmentsCommands } from './commitments.commands.js';
import { CommitmentRows } from './commitments.rows.js';
import { CommitmentsService } from './commitments.service.js';
import { CommitmentsSnapshot } from './commitments.snapshot.js';
import { PartsService } from './parts.service.js';
import { Successions } from './successions.js';
import { TargetsService } from './targets.service.js';

@Module({
  imports: [
    OrganisationModule,
    MeetingModule,
    ParticipantsModule,
    SubmissionsModule,
    CollationModule,
    FloorModule,
  ],
  providers: [
    TargetsService,
    PartsService,
    CommitmentRows,
    CommitmentsService,
    CommitmentsCommands,
    CommitmentsSnapshot,
    Successions,
  ],
  exports: [TargetsService, CommitmentsService, CommitmentsCommands, CommitmentsSnapshot],
})
export class CommitmentsModule {}
