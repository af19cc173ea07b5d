import { Module } from '@nestjs/common';
import { ParticipantsModule } from '../participants/participants.module.js';
import { InvitationsCommands } from './invitations.commands.js';
import { InvitationsService } from './invitations.service.js';
import { InvitationsSnapshot } from './invitations.snapshot.js';

@Module({
  imports: [ParticipantsModule],
  providers: [InvitationsService, InvitationsCommands, InvitationsSnapshot],
  exports: [InvitationsService, InvitationsCommands, InvitationsSnapshot],
})
export class InvitationsModule {}
