import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { MaterialFiles } from './material-files.js';
import { MaterialsActs } from './materials.acts.js';
import { MaterialsChanges } from './materials.changes.js';
import { MaterialsCommands } from './materials.commands.js';
import { MaterialsService } from './materials.service.js';

@Module({
  imports: [MeetingModule, ParticipantsModule],
  providers: [MaterialsChanges, MaterialsActs, MaterialFiles, MaterialsService, MaterialsCommands],
  exports: [MaterialsService, MaterialsCommands],
})
export class MaterialsModule {}
