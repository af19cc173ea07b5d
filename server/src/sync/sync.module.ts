import { Module } from '@nestjs/common';
import { CounterReader } from './counters.js';
import { HelloService } from './hello.js';
import { CollationModule } from '../collation/collation.module.js';
import { FloorModule } from '../floor/floor.module.js';
import { LineFactsReader } from './line-facts.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { Snapshots } from './snapshots.js';
import { TrackingService } from './tracking.js';

/** SNAPSHOT_SOURCES is handed in by the app. */
@Module({
  imports: [MeetingModule, SubmissionsModule, CollationModule, FloorModule],
  providers: [CounterReader, Snapshots, HelloService, LineFactsReader, TrackingService],
  exports: [CounterReader, Snapshots, HelloService, TrackingService],
})
export class SyncModule {}
