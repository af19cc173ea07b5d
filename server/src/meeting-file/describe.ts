import {
  ASIDE_KINDS,
  ATTACHMENT_LIMITS,
  ATTACHMENT_TYPES,
  LINE_KINDS,
  MATERIAL_TYPES,
  SIGNED_LIMITS,
  SIGNED_TYPES,
  TABLE_LIMITS,
} from '@doi-thoai/shared';
import type { Field, Kind, Section } from './format.js';
import {
  FORMAT,
  LINE_BYTES,
  LONG_TEXT,
  MEETING_FILE,
  MOST_DEEP,
  MOST_UNITS,
  SHORT_TEXT,
  TRACKING_CODE,
  VERSION,
} from './format.js';
import { MEETING, SECTIONS } from './sections.js';

type Schema = Record<string, unknown>;

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const INSTANT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.(\\d{3}|\\d{6})Z$';
const DAY = '^\\d{4}-\\d\\d-\\d\\d$';
const id = { type: 'string', pattern: UUID };
const day = { type: 'string', pattern: DAY };
const long = { type: 'string', maxLength: LONG_TEXT };
const text = { type: 'string', maxLength: SHORT_TEXT };
const whole = { type: 'integer', minimum: 0 };
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** An object with exactly these properties. */
function exactly(properties: Schema): Schema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

const signedFile = exactly({ id, name: text, type: { enum: SIGNED_TYPES }, bytes: whole, sha256 });

/** How each kind of value is written, in words and as a schema. */
const KINDS: Record<Kind, { says: string; schema: Schema }> = {
  id: { says: 'UUID', schema: id },
  text: { says: 'text', schema: text },
  whole: { says: 'whole number, not negative', schema: whole },
  signed: { says: 'whole number', schema: { type: 'integer' } },
  number: { says: 'number', schema: { type: 'number' } },
  flag: { says: 'true or false', schema: { type: 'boolean' } },
  instant: { says: 'instant', schema: { type: 'string', pattern: INSTANT } },
  day: { says: 'day', schema: day },
  json: { says: 'JSON', schema: {} },
  ids: { says: 'list of UUIDs', schema: { type: 'array', items: id } },
  hex: { says: 'bytes in hex', schema: { type: 'string', pattern: '^([0-9a-f]{2})+$' } },
  plan: { says: 'object', schema: { type: 'object' } },
  aside: {
    says: 'object',
    schema: exactly({
      kind: { enum: ASIDE_KINDS.filter((kind) => kind !== 'SECRET_SUSPECT') },
      text,
      byId: id,
      at: whole,
    }),
  },
  attachments: {
    says: 'list of objects',
    schema: {
      type: 'array',
      maxItems: ATTACHMENT_LIMITS.perSubmission,
      items: exactly({ id, name: text, type: { enum: ATTACHMENT_TYPES }, bytes: whole, sha256 }),
    },
  },
  materials: { says: 'object', schema: exactly({ count: whole, openVersion: whole, version: whole }) },
  signedMark: { says: 'object', schema: exactly({ openVersion: whole, version: whole }) },
  signedFile: { says: 'object', schema: signedFile },
  signedFiles: {
    says: 'list of objects',
    schema: { type: 'array', maxItems: SIGNED_LIMITS.pictures, items: signedFile },
  },
  board: { says: 'object', schema: exactly({ code: text, open: { type: 'boolean' } }) },
  versions: {
    says: 'list of objects',
    schema: {
      type: 'array',
      items: exactly({
        ...{ id, number: whole, name: text, type: { enum: MATERIAL_TYPES }, bytes: whole, sha256 },
        ...{ byId: id, byName: text, at: whole },
      }),
    },
  },
  takenBack: { says: 'object', schema: exactly({ reason: text, at: whole }) },
  names: {
    says: 'list of objects',
    schema: {
      type: 'array',
      minItems: 1,
      items: exactly({ validFrom: { type: ['string', 'null'], pattern: DAY }, name: text, basis: text }),
    },
  },
  agendaUsed: {
    says: 'object',
    schema: { type: 'object', propertyNames: id, additionalProperties: { type: 'number', minimum: 0 } },
  },
  repeatOf: {
    says: 'object',
    schema: exactly({
      meeting: text,
      heldOn: { type: ['string', 'null'], pattern: DAY },
      number: { type: ['integer', 'null'], minimum: 0 },
    }),
  },
  formerOwners: { says: 'list of texts', schema: { type: 'array', items: text } },
  reminders: {
    says: 'list of whole numbers',
    schema: { type: 'array', maxItems: TABLE_LIMITS.remindersKept, items: whole },
  },
  next: {
    says: 'list of objects',
    schema: { type: 'array', items: exactly({ requestId: id, name: text, unit: text, topicId: id }) },
  },
  lastAct: { says: 'object', schema: exactly({ entry: whole, kind: text, actorId: id, at: whole }) },
  trackingCode: { says: 'ten signs', schema: { type: 'string', pattern: TRACKING_CODE.source } },
  issuedBefore: {
    says: 'list of objects',
    schema: {
      type: 'array',
      items: exactly({ number: whole, symbol: text, issuedOn: day, revision: whole }),
    },
  },
  publicNotice: {
    says: 'object',
    schema: exactly({
      ...{ id, body: text, numbered: text, issuedOn: day, subject: text },
      lines: { type: 'array', items: exactly({ id, kind: { enum: LINE_KINDS }, text: long }) },
      commitments: {
        type: 'array',
        items: exactly({
          ...{ id, lineIds: { type: 'array', items: id }, text: long, ownerUnit: text },
          dueOn: { type: ['string', 'null'], pattern: DAY },
        }),
      },
    }),
  },
};

