import { Module } from '@nestjs/common';
import { CounterReader } from './counters.js';
import { HelloService } from './hello.js';
import { Snapshots } from './snapshots.js';

/** SNAPSHOT_SOURCES is handed in by the app. */
@Module({
  providers: [CounterReader, Snapshots, HelloService],
  exports: [CounterReader, Snapshots, HelloService],
})
export class SyncModule {}
