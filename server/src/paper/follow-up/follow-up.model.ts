import type { FollowUpReport } from '@doi-thoai/shared';

/** A follow-up report (domain.md 9.5) as it is printed: plain data for the worker. */
export interface ReportModel {
  timeZone: string;
  generatedAt: string;
  report: FollowUpReport;
}
