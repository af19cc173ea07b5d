import type { CivilDate, Instant } from '@doi-thoai/shared';
import { civilDay } from '../kernel/civil-date.js';

/** Days of a meeting that its present state no longer tells. */
export interface MeetingHistory {
  announcedOn: CivilDate | null;
  /** The intake was open and was shut, for the first time. */
  intakeClosedOn: CivilDate | null;
  noticeOn: CivilDate | null;
}

/** Nobody outside has been told of the meeting yet. */
const SILENT = ['DRAFT', 'POSTPONED', 'CANCELLED'];
const NOTICED = ['NOTICE_ISSUED', 'FOLLOW_UP', 'ARCHIVED'];

/** From the bodies of `meeting.state`, oldest first. */
export function historyOf(states: readonly { at: Instant; body: Record<string, unknown> }[]): MeetingHistory {
  const phase = ({ body }: (typeof states)[number]): string =>
    typeof body.phase === 'string' ? body.phase : '';
  const dayOf = (found: (typeof states)[number] | undefined): CivilDate | null =>
    found ? civilDay(found.at) : null;
  const opened = states.findIndex(({ body }) => body.intakeOpen === true);
  const shut = opened < 0 ? undefined : states.slice(opened).find(({ body }) => body.intakeOpen === false);
  return {
    announcedOn: dayOf(states.find((one) => !SILENT.includes(phase(one)))),
    intakeClosedOn: dayOf(shut),
    noticeOn: dayOf(states.find((one) => NOTICED.includes(phase(one)))),
  };
}