function schemaOf({ kind, nullable, of, says, most = SHORT_TEXT }: Field): Schema {
  const length = kind === 'text' ? { maxLength: most } : {};
  const schema = of ? { enum: of } : { ...KINDS[kind].schema, ...length };
  return { description: says, ...(nullable ? { anyOf: [schema, { type: 'null' }] } : schema) };
}

function rowSchema({ fields }: Section): Schema {
  return exactly(Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])));
}

/** Draft 7. It says the shape; what no schema can say (chain, references, layout) docs/meeting-file.md does. */
export function schemaOfFile(): Schema {
  const head = exactly({ seq: whole, hash: sha256 });
  const organisation = exactly({ name: text, parentBody: text, symbol: text });
  const house = exactly({ organisation, profiles: { type: 'array', items: { type: 'object' } } });
  const sections = SECTIONS.map((section): [string, Schema] => [
    section.name,
    { description: section.says, type: 'array', items: rowSchema(section) },
  ]);
  const properties = {
    ...{
      format: { const: FORMAT },
      version: { const: VERSION },
      exportedAt: KINDS.instant.schema,
      epoch: id,
    },
    ...{
      head,
      house,
      meeting: rowSchema(MEETING),
      ...Object.fromEntries(sections),
      check: exactly({ sha256 }),
    },
  };
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: FORMAT, ...exactly(properties) };
}

/** The part of docs/meeting-file.md that is made from the sections. */
export function tablesOfFile(): string {
  const limits = [
    ['bytes of a file', TABLE_LIMITS.meetingFileBytes],
    ['bytes of a line', LINE_BYTES],
    ['objects and lists inside each other', MOST_DEEP],
    ['units', MOST_UNITS],
    ['UTF-16 code units of a text, unless its schema says more', SHORT_TEXT],
  ];
  return [
    `Format \`${FORMAT}\`, version ${VERSION}; over HTTP \`${MEETING_FILE}\`.`,
    ['| at most | |', '| --- | --- |', ...limits.map(([what, most]) => `| ${what} | ${most} |`)].join('\n'),
    ...[MEETING, ...SECTIONS].map(described),
  ].join('\n\n');
}

function described(section: Section): string {
  const rows = section.fields.map((field) => `| \`${field.name}\` | ${formOf(field)} | ${field.says} |`);
  const order = section === MEETING ? 'One object.' : `In the order of ${namesOf(section)}.`;
  const head = [`### \`${section.name}\``, `${section.says} ${order}`].join('\n\n');
  return `${head}\n\n${['| field | form | meaning |', '| --- | --- | --- |', ...rows].join('\n')}`;
}

function namesOf({ order, fields }: Section): string {
  const names = order.split(', ').map((column) => fields.find((field) => field.column === column)?.name);
  return (
    names.flatMap((name) => (name === undefined ? [] : [`\`${name}\``])).join(', ') || 'nothing: one row'
  );
}

/** What is pointed to and is no section. */
const NO_SECTIONS = new Set(['targets', 'sources', 'topics']);

function formOf({ kind, nullable, of, to }: Field): string {
  const form = of && of.length <= 16 ? of.map((one) => `\`${one}\``).join(' ') : KINDS[kind].says;
  const pointing = to === undefined || NO_SECTIONS.has(to) ? '' : ` of \`${to}\``;
  return `${form}${pointing}${nullable ? ', or null' : ''}`;
}
