import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { ConclusionsCommands } from './conclusions.commands.js';
import { ConclusionsService } from './conclusions.service.js';
import { ConclusionsSnapshot } from './conclusions.snapshot.js';

@Module({
  imports: [CommitmentsModule],
  providers: [ConclusionsService, ConclusionsCommands, ConclusionsSnapshot],
  exports: [ConclusionsService, ConclusionsCommands, ConclusionsSnapshot],
})
export class ConclusionsModule {}
