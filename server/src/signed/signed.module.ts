import { Module } from '@nestjs/common';
import { ConclusionsModule } from '../conclusions/conclusions.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { SignedFiles } from './signed-files.js';
import { SignedActs } from './signed.acts.js';
import { SignedChanges } from './signed.changes.js';
import { SignedCommands } from './signed.commands.js';
import { SignedPutBack } from './signed.put-back.js';
import { SignedService } from './signed.service.js';

@Module({
  imports: [MeetingModule, ParticipantsModule, ConclusionsModule],
  providers: [SignedChanges, SignedPutBack, SignedActs, SignedFiles, SignedService, SignedCommands],
  exports: [SignedService, SignedCommands],
})
export class SignedModule {}
