import type {
  CivilDate,
  CollatedSeen,
  CommandName,
  Id,
  Instant,
  MeetingPlan,
  MeetingSettings,
  Payload,
  ReaderState,
} from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import type { FieldForm } from '../scenarios/command-forms.js';
import { formOf } from '../scenarios/command-forms.js';
import type { CommandStep, Scenario, ScenarioPromise } from '../scenarios/scenario.js';
import type { Member } from './member.js';
import type { Names } from './names.js';
import { dueDate, rosterCsv } from './plan.js';

type Fields = Record<string, unknown>;

/** What a payload is made of beside the step itself. */
export interface PayloadContext {
  scenario: Scenario;
  plan: MeetingPlan;
  names: Names;
  /** The server's time, as it was moved. */
  now: Instant;
  /** The day there. */
  today: CivilDate;
}

/** Turns a step into the payload of the wire, with what this person's own client shows at this moment. */
export function payloadOf(step: CommandStep, by: Member, context: PayloadContext): Payload<CommandName> {
  const form = formOf(step.do);
  const fields: Fields = {};
  for (const [name, field] of Object.entries(form.fields)) {
    fields[name] = translate(field, step.with[name], context, by.state);
  }
  if (form.makes) fields[form.makes.field] = makeId();
  if (form.seen === 'each') asSeen(fields, by.state);
  else if (form.seen) fields.seen = seen(form.seen, step, fields, by);
  fill(step, fields, by, context);
  return fields as unknown as Payload<CommandName>;
}

function translate(
  form: FieldForm,
  value: unknown,
  { names, plan, now }: PayloadContext,
  state: ReaderState,
): unknown {
  if (value === null || value === undefined) return value;
  if (form.is === 'ref') return names.id(value as string);
  if (form.is === 'refs') return (value as string[]).map((reference) => names.id(reference));
  if (form.is === 'targets') return (value as string[]).map((one) => names.target(one, state));
  if (form.is === 'own') return names.target(value as string, state).id;
  if (form.is === 'after') return Math.round(now + (value as number) * 1000);
  if (form.is === 'due') return dueDate(value as string, plan);
  if (form.is !== 'promise') return value;
  const { text, ownerUnitId, dueOn } = value as ScenarioPromise;
  return {
    text,
    ownerUnitId: ownerUnitId === null ? null : names.id(ownerUnitId),
    dueOn: dueOn === null ? null : dueDate(dueOn, plan),
  };
}

function seen(
  of: Exclude<NonNullable<ReturnType<typeof formOf>['seen']>, 'each'>,
  step: CommandStep,
  fields: Fields,
  by: Member,
): number {
  const late = step.seen === 'previous';
  if (of === 'row' || of === 'ownSet' || of === 'conclusion') {
    // A focal person's client holds one set, the own unit's; and a meeting has one conclusion.
    const [set] = Object.values(by.state.sets);
    const [conclusion] = Object.values(by.state.conclusion);
    const only = of === 'ownSet' ? set : conclusion;
    const version = of === 'row' ? rowVersion(step, fields, by.state) : (only?.version ?? 0);
    // Any other number is as stale as the one that was really before it.
    return late ? Math.max(0, version - 1) : version;
  }
  if (late) return by.versionBefore(of);
  const { meeting, floor, screen } = by.state;
  return { meeting: meeting?.version ?? 0, floor: floor.version, screen: screen.version }[of];
}

/** Each reference with the version that this person's client shows. */
function asSeen(fields: Fields, { collated, responses }: ReaderState): void {
  if ('items' in fields) {
    const items = fields.items as Id[];
    fields.items = items.map((responseId) => ({ responseId, seen: responses[responseId]?.version ?? 0 }));
    return;
  }
  const looked = (id: unknown): CollatedSeen => ({
    collatedId: id as Id,
    seen: collated[id as Id]?.version ?? 0,
  });
  fields.into = looked(fields.into);
  fields.from = (fields.from as Id[]).map(looked);
}

