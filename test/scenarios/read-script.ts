import { ERROR_CODES, LIMITS } from '@doi-thoai/shared';
import type { FieldForm } from './command-forms.js';
import { formOf, SCRIPT_COMMANDS, WORDS } from './command-forms.js';
import type { JsonObject, Reader } from './problems.js';
import { isObject, REMARK_LIMIT } from './problems.js';
import { readSettings } from './read-parts.js';
import type { WrittenNote, CommandStep, ScenarioPromise, Step } from './scenario.js';

const COMMAND = ['by', 'do', 'with', 'as', 'asCommitment', 'expect', 'seen', 'times', 'note'] as const;
const AFTER = /^\+(\d{1,3})([dh])$/;
const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
const DUE = /^(\+\d{1,4}d|\d{4}-\d{2}-\d{2})$/;
const EXPECTED: readonly string[] = ['ok', 'refused', ...ERROR_CODES];

function readDue(reader: Reader, value: unknown, path: string): string {
  if (typeof value === 'string' && DUE.test(value)) return value;
  reader.note(path, 'must be "+45d" (days after the meeting) or a date as "2027-03-31"');
  return '+1d';
}

/** Seconds from the moment at which it is sent. */
function readAfter(reader: Reader, value: unknown, path: string): number {
  const [, count, unit] = (typeof value === 'string' && AFTER.exec(value)) || [];
  if (count !== undefined) return Number(count) * (unit === 'd' ? DAY_S : HOUR_S);
  reader.note(path, 'must be "+7d" or "+12h", from the moment at which it is sent');
  return DAY_S;
}

function readPromise(reader: Reader, value: unknown, path: string): ScenarioPromise {
  const from = reader.object(value, path, ['text', 'ownerUnitId', 'dueOn']);
  return {
    text: reader.text(from.text, `${path}.text`, LIMITS.answer),
    ownerUnitId: from.ownerUnitId == null ? null : reader.reference(from.ownerUnitId, `${path}.ownerUnitId`),
    dueOn: from.dueOn == null ? null : readDue(reader, from.dueOn, `${path}.dueOn`),
  };
}

function readField(reader: Reader, form: FieldForm, value: unknown, path: string): unknown {
  switch (form.is) {
    case 'ref':
      return reader.reference(value, path);
    case 'refs':
    case 'targets':
      return reader.list(value, path, (item, itemPath) => reader.reference(item, itemPath), 1);
    case 'own':
      return reader.reference(value, path);
    case 'texts':
      return reader.list(value, path, (item, itemPath) => reader.text(item, itemPath, form.limit), 1);
    case 'text':
      return reader.text(value, path, form.limit, form.fallback === '');
    case 'choice':
      return reader.oneOf(value, path, form.of);
    case 'number':
      return reader.number(value, path, form.min, form.max, form.whole);
    case 'flag':
      return reader.flag(value, path);
    case 'due':
      return readDue(reader, value, path);
    case 'after':
      return readAfter(reader, value, path);
    case 'promise':
      return readPromise(reader, value, path);
    case 'settings':
      return readSettings(reader, value, path, true);
  }
}

function readWith(reader: Reader, command: CommandStep['do'], value: unknown, path: string): JsonObject {
  const fields = Object.entries(formOf(command).fields);
  const from = reader.object(
    value ?? {},
    path,
    fields.map(([name]) => name),
  );
  const read: JsonObject = {};
  for (const [name, form] of fields) {
    const given = from[name];
    const optional = 'fallback' in form;
    if (optional && (given === undefined || given === form.fallback)) read[name] = form.fallback;
    else read[name] = readField(reader, form, given, `${path}.${name}`);
  }
  return read;
}

function readCommand(reader: Reader, value: unknown, path: string): CommandStep {
  const from = reader.object(value, path, COMMAND);
  const known = SCRIPT_COMMANDS.find((name) => name === from.do);
  if (!known) reader.note(`${path}.do`, `must be one of ${SCRIPT_COMMANDS.join(', ')}`);
  const command = known ?? 'screen.clear';
  if (from.note !== undefined) reader.text(from.note, `${path}.note`, REMARK_LIMIT);
  return {
    step: 'command',
    path,
    by: reader.key(from.by, `${path}.by`),
    do: command,
    with: known ? readWith(reader, command, from.with, `${path}.with`) : {},
    as: from.as === undefined ? null : reader.key(from.as, `${path}.as`),
    asCommitment:
      from.asCommitment === undefined ? null : reader.key(from.asCommitment, `${path}.asCommitment`),
    expect: reader.oneOf(from.expect ?? 'ok', `${path}.expect`, EXPECTED),
    seen: reader.oneOf(from.seen ?? 'current', `${path}.seen`, ['current', 'previous'] as const),
    times: reader.number(from.times ?? 1, `${path}.times`, 1, 5),
  };
}

