import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { ResponsesCommands } from './responses.commands.js';
import { ResponsesService } from './responses.service.js';
import { ResponsesSnapshot } from './responses.snapshot.js';

@Module({
  imports: [ParticipantsModule, CommitmentsModule],
  providers: [ResponsesService, ResponsesCommands, ResponsesSnapshot],
  exports: [ResponsesService, ResponsesCommands, ResponsesSnapshot],
})
export class ResponsesModule {}
