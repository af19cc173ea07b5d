import type {
  AgendaItem,
  Figure,
  Id,
  MeetingPlan,
  MeetingSettings,
  ParticipantView,
  Topic,
} from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS, countGraphemes, makeId } from '@doi-thoai/shared';

/** The plan while it is written: numbers may be empty, lists hold empty rows. */
export interface PlanForm extends Omit<MeetingPlan, 'startsAt' | 'agenda' | 'settings' | 'report'> {
  /** Civil time in the organisation's zone, `2026-03-08T14:05`; null = empty. */
  startsAt: string | null;
  agenda: (Omit<AgendaItem, 'plannedMinutes'> & { plannedMinutes: number | null })[];
  settings: {
    [Key in keyof MeetingSettings]: MeetingSettings[Key] extends number
      ? number | null
      : MeetingSettings[Key];
  };
  report: { title: string; presenter: string; figures: FigureForm[] };
}

/** A figure's value as it is typed: Vietnamese writes a decimal comma. */
export type FigureForm = Omit<Figure, 'value' | 'owner' | PlanOfFigure> & {
  value: string;
  owner: string;
} & Record<PlanOfFigure, string>;
export const PLANS_OF_FIGURE = ['plannedForPeriod', 'plannedForYear'] as const;
type PlanOfFigure = (typeof PLANS_OF_FIGURE)[number];

export type PlanProblem =
  | 'title'
  | 'hostBodies'
  | 'startsAt'
  | 'agenda'
  | 'topics'
  | 'figures'
  | 'speakingSeconds'
  | 'warningSeconds'
  | 'retentionYears'
  | 'officer';

// Hanoi is seven hours ahead of UTC and has had no summer time since 1975.
const ZONE_MS = 7 * 3_600_000;

export function civilTimeOf(instant: number): string {
  return new Date(instant + ZONE_MS).toISOString().slice(0, 16);
}

export function instantOf(civil: string | null): number | null {
  const time = civil === null ? Number.NaN : Date.parse(`${civil}:00Z`);
  return Number.isNaN(time) ? null : time - ZONE_MS;
}

const typed = (value: number | null | undefined): string => String(value ?? '').replace('.', ',');

export function formOf(plan: MeetingPlan): PlanForm {
  const { title, hostBodies, place, startsAt, kind, profile, settings, topics, agenda, report } = plan;
  const figures = report.figures.map((figure) => ({
    ...figure,
    value: typed(figure.value),
    owner: figure.owner ?? '',
    plannedForPeriod: typed(figure.plannedForPeriod),
    plannedForYear: typed(figure.plannedForYear),
  }));
  return {
    ...{ title, place, kind, profile },
    hostBodies: [...hostBodies],
    settings: { ...settings },
    startsAt: civilTimeOf(startsAt),
    topics: topics.map((topic) => ({ ...topic })),
    agenda: agenda.map((item) => ({ ...item })),
    report: { title: report.title, presenter: report.presenter, figures },
  };
}

/** `1.234,5` or `1234.5`; null when it is no number. */
export function readNumber(typed: string): number | null {
  const words = typed.trim().replace(/\s/g, '');
  const plain = words.includes(',') ? words.replace(/\./g, '').replace(',', '.') : words;
  // Thousands in dots: 1.234 is one thousand two hundred and thirty-four where decimals are commas.
  const whole =
    /^-?\d{1,3}(\.\d{3})+$/.test(plain) && !words.includes(',') ? plain.replace(/\./g, '') : plain;
  return /^-?\d+(\.\d+)?$/.test(whole) ? Number(whole) : null;
}

const empty = (text: string) => text.trim() === '';
const long = (text: string, limit: number) => countGraphemes(text.trim()) > limit;
const outside = (value: number | null, min: number, max: number) =>
  value === null || value < min || value > max;

/** One of those who read what the desk or the chair reads. */
export type Officer = Pick<ParticipantView, 'id' | 'name' | 'title'>;

function officerOf({ settings }: PlanForm, officers: readonly Officer[]): Officer | undefined {
  return officers.find(({ id }) => id === settings.confidentialOfficerId);
}

/** With the words by which authors are told of the officer, as they stand on the roster now. */
export function withOfficer(form: PlanForm, officers: readonly Officer[]): PlanForm {
  const officer = officerOf(form, officers);
  if (!officer) return form;
  const told = { confidentialOfficerName: officer.name, confidentialOfficerTitle: officer.title };
  return { ...form, settings: { ...form.settings, ...told } };
}

/**
 * What hinders saving. Empty rows of lists are no problem: they are left out.
 *
 * @param officers who may be named as the one who opens a confidential author; nobody before there is a roster
 */
