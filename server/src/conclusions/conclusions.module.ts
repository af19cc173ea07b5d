import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { ConclusionsCommands } from './conclusions.commands.js';
import { ConclusionsService } from './conclusions.service.js';
import { ConclusionsSnapshot } from './conclusions.snapshot.js';
import { KnownLines } from './known-lines.js';

@Module({
  imports: [CommitmentsModule],
  providers: [ConclusionsService, ConclusionsCommands, ConclusionsSnapshot, KnownLines],
  exports: [ConclusionsService, ConclusionsCommands, ConclusionsSnapshot],
})
export class ConclusionsModule {}
