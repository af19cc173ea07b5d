import type { MeetingSettings } from '@doi-thoai/shared';
import {
  AGENDA_KINDS,
  BODY_LIMITS,
  LIMITS,
  TABLE_LIMITS,
  MEETING_KINDS,
  PAPER_SYSTEMS,
  RESPONSE_RESULTS,
  RESPONSE_TYPES,
  ROLES,
  RULE_PROFILES,
} from '@doi-thoai/shared';
import type { Reader } from './problems.js';
import { isObject } from './problems.js';
import type {
  ScenarioBody,
  ScenarioExpect,
  ScenarioMeeting,
  ScenarioPerson,
  ScenarioUnit,
} from './scenario.js';

/** How a person comes in: by creating the meeting, in the CSV, added one by one, or by the link of the own unit. */
const ENTRANCES = ['CREATE', 'IMPORT', 'ADD', 'LINK'] as const;
export type Entrance = (typeof ENTRANCES)[number];

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const SETTINGS = [
  'speakingSeconds',
  'warningSeconds',
  'moderation',
  'secretaryRunsFloor',
  'retentionYears',
  'anonymous',
  'confidentialOfficer',
] as const;

/** All settings, or with `partial` those that change. */
export function readSettings(reader: Reader, value: unknown, path: string): MeetingSettings;
export function readSettings(
  reader: Reader,
  value: unknown,
  path: string,
  partial: true,
): Partial<MeetingSettings>;
export function readSettings(
  reader: Reader,
  value: unknown,
  path: string,
  partial = false,
): Partial<MeetingSettings> {
  const from = reader.object(value, path, SETTINGS);
  const read: Partial<MeetingSettings> = {};
  const wanted = (name: (typeof SETTINGS)[number]): boolean => !partial || name in from;
  const { speakingSecondsMin: min, speakingSecondsMax: max } = TABLE_LIMITS;
  const whole = (name: (typeof SETTINGS)[number], low: number, high: number): number =>
    reader.number(from[name], `${path}.${name}`, low, high);
  if (wanted('speakingSeconds')) read.speakingSeconds = whole('speakingSeconds', min, max);
  if (wanted('warningSeconds')) read.warningSeconds = whole('warningSeconds', 0, max);
  if (wanted('moderation')) read.moderation = reader.flag(from.moderation, `${path}.moderation`);
  if (wanted('secretaryRunsFloor')) {
    read.secretaryRunsFloor = reader.flag(from.secretaryRunsFloor, `${path}.secretaryRunsFloor`);
  }
  if (wanted('retentionYears')) read.retentionYears = whole('retentionYears', 1, 100);
  if ('anonymous' in from) read.anonymous = reader.flag(from.anonymous, `${path}.anonymous`);
  if ('confidentialOfficer' in from) {
    // Nobody else may open such an author: naming the officer is offering it.
    read.confidential = true;
    read.confidentialOfficerId = reader.reference(from.confidentialOfficer, `${path}.confidentialOfficer`);
  }
  return read;
}

function readTopics(reader: Reader, value: unknown): ScenarioMeeting['topics'] {
  const topics = reader.list(value, 'meeting.topics', (item, path) => {
    const from = reader.object(item, path, ['key', 'name', 'other']);
    return {
      key: reader.key(from.key, `${path}.key`),
      name: reader.text(from.name, `${path}.name`, TABLE_LIMITS.topicName),
      other: reader.flag(from.other ?? false, `${path}.other`),
    };
  });
  if (topics.length > TABLE_LIMITS.topics) reader.note('meeting.topics', `at most ${TABLE_LIMITS.topics}`);
  const others = topics.filter((topic) => topic.other).length;
  if (others !== 1)
    reader.note('meeting.topics', `exactly one topic has "other": true ("Khác"), found ${others}`);
  return topics;
}

function readAgenda(reader: Reader, value: unknown): ScenarioMeeting['agenda'] {
  return reader.list(
    value,
    'meeting.agenda',
    (item, path) => {
      const from = reader.object(item, path, ['key', 'kind', 'title', 'presenter', 'plannedMinutes']);
      return {
        key: reader.key(from.key, `${path}.key`),
        kind: reader.oneOf(from.kind, `${path}.kind`, AGENDA_KINDS),
        title: reader.text(from.title, `${path}.title`, LIMITS.title),
        presenter: reader.text(from.presenter ?? '', `${path}.presenter`, LIMITS.personTitle, true),
        plannedMinutes: reader.number(from.plannedMinutes, `${path}.plannedMinutes`, 1, 600),
      };
    },
    1,
  );
}

