import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { CalendarFiles } from './calendar.service.js';
import { CalendarsService } from './calendars.service.js';
import { RemindersCommands } from './reminders.commands.js';
import { RemindersService } from './reminders.service.js';
import { RemindersSnapshot } from './reminders.snapshot.js';
import { Reminding } from './reminding.js';

@Module({
  imports: [OrganisationModule, ParticipantsModule, InvitationsModule, CommitmentsModule],
  providers: [
    RemindersService,
    CalendarFiles,
    CalendarsService,
    RemindersCommands,
    RemindersSnapshot,
    Reminding,
  ],
  exports: [RemindersService, CalendarFiles, RemindersCommands, RemindersSnapshot],
})
export class RemindersModule {}
