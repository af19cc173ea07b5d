import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { StatisticsService } from './statistics.service.js';

@Module({ imports: [MeetingModule], providers: [StatisticsService], exports: [StatisticsService] })
export class StatisticsModule {}
