import { Module } from '@nestjs/common';
import { CounterReader } from './counters.js';
import { HelloService } from './hello.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { Snapshots } from './snapshots.js';
import { TrackingService } from './tracking.js';

/** SNAPSHOT_SOURCES is handed in by the app. */
@Module({
  imports: [MeetingModule, SubmissionsModule],
  providers: [CounterReader, Snapshots, HelloService, TrackingService],
  exports: [CounterReader, Snapshots, HelloService, TrackingService],
})
export class SyncModule {}
