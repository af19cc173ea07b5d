import { Module } from '@nestjs/common';
import { CollationModule } from '../collation/collation.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { ResponsesCommands } from './responses.commands.js';
import { ResponsesService } from './responses.service.js';
import { ResponsesSnapshot } from './responses.snapshot.js';

@Module({
  imports: [ParticipantsModule, CollationModule, CommitmentsModule],
  providers: [ResponsesService, ResponsesCommands, ResponsesSnapshot],
  exports: [ResponsesService, ResponsesCommands, ResponsesSnapshot],
})
export class ResponsesModule {}
