import { Module } from '@nestjs/common';
import { CollationModule } from '../collation/collation.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { CollectionActs } from './collection.acts.js';
import { CollectionCommands } from './collection.commands.js';
import { CollectionService } from './collection.service.js';
import { CollectionSnapshot } from './collection.snapshot.js';

@Module({
  imports: [CollationModule, ParticipantsModule],
  providers: [CollectionService, CollectionActs, CollectionCommands, CollectionSnapshot],
  exports: [CollectionService, CollectionCommands, CollectionSnapshot],
})
export class CollectionModule {}
