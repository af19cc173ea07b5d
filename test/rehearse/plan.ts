import type { CivilDate, Instant, MeetingPlan } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Scenario } from '../scenarios/scenario.js';
import type { Names } from './names.js';

/** Times on papers and screens are Asia/Ho_Chi_Minh, which has had no summer time since 1975. */
const ZONE_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The meeting as it is created today; its topics and items get their names. */
export function planOf({ meeting }: Scenario, names: Names, now: Instant): MeetingPlan {
  const { title, hostBodies, place, kind, profile, settings, report } = meeting;
  return {
    title,
    hostBodies,
    place,
    kind,
    profile,
    startsAt: Date.parse(`${civilDay(now)}T${meeting.startsAt}:00Z`) - ZONE_MS,
    // Scenarios have no word for it: whoever is a guest there listens.
    settings: { ...settings, guestsMayWrite: false },
    topics: meeting.topics.map(({ key, name, other }) => {
      const id = makeId();
      names.give(key, 'topic', id);
      return { id, name, other };
    }),
    agenda: meeting.agenda.map(({ key, ...item }) => {
      const id = makeId();
      names.give(key, 'agenda', id);
      return { id, ...item };
    }),
    report: { ...report, figures: report.figures.map((figure) => ({ id: makeId(), ...figure })) },
  };
}

export function civilDay(at: Instant, days = 0): CivilDate {
  return new Date(at + ZONE_MS + days * DAY_MS).toISOString().slice(0, 10);
}

/** `+45d` = days after the day of the meeting, or a date as it stands. */
export function dueDate(due: string, meeting: Pick<MeetingPlan, 'startsAt'>): CivilDate {
  const days = /^\+(\d+)d$/.exec(due)?.[1];
  return days === undefined ? due : civilDay(meeting.startsAt, Number(days));
}

/** The roster as a spreadsheet would give it: all fields quoted, names as the scenario says. */
export function rosterCsv({ people, units }: Scenario): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = people
    .filter((person) => person.enters === 'IMPORT')
    .map(({ name, title, unit, role, number, csvForm }) => {
      const unitName = units.find((one) => one.key === unit)?.name ?? '';
      return [name.normalize(csvForm), unitName, title, role, number].map(quoted).join(',');
    });
  return ['Họ và tên,Đơn vị,Chức vụ,Vai trò,Số đại biểu', ...rows].join('\r\n');
}