function readReport(reader: Reader, value: unknown): ScenarioMeeting['report'] {
  const from = reader.object(value, 'meeting.report', ['title', 'presenter', 'figures']);
  const planned = (given: unknown, path: string): number | null =>
    given === undefined ? null : reader.number(given, path, 0, Number.MAX_SAFE_INTEGER);
  const figures = reader.list(from.figures, 'meeting.report.figures', (item, path) => {
    const figure = reader.object(item, path, [
      ...['label', 'value', 'unit', 'period', 'subsetOf'],
      ...['plannedForPeriod', 'plannedForYear', 'owner'],
    ]);
    return {
      label: reader.text(figure.label, `${path}.label`, LIMITS.title),
      value: reader.number(figure.value, `${path}.value`, 0, Number.MAX_SAFE_INTEGER),
      unit: reader.text(figure.unit, `${path}.unit`, TABLE_LIMITS.topicName),
      period: reader.text(figure.period ?? '', `${path}.period`, TABLE_LIMITS.topicName, true),
      subsetOf: reader.text(figure.subsetOf ?? '', `${path}.subsetOf`, LIMITS.title, true),
      plannedForPeriod: planned(figure.plannedForPeriod, `${path}.plannedForPeriod`),
      plannedForYear: planned(figure.plannedForYear, `${path}.plannedForYear`),
      owner: reader.text(figure.owner ?? '', `${path}.owner`, TABLE_LIMITS.unitName, true),
    };
  });
  figures.forEach((figure, index) => {
    if (figure.subsetOf !== '' && !figures.some((other) => other.label === figure.subsetOf)) {
      reader.note(
        `meeting.report.figures[${index}].subsetOf`,
        `no figure has the label "${figure.subsetOf}"`,
      );
    }
  });
  return {
    title: reader.text(from.title, 'meeting.report.title', LIMITS.title),
    presenter: reader.text(from.presenter, 'meeting.report.presenter', LIMITS.personTitle),
    figures,
  };
}

const MEETING = [
  'title', 'hostBodies', 'place', 'startsAt', 'kind', 'profile', 'settings', 'topics', 'agenda', 'report',
] as const; // prettier-ignore

export function readMeeting(reader: Reader, value: unknown): ScenarioMeeting {
  const from = reader.object(value, 'meeting', MEETING);
  if (typeof from.startsAt !== 'string' || !CLOCK.test(from.startsAt)) {
    reader.note('meeting.startsAt', 'must be a time of day as "13:30"');
  }
  const bodies = reader.list(
    from.hostBodies,
    'meeting.hostBodies',
    (item, path) => reader.text(item, path, TABLE_LIMITS.hostBody),
    1,
  );
  if (bodies.length > TABLE_LIMITS.hostBodies)
    reader.note('meeting.hostBodies', `at most ${TABLE_LIMITS.hostBodies}`);
  return {
    title: reader.text(from.title, 'meeting.title', LIMITS.title),
    hostBodies: bodies,
    place: reader.text(from.place, 'meeting.place', LIMITS.place),
    startsAt: String(from.startsAt),
    kind: reader.oneOf(from.kind, 'meeting.kind', MEETING_KINDS),
    profile: reader.oneOf(from.profile, 'meeting.profile', RULE_PROFILES),
    settings: readSettings(reader, from.settings, 'meeting.settings'),
    topics: readTopics(reader, from.topics),
    agenda: readAgenda(reader, from.agenda),
    report: readReport(reader, from.report),
  };
}

const BODY = ['key', 'name', 'parentBody', 'system', 'abbreviation', 'place', 'term'] as const;
const TERM = /^(\d{4}-\d{4})?$/;

export function readBodies(reader: Reader, value: unknown): ScenarioBody[] {
  return reader.list(value, 'bodies', (item, path) => {
    const from = reader.object(item, path, BODY);
    const term = reader.text(from.term ?? '', `${path}.term`, BODY_LIMITS.term, true);
    const system = reader.oneOf(from.system, `${path}.system`, PAPER_SYSTEMS);
    if (!TERM.test(term) || (term === '') !== (system === 'STATE'))
      reader.note(`${path}.term`, 'goes with PARTY, as "2025-2030", and only with it');
    return {
      key: reader.key(from.key, `${path}.key`),
      name: reader.text(from.name, `${path}.name`, TABLE_LIMITS.hostBody),
      parentBody: reader.text(from.parentBody ?? '', `${path}.parentBody`, TABLE_LIMITS.hostBody, true),
      system,
      abbreviation: reader.text(from.abbreviation, `${path}.abbreviation`, BODY_LIMITS.abbreviation),
      place: reader.text(from.place, `${path}.place`, BODY_LIMITS.place),
      term,
    };
  });
}

