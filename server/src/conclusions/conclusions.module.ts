import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { ApprovalService } from './approval.service.js';
import { BlanketService } from './blanket.service.js';
import { ConclusionRows } from './conclusion-rows.js';
import { ConclusionsCommands } from './conclusions.commands.js';
import { ConclusionsService } from './conclusions.service.js';
import { ConclusionsSnapshot } from './conclusions.snapshot.js';
import { KnownLines } from './known-lines.js';
import { NoticesService } from './notices.service.js';

@Module({
  imports: [OrganisationModule, MeetingModule, ParticipantsModule, CommitmentsModule],
  providers: [
    ConclusionRows,
    BlanketService,
    ApprovalService,
    NoticesService,
    ConclusionsService,
    ConclusionsCommands,
    ConclusionsSnapshot,
    KnownLines,
  ],
  exports: [ApprovalService, NoticesService, ConclusionsService, ConclusionsCommands, ConclusionsSnapshot],
})
export class ConclusionsModule {}
