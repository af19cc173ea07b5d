import type { AgendaKind, MeetingPlan } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { civilTimeOf, formOf, type PlanForm } from './plan-form';

/** The order of a dialogue by practice (domain.md 4), with minutes for a morning. */
const SKELETON: readonly (readonly [AgendaKind, number])[] = [
  ['OPENING', 10],
  ['OPENING', 10],
  ['OPENING', 10],
  ['REPORT', 15],
  ['REPORT', 15],
  ['DISCUSSION', 60],
  ['BREAK', 15],
  ['DISCUSSION', 60],
  ['CONCLUSION', 20],
  ['CONCLUSION', 10],
  ['OTHER', 5],
];

const DAY_MS = 86_400_000;

/** At eight in the morning, in a fortnight; of a weekend the Monday after it. */
function proposedStart(now: number): string {
  const day = civilTimeOf(now + 14 * DAY_MS).slice(0, 10);
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  const later = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  const start = new Date(Date.parse(`${day}T00:00Z`) + later * DAY_MS).toISOString();
  return `${start.slice(0, 10)}T08:00`;
}

export interface PlanWords {
  /** Name of the topic that every meeting has. */
  other: string;
  /** Titles of the skeleton, in its order. */
  items: readonly string[];
}

/**
 * What a meeting that follows an earlier one begins with: the same topics, agenda and settings under ids of their own.
 * Figures belong to their day, and whoever may open a confidential author is somebody of that meeting.
 */
export function followingPlan(earlier: MeetingPlan, now: number): PlanForm {
  const form = formOf(earlier);
  const { confidentialOfficerId: _id, confidentialOfficerName: _n, ...rest } = form.settings;
  const { confidentialOfficerTitle: _t, ...settings } = rest;
  const fresh = <Row extends { id: string }>(rows: readonly Row[]): Row[] =>
    rows.map((row) => ({ ...row, id: makeId() }));
  return {
    ...form,
    startsAt: proposedStart(now),
    settings: { ...settings, confidential: false },
    topics: fresh(form.topics),
    agenda: fresh(form.agenda),
    report: { ...form.report, figures: [] },
  };
}

/** What a new meeting begins with. */
export function firstPlan(words: PlanWords, now: number): PlanForm {
  return {
    title: '',
    hostBodies: [''],
    place: '',
    startsAt: proposedStart(now),
    kind: 'DIALOGUE',
    profile: 'STATE_GENERAL',
    settings: {
      speakingSeconds: 300,
      warningSeconds: 30,
      moderation: true,
      secretaryRunsFloor: false,
      guestsMayWrite: true,
      retentionYears: 5,
    },
    topics: [{ id: makeId(), name: words.other, other: true }],
    agenda: SKELETON.map(([kind, plannedMinutes], index) => ({
      id: makeId(),
      kind,
      title: words.items[index] ?? '',
      presenter: '',
      plannedMinutes,
    })),
    report: { title: '', presenter: '', figures: [] },
  };
}