export function readUnits(reader: Reader, value: unknown): ScenarioUnit[] {
  return reader.list(
    value,
    'units',
    (item, path) => {
      const from = reader.object(item, path, ['key', 'name']);
      return {
        key: reader.key(from.key, `${path}.key`),
        name: reader.text(from.name, `${path}.name`, TABLE_LIMITS.unitName),
      };
    },
    1,
  );
}

const PERSON = ['key', 'name', 'title', 'unit', 'role', 'number', 'enters', 'phone', 'csvForm'] as const;

export function readPeople(reader: Reader, value: unknown): ScenarioPerson[] {
  return reader.list(
    value,
    'people',
    (item, path) => {
      const from = reader.object(item, path, PERSON);
      return {
        key: reader.key(from.key, `${path}.key`),
        name: reader.text(from.name, `${path}.name`, LIMITS.personName),
        title: reader.text(from.title ?? '', `${path}.title`, LIMITS.personTitle, true),
        unit: reader.key(from.unit, `${path}.unit`),
        role: reader.oneOf(from.role, `${path}.role`, ROLES),
        number: reader.text(from.number ?? '', `${path}.number`, 20, true),
        enters: reader.oneOf(from.enters ?? 'IMPORT', `${path}.enters`, ENTRANCES),
        phone: reader.flag(from.phone ?? true, `${path}.phone`),
        csvForm: reader.oneOf(from.csvForm ?? 'NFC', `${path}.csvForm`, ['NFC', 'NFD'] as const),
      };
    },
    2,
  );
}

const COUNTS = [
  'rawSubmissions', 'collatedOpinions', 'speakingTurns', 'distinctSpeakers', 'distinctAuthors', 'notReached',
  'convertedToWritten', 'commitmentsProposed',
] as const; // prettier-ignore

const UNIT_COUNTS = ['invited', 'answered', 'late', 'silent'] as const;
const CELL_COUNTS = ['doneOnTime', 'doneLate', 'openInTime', 'openOverdue'] as const;
const LISTED = ['responsesByType', 'answersByClass', 'commitments', 'units'] as const;
/** A meeting without weeks before it leaves them out. */
const BEFORE = ['anonymous', 'confidential'] as const;

function countsOf<K extends string>(
  reader: Reader,
  value: unknown,
  path: string,
  names: readonly K[],
  missing?: 0,
): Record<K, number> {
  const from = isObject(value) ? value : {};
  const read = (name: K): number => reader.number(from[name] ?? missing, `${path}.${name}`, 0, 1_000_000);
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<K, number>;
}

/** Those that are named; the others are 0. */
function some<K extends string>(
  reader: Reader,
  value: unknown,
  path: string,
  names: readonly K[],
): Partial<Record<K, number>> {
  const given = reader.object(value, path, names);
  const counts: Partial<Record<K, number>> = {};
  for (const name of names) {
    if (name in given) counts[name] = reader.number(given[name], `${path}.${name}`, 0, 100_000);
  }
  return counts;
}

export function readExpect(reader: Reader, value: unknown): ScenarioExpect {
  const from = reader.object(value, 'expect', [...COUNTS, ...BEFORE, ...LISTED]);
  const units = reader.object(from.units ?? {}, 'expect.units', UNIT_COUNTS);
  const commitments = reader.object(from.commitments ?? {}, 'expect.commitments', CELL_COUNTS);
  return {
    units: countsOf(reader, units, 'expect.units', UNIT_COUNTS, 0),
    ...countsOf(reader, from, 'expect', BEFORE, 0),
    ...countsOf(reader, from, 'expect', COUNTS),
    responsesByType: some(reader, from.responsesByType, 'expect.responsesByType', RESPONSE_TYPES),
    answersByClass: some(reader, from.answersByClass ?? {}, 'expect.answersByClass', RESPONSE_RESULTS),
    commitments: countsOf(reader, commitments, 'expect.commitments', CELL_COUNTS, 0),
  };
}
