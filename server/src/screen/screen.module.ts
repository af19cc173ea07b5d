import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { ScreenCommands } from './screen.commands.js';
import { ScreenService } from './screen.service.js';
import { ScreenSnapshot } from './screen.snapshot.js';

@Module({
  imports: [MeetingModule],
  providers: [ScreenService, ScreenCommands, ScreenSnapshot],
  exports: [ScreenService, ScreenCommands, ScreenSnapshot],
})
export class ScreenModule {}
