import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ClosedAccounts } from './closed-accounts.js';
import { ParticipantsAccounts } from './participants.accounts.js';
import { ParticipantsActs } from './participants.acts.js';
import { ParticipantsBeginning } from './participants.beginning.js';
import { ParticipantsCommands } from './participants.commands.js';
import { ParticipantsRoles } from './participants.roles.js';
import { ParticipantsService } from './participants.service.js';
import { ParticipantsSnapshot } from './participants.snapshot.js';
import { ParticipantsStandIns } from './participants.stand-ins.js';
import { RosterService } from './roster.service.js';
import { StandInsService } from './stand-ins.service.js';

@Module({
  imports: [OrganisationModule, MeetingModule],
  providers: [
    ParticipantsService,
    ParticipantsActs,
    ParticipantsRoles,
    ParticipantsAccounts,
    ParticipantsStandIns,
    StandInsService,
    ParticipantsBeginning,
    RosterService,
    ParticipantsCommands,
    ParticipantsSnapshot,
    ClosedAccounts,
  ],
  exports: [ParticipantsService, StandInsService, RosterService, ParticipantsCommands, ParticipantsSnapshot],
})
export class ParticipantsModule {}
