import type { MeetingStatistics } from '@doi-thoai/shared';

/** The statistics before the meeting (domain.md 9.1) as they are printed: plain data for the worker. */
export interface StatisticsModel {
  issuer: string;
  meeting: string;
  rehearsal: boolean;
  timeZone: string;
  generatedAt: string;
  journal: { head: number; hash: string };
  statistics: MeetingStatistics;
}
