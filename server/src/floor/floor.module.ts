import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { ScreenModule } from '../screen/screen.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { EndingService } from './ending.service.js';
import { FloorBook } from './floor.book.js';
import { FloorCommands } from './floor.commands.js';
import { FloorService } from './floor.service.js';
import { FloorSnapshot } from './floor.snapshot.js';
import { NotesService } from './notes.service.js';
import { QueueService } from './queue.service.js';
import { RegistrationService } from './registration.service.js';
import { TurnsService } from './turns.service.js';
import { UndoService } from './undo.service.js';

@Module({
  imports: [MeetingModule, ParticipantsModule, ScreenModule, SubmissionsModule],
  providers: [
    FloorBook,
    FloorService,
    RegistrationService,
    QueueService,
    TurnsService,
    UndoService,
    NotesService,
    EndingService,
    FloorCommands,
    FloorSnapshot,
  ],
  exports: [FloorService, FloorCommands, FloorSnapshot],
})
export class FloorModule {}