function rowVersion(step: CommandStep, fields: Fields, state: ReaderState): number {
  const id = (field: string): Id => fields[field] as Id;
  if (step.do === 'floor.noteGist') return state.notes[id('turnId')]?.version ?? 0;
  if ('responseId' in fields) return state.responses[id('responseId')]?.version ?? 0;
  if ('noticeId' in fields) return noticeVersion(state, id('noticeId'));
  if ('submissionId' in fields) return state.submissions[id('submissionId')]?.version ?? 0;
  if ('collatedId' in fields) return state.collated[id('collatedId')]?.version ?? 0;
  if ('unitId' in fields) return state.sets[id('unitId')]?.version ?? 0;
  if ('commitmentId' in fields) return state.commitments[id('commitmentId')]?.version ?? 0;
  if ('lineId' in fields) return state.lines[id('lineId')]?.version ?? 0;
  throw new Error(`${step.do}: no row to have seen`);
}

function noticeVersion({ conclusion }: ReaderState, id: Id): number {
  const notices = Object.values(conclusion).flatMap((one) => one.notices);
  return notices.find((one) => one.id === id)?.version ?? 0;
}

/** What docs/scenarios.md says that the player adds. */
function fill(step: CommandStep, fields: Fields, by: Member, context: PayloadContext): void {
  const { scenario, plan } = context;
  const { floor, turns, meeting } = by.state;
  if (step.do === 'participants.import') fields.csv = rosterCsv(scenario);
  else if (step.do === 'participants.add') Object.assign(fields, newParticipant(step, scenario));
  else if (step.do === 'meeting.configure') {
    const { settings } = fields;
    delete fields.settings;
    fields.plan = { ...plan, settings: { ...(meeting ?? plan).settings, ...named(settings, context) } };
  } else if (step.do.startsWith('submissions.submit')) {
    fields.writtenAt = Math.round(by.client.clock.now());
    if (step.do === 'submissions.submitConfidential') {
      fields.receipt = makeReceipt();
      fields.officerId = meeting?.settings.confidentialOfficerId ?? null;
    }
  } else if (step.do in AFTERWARDS) AFTERWARDS[step.do]?.(fields, by.state, context.today);
  else if (step.do === 'floor.undo') fields.entry = floor.lastAct?.entry ?? 0;
  else if (step.do === 'floor.correctTimes') {
    const turn = turns[fields.turnId as Id];
    const startedAt = turn?.startedAt ?? 0;
    const measured = (turn?.endedAt ?? startedAt) - startedAt;
    fields.startedAt = startedAt;
    fields.endedAt = startedAt + Math.max(1, Math.round(measured * (fields.keepShare as number)));
    delete fields.keepShare;
  }
}

type Filling = (fields: Fields, state: ReaderState, today: CivilDate) => void;

/** What comes after the hall. */
const AFTERWARDS: Partial<Record<CommandName, Filling>> = {
  'responses.edit': (fields) => Object.assign(fields, { legalGround: '', commitment: null }),
  'commitments.report': (fields, _state, today) => {
    fields.actId = makeId();
    fields.day = fields.done === true ? today : null;
  },
  'conclusions.approve': (fields, { lines, commitments }) => {
    const looked = ({ id, version }: { id: Id; version: number }) => ({ id, seen: version });
    fields.lines = Object.values(lines).map(looked);
    const proposed = Object.values(commitments).filter(({ state }) => state === 'PROPOSED');
    fields.commitments = proposed.map(looked);
  },
  'conclusions.signMinutes': (fields, _state, today) => void (fields.signedOn = today),
  'conclusions.prepareNotice': (fields) => void (fields.seen = 0),
  'conclusions.number': (fields, _state, today) =>
    void Object.assign(fields, { issuedOn: today, number: null, reason: '' }),
};

/** Settings name a person as the script does. */
function named(settings: unknown, { names }: PayloadContext): Partial<MeetingSettings> {
  const changed = settings as Partial<MeetingSettings>;
  const { confidentialOfficerId: officer } = changed;
  return officer ? { ...changed, confidentialOfficerId: names.id(officer) } : changed;
}

function newParticipant(step: CommandStep, scenario: Scenario): Fields {
  const key = String(step.with.participantId).slice(1);
  const person = scenario.people.find((one) => one.key === key);
  if (!person) throw new Error(`there is no person "${key}"`);
  const { name, title, role, number, phone } = person;
  const unit = scenario.units.find((one) => one.key === person.unit)?.name ?? '';
  return { name, title, unit, role, number, withoutPhone: !phone };
}
