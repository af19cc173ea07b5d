import { Global, Module } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CommandRunner } from './command-runner.js';
import { Feed } from './feed.js';
import { JournalReader } from './reader.js';

/** Global because every feature stands on it; ACTOR_LOOKUP and QUEUE_LIMIT are handed in by the app. */
@Global()
@Module({
  providers: [Clock, Feed, JournalReader, CommandRunner],
  exports: [Clock, Feed, JournalReader, CommandRunner],
})
export class JournalModule {}
