import { Module } from '@nestjs/common';
import { CollationModule } from '../collation/collation.module.js';
import { FloorModule } from '../floor/floor.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { ChairActs } from './chair-acts.js';
import { CommitmentsCommands } from './commitments.commands.js';
import { CommitmentRows } from './commitments.rows.js';
import { CommitmentsService } from './commitments.service.js';
import { CommitmentsSnapshot } from './commitments.snapshot.js';
import { EvidenceFiles } from './evidence-files.js';
import { EvidenceService } from './evidence.service.js';
import { EarlierPromises } from './earlier-promises.service.js';
import { OpenPromises } from './open-promises.service.js';
import { PartsService } from './parts.service.js';
import { Successions } from './successions.js';
import { TargetsService } from './targets.service.js';
import { UnitActs } from './unit-acts.js';
import { UnitPromises } from './unit-promises.service.js';

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
    UnitActs,
    ChairActs,
    EvidenceService,
    EvidenceFiles,
    CommitmentsService,
    CommitmentsCommands,
    CommitmentsSnapshot,
    EarlierPromises,
    OpenPromises,
    Successions,
    UnitPromises,
  ],
  exports: [
    TargetsService,
    CommitmentsService,
    EvidenceService,
    CommitmentsCommands,
    CommitmentsSnapshot,
    EarlierPromises,
    OpenPromises,
    UnitPromises,
  ],
})
export class CommitmentsModule {}
