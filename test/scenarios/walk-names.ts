import type { FieldForm, NameKind } from './command-forms.js';
import { formOf, TARGET_NAMES, WORDS } from './command-forms.js';
import { isObject } from './problems.js';
import type { WrittenNote, CommandStep, Scenario } from './scenario.js';

/** `waitsFor`: made by a phone that is offline; known to everybody only when it is online again. */
export interface Known {
  kind: NameKind;
  waitsFor: string | null;
}

export interface Reference {
  path: string;
  name: string;
  kinds: readonly NameKind[];
}

const TARGETS = Object.keys(TARGET_NAMES) as NameKind[];

function inField(form: FieldForm, value: unknown, path: string): Reference[] {
  const one = (item: unknown, itemPath: string, kinds: readonly NameKind[]): Reference[] =>
    typeof item === 'string' ? [{ path: itemPath, name: item.slice(1), kinds }] : [];
  const many = (kinds: readonly NameKind[]): Reference[] =>
    Array.isArray(value) ? value.flatMap((item, index) => one(item, `${path}[${index}]`, kinds)) : [];
  if (form.is === 'ref') return one(value, path, [form.of]);
  if (form.is === 'refs') return many([form.of]);
  if (form.is === 'targets') return many(TARGETS);
  if (form.is === 'own') return one(value, path, ['submission', 'request']);
  if (form.is === 'settings' && isObject(value))
    return one(value.confidentialOfficerId, `${path}.confidentialOfficer`, ['person']);
  if (form.is === 'promise' && isObject(value))
    return one(value.ownerUnitId, `${path}.ownerUnitId`, ['unit']);
  return [];
}

/** Every reference of a command, with where it stands and what it may name. */
export function referencesOf(step: CommandStep): Reference[] {
  return Object.entries(formOf(step.do).fields).flatMap(([name, form]) =>
    inField(form, step.with[name], `${step.path}.with.${name}`),
  );
}

/** The same of an opinion that is no command. */
export function wordReferences(note: WrittenNote): Reference[] {
  return Object.entries(WORDS).flatMap(([name, form]) =>
    inField(form, note.with[name], `${note.path}.${name}`),
  );
}

/** Names that the scenario gives before its first step. */
export function givenNames(scenario: Scenario): Map<string, Known> {
  const names = new Map<string, Known>();
  const give = (items: readonly { key: string }[], kind: NameKind): void =>
    items.forEach((item) => names.set(item.key, { kind, waitsFor: null }));
  give(scenario.meeting.topics, 'topic');
  give(scenario.meeting.agenda, 'agenda');
  give(scenario.bodies, 'body');
  give(scenario.units, 'unit');
  give(scenario.people, 'person');
  return names;
}

/** The reference without its `$`; empty for null. */
export function nameIn(step: CommandStep, field: string): string {
  const value = step.with[field];
  return typeof value === 'string' ? value.slice(1) : '';
}

export function namesIn(step: CommandStep, field: string): string[] {
  const value = step.with[field];
  return Array.isArray(value) ? value.map((item) => String(item).slice(1)) : [];
}