export function problemsOf(form: PlanForm, officers: readonly Officer[] = []): PlanProblem[] {
  const { settings } = form;
  const checks: Record<PlanProblem, boolean> = {
    title: empty(form.title) || long(form.title, LIMITS.title),
    hostBodies: form.hostBodies.some((body) => long(body, TABLE_LIMITS.hostBody)),
    startsAt: instantOf(form.startsAt) === null,
    agenda: form.agenda.some(
      (item) => long(item.title, LIMITS.title) || long(item.presenter, LIMITS.personTitle),
    ),
    topics: form.topics.some((topic) => long(topic.name, TABLE_LIMITS.topicName)),
    figures: form.report.figures.some(
      (figure) =>
        !empty(figure.label) &&
        (readNumber(figure.value) === null || PLANS_OF_FIGURE.some((key) => wrongPlan(figure[key]))),
    ),
    speakingSeconds: outside(
      settings.speakingSeconds,
      TABLE_LIMITS.speakingSecondsMin,
      TABLE_LIMITS.speakingSecondsMax,
    ),
    warningSeconds: outside(settings.warningSeconds, 0, TABLE_LIMITS.speakingSecondsMax),
    retentionYears: outside(settings.retentionYears, 1, 100),
    officer: settings.confidential === true && !officerOf(form, officers),
  };
  return (Object.keys(checks) as PlanProblem[]).filter((key) => checks[key]);
}

function settingsOf({ settings }: PlanForm): MeetingSettings {
  const { speakingSeconds, warningSeconds, retentionYears, ...switches } = settings;
  return {
    ...switches,
    speakingSeconds: speakingSeconds ?? TABLE_LIMITS.speakingSecondsMin,
    warningSeconds: warningSeconds ?? 0,
    retentionYears: retentionYears ?? 1,
  };
}

/** What was planned is left out where nobody planned, and is never below nothing. */
export const wrongPlan = (words: string): boolean => !empty(words) && (readNumber(words) ?? -1) < 0;

/** Nothing is sent for what was left empty, so that a figure without a plan stays as it always was. */
function figureOf(form: FigureForm): Figure {
  const { owner, plannedForPeriod, plannedForYear, ...rest } = trimmed(form);
  return {
    ...rest,
    value: readNumber(form.value) ?? 0,
    ...(empty(plannedForPeriod) ? {} : { plannedForPeriod: readNumber(plannedForPeriod) }),
    ...(empty(plannedForYear) ? {} : { plannedForYear: readNumber(plannedForYear) }),
    ...(empty(owner) ? {} : { owner }),
  };
}

/** The plan to send; only of a form without problems. */
export function planOf(form: PlanForm): MeetingPlan {
  const figures = form.report.figures.filter((figure) => !empty(figure.label)).map(figureOf);
  return {
    title: form.title.trim(),
    hostBodies: form.hostBodies.map((body) => body.trim()).filter((body) => body !== ''),
    place: form.place.trim(),
    startsAt: instantOf(form.startsAt) ?? 0,
    kind: form.kind,
    profile: form.profile,
    settings: settingsOf(form),
    topics: form.topics.filter((topic) => !empty(topic.name)).map(trimmed),
    agenda: form.agenda
      .filter((item) => !empty(item.title))
      .map((item) => ({ ...trimmed(item), plannedMinutes: item.plannedMinutes ?? 0 })),
    report: { title: form.report.title.trim(), presenter: form.report.presenter.trim(), figures },
  };
}

function trimmed<Row extends object>(row: Row): Row {
  const entries = Object.entries(row as Record<string, unknown>).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return Object.fromEntries(entries) as Row;
}

export function newTopic(): Topic {
  return { id: makeId(), name: '', other: false };
}

export function newItem(): PlanForm['agenda'][number] {
  return { id: makeId(), kind: 'OTHER', title: '', presenter: '', plannedMinutes: 10 };
}

export function newFigure(): FigureForm {
  const planned = { plannedForPeriod: '', plannedForYear: '', owner: '' };
  return { id: makeId(), label: '', value: '', unit: '', period: '', subsetOf: '', ...planned };
}

/** The row of `id` moved by one place; ends stay. */
export function movedRow<Row extends { id: Id }>(rows: readonly Row[], id: Id, by: -1 | 1): Row[] {
  const from = rows.findIndex((row) => row.id === id);
  const row = rows[from];
  const to = from + by;
  if (!row || to < 0 || to >= rows.length) return [...rows];
  const rest = rows.filter((other) => other.id !== id);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}