/** `$each` becomes a reference to the item, in `by` its name. */
function withItem(value: unknown, item: string): unknown {
  if (value === '$each') return `$${item}`;
  if (Array.isArray(value)) return value.map((part: unknown) => withItem(part, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withItem(part, item)]));
}

function readEach(reader: Reader, value: JsonObject, path: string): Step {
  const { each, ...pattern } = value;
  const items = reader.list(each, `${path}.each`, (item, itemPath) => reader.key(item, itemPath), 1);
  if ('as' in pattern) reader.note(`${path}.as`, 'cannot be used with "each": the names would be equal');
  const commands = items.map((item) => {
    const command = withItem(pattern, item) as JsonObject;
    const by = pattern.by === '$each' ? item : pattern.by;
    return readCommand(reader, { ...command, by }, `${path} (each ${item})`);
  });
  return { step: 'together', commands };
}

const NOTE = ['as', 'note', ...Object.keys(WORDS)];

/** `by` when all of them are one person's; otherwise each names its own. */
function readNotes(reader: Reader, value: unknown, path: string, by?: string): WrittenNote[] {
  return reader.list(
    value,
    path,
    (item, itemPath) => {
      const from = reader.object(item, itemPath, by === undefined ? ['by', ...NOTE] : NOTE);
      const words = Object.entries(WORDS).map(([name, form]) => [
        name,
        readField(reader, form, from[name], `${itemPath}.${name}`),
      ]);
      return {
        path: itemPath,
        by: by ?? reader.key(from.by, `${itemPath}.by`),
        as: reader.key(from.as, `${itemPath}.as`),
        with: Object.fromEntries(words) as JsonObject,
      };
    },
    1,
  );
}

function readForm(reader: Reader, value: JsonObject, path: string): Step {
  const from = reader.object(value, path, ['by', 'form', 'note']);
  const by = reader.key(from.by, `${path}.by`);
  return { step: 'form', path, by, rows: readNotes(reader, from.form, `${path}.form`, by) };
}

const CROWD = ['join', 'leave', 'offline', 'online'] as const;
const STEPS = ['heading', 'wait', 'later', ...CROWD, 'anonymous', 'form', 'together', 'each'];

/** Seconds that speed shortens, or days that pass at once. */
function readPause(reader: Reader, value: JsonObject, path: string): Step {
  const from = reader.object(value, path, 'wait' in value ? ['wait'] : ['later']);
  if ('wait' in from)
    return { step: 'wait', seconds: reader.number(from.wait, `${path}.wait`, 0, 3600, false) };
  return { step: 'later', days: reader.number(from.later, `${path}.later`, 0, 60, false) };
}

function readStep(reader: Reader, value: unknown, path: string): Step {
  if (!isObject(value)) {
    reader.note(path, `must be an object: ${STEPS.join(', ')} or a command`);
    return { step: 'heading', text: '' };
  }
  if ('each' in value) return readEach(reader, value, path);
  if ('heading' in value) {
    reader.object(value, path, ['heading']);
    return { step: 'heading', text: reader.text(value.heading, `${path}.heading`, REMARK_LIMIT) };
  }
  if ('wait' in value || 'later' in value) return readPause(reader, value, path);
  if ('anonymous' in value) {
    reader.object(value, path, ['anonymous']);
    const notes = readNotes(reader, value.anonymous, `${path}.anonymous`);
    return { step: 'anonymous', path, notes };
  }
  if ('form' in value) return readForm(reader, value, path);
  if ('together' in value) {
    reader.object(value, path, ['together']);
    const read = (item: unknown, itemPath: string): CommandStep => readCommand(reader, item, itemPath);
    return { step: 'together', commands: reader.list(value.together, `${path}.together`, read, 1) };
  }
  return readCrowd(reader, value, path) ?? readCommand(reader, value, path);
}

/** Who comes, goes, or is cut off; null for another step. */
function readCrowd(reader: Reader, value: Record<string, unknown>, path: string): Step | null {
  const step = CROWD.find((one) => one in value);
  if (step === undefined) return null;
  reader.object(value, path, [step]);
  const key = (item: unknown, itemPath: string): string => reader.key(item, itemPath);
  return { step, people: reader.list(value[step], `${path}.${step}`, key, 1) };
}

export function readScript(reader: Reader, value: unknown): Step[] {
  return reader.list(value, 'script', (item, path) => readStep(reader, item, path), 1);
}
