import type { CommandName } from '@doi-thoai/shared';
import {
  ATTENDANCES,
  DISCLOSURES,
  DUE_KINDS,
  GIVEN,
  LIMITS,
  TABLE_LIMITS,
  LINE_KINDS,
  MEETING_PHASES,
  REQUEST_TYPES,
  RESPONSE_TYPES,
  SCREEN_MODES,
  SUBMISSION_KINDS,
} from '@doi-thoai/shared';

/** What a name in a scenario can stand for. */
export const NAME_KINDS = [
  'topic',
  'agenda',
  'unit',
  'person',
  'submission',
  'collated',
  'request',
  'turn',
  'response',
  'commitment',
  'line',
] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** Kinds an answer, a promise can hang on, as `TargetRef.kind` of the wire. */
export const TARGET_NAMES = { submission: 'SUBMISSION', collated: 'COLLATED', turn: 'TURN' } as const;

/** A field of `with`. `fallback` makes it optional and is what the parser fills in. */
export type FieldForm =
  | { is: 'ref'; of: NameKind; fallback?: null }
  | { is: 'refs'; of: NameKind; fallback?: readonly [] }
  | { is: 'targets' }
  | { is: 'text'; limit: number; fallback?: string }
  | { is: 'choice'; of: readonly string[]; fallback?: string }
  | { is: 'number'; min: number; max: number; whole: boolean }
  | { is: 'flag'; fallback: boolean }
  | { is: 'due'; fallback?: null }
  | { is: 'after' }
  | { is: 'promise'; fallback: null }
  | { is: 'settings' };

/** How a command is written in a scenario and what the player adds to make the payload of the wire. */
export interface CommandForm {
  fields: Record<string, FieldForm>;
  /** `as` names this: the id goes into `field` of the payload, made by the client before sending. */
  makes?: { kind: NameKind; field: string };
  /** `as` names this: the id comes back in `field` of the answer. */
  returns?: { kind: NameKind; field: string };
  /**
   * The player sends `seen`, the version that the person's own client shows: of the meeting, the floor, the
   * screen, the own unit's set, or of the row that the first reference names (a turn's note for `floor.noteGist`).
   * `each`: every reference carries the version of its row.
   */
  seen?: 'meeting' | 'floor' | 'screen' | 'ownSet' | 'row' | 'each';
  /** Payload fields that the player works out itself (docs/scenarios.md says how). */
  fills?: readonly string[];
}

const ref = (of: NameKind): FieldForm => ({ is: 'ref', of });
const maybe = (of: NameKind): FieldForm => ({ is: 'ref', of, fallback: null });
const text = (limit: number): FieldForm => ({ is: 'text', limit });
/** What every opinion consists of, whoever sends it. */
export const WORDS: CommandForm['fields'] = {
  kind: { is: 'choice', of: SUBMISSION_KINDS },
  topicId: ref('topic'),
  summary: text(LIMITS.summary),
  text: text(LIMITS.text),
};
const speech: CommandForm['fields'] = {
  topicId: ref('topic'),
  line: text(LIMITS.speechLine),
  submissionId: maybe('submission'),
  type: { is: 'choice', of: REQUEST_TYPES, fallback: 'OPINION' },
};
const promise: CommandForm['fields'] = {
  text: text(LIMITS.answer),
  ownerUnitId: ref('unit'),
  dueKind: { is: 'choice', of: DUE_KINDS, fallback: 'DATE' },
  dueOn: { is: 'due', fallback: null },
};
const line: CommandForm['fields'] = {
  kind: { is: 'choice', of: LINE_KINDS },
  text: text(TABLE_LIMITS.conclusionLine),
  position: { is: 'number', min: 0, max: 10_000, whole: true },
};
const submission: CommandForm = { fields: { submissionId: ref('submission') }, seen: 'row' };
const waiting: CommandForm = { fields: { requestId: ref('request') } };
const turn: CommandForm = { fields: { turnId: ref('turn') }, seen: 'floor' };
const units: FieldForm = { is: 'refs', of: 'unit' };
const reason = text(LIMITS.reason);
const makesSubmission = { kind: 'submission', field: 'submissionId' } as const;
const makesRequest = { kind: 'request', field: 'requestId' } as const;
const returnsTurn = { kind: 'turn', field: 'turnId' } as const;

/** The commands a scenario may use; field names are those of the wire. */
export const COMMAND_FORMS = {
  'meeting.create': { fields: {}, fills: ['meetingId', 'plan', 'rehearsal'] },
  'meeting.configure': { fields: { settings: { is: 'settings' } }, seen: 'meeting', fills: ['plan'] },
  'meeting.openPhase': {
    fields: { phase: { is: 'choice', of: MEETING_PHASES }, agendaItemId: maybe('agenda') },
    seen: 'meeting',
  },
  'meeting.close': { fields: {}, seen: 'meeting' },
  'participants.import': { fields: {}, fills: ['csv'] },
  'participants.add': {
    fields: { participantId: ref('person') },
    fills: ['name', 'title', 'unit', 'role', 'number', 'withoutPhone'],
  },
  'participants.checkIn': {
    fields: { participantId: ref('person'), attendance: { is: 'choice', of: ATTENDANCES } },
  },
  'participants.takeOver': { fields: { reason } },
  'submissions.open': { fields: {} },
  'submissions.close': { fields: {} },
  'submissions.submit': {
    fields: { ...WORDS, disclosure: { is: 'choice', of: DISCLOSURES, fallback: 'NAMED' } },
    makes: makesSubmission,
    fills: ['writtenAt'],
  },
  'submissions.submitConfidential': {
    fields: WORDS,
    makes: makesSubmission,
    fills: ['receipt', 'officerId', 'writtenAt'],
  },
  'submissions.submitForOther': {
    fields: { ...WORDS, authorId: maybe('person'), unitId: maybe('unit') },
    makes: makesSubmission,
    fills: ['writtenAt'],
  },
  'submissions.edit': { fields: { submissionId: ref('submission'), ...WORDS }, seen: 'row' },
  'submissions.withdraw': submission,
  'submissions.approve': submission,
  'submissions.return': {
    fields: { submissionId: ref('submission'), returnText: text(LIMITS.returnText) },
    seen: 'row',
  },
  'submissions.publish': submission,
  'submissions.hide': submission,
  'submissions.showOnScreen': submission,
  'collection.open': { fields: { unitIds: units, closesAt: { is: 'after' } } },
  'collection.extend': { fields: { unitIds: units, closesAt: { is: 'after' } } },
  'collection.remind': { fields: { unitIds: units } },
  'collection.look': { fields: {} },
  'collection.submitSet': {
    fields: {
      note: { is: 'text', limit: TABLE_LIMITS.setNote, fallback: '' },
      nothing: { is: 'flag', fallback: false },
    },
    seen: 'ownSet',
  },
  'collection.returnSet': { fields: { unitId: ref('unit'), reason }, seen: 'row' },
  'collation.create': {
    fields: {
      wording: text(TABLE_LIMITS.wording),
      topicId: ref('topic'),
      unitId: maybe('unit'),
      responderUnitId: maybe('unit'),
      submissionIds: { is: 'refs', of: 'submission', fallback: [] },
    },
    makes: { kind: 'collated', field: 'collatedId' },
  },
  'collation.edit': {
    fields: { collatedId: ref('collated'), wording: text(TABLE_LIMITS.wording), topicId: ref('topic') },
    seen: 'row',
  },
  'collation.link': {
    fields: { collatedId: ref('collated'), submissionIds: { is: 'refs', of: 'submission' } },
  },
  'collation.unlink': {
    fields: { collatedId: ref('collated'), submissionIds: { is: 'refs', of: 'submission' } },
  },
  'collation.assign': {
    fields: { collatedId: ref('collated'), responderUnitId: maybe('unit') },
    seen: 'row',
  },
  'collation.merge': {
    fields: { into: ref('collated'), from: { is: 'refs', of: 'collated' } },
    seen: 'each',
  },
  'floor.openRegistration': { fields: {} },
  'floor.closeRegistration': { fields: {} },
  'floor.request': { fields: speech, makes: makesRequest },
  'floor.requestForOther': { fields: { participantId: ref('person'), ...speech }, makes: makesRequest },
  'floor.withdraw': waiting,
  'floor.ready': waiting,
  'floor.later': waiting,
  'floor.call': { ...waiting, seen: 'floor', returns: returnsTurn },
  'floor.callUnregistered': {
    fields: { participantId: ref('person'), topicId: ref('topic') },
    seen: 'floor',
    returns: returnsTurn,
  },
  'floor.start': turn,
  'floor.pause': turn,
  'floor.resume': turn,
  'floor.extend': {
    fields: {
      turnId: ref('turn'),
      seconds: { is: 'number', min: 1, max: TABLE_LIMITS.extendSeconds, whole: true },
    },
    seen: 'floor',
  },
  'floor.end': {
    fields: {
      turnId: ref('turn'),
      interrupted: { is: 'flag', fallback: false },
      reason: { is: 'text', limit: LIMITS.reason, fallback: '' },
    },
    seen: 'floor',
  },
  'floor.absent': turn,
  'floor.skip': { fields: { requestId: ref('request'), reason }, seen: 'floor' },
  'floor.reorder': {
    fields: { requestId: ref('request'), beforeId: maybe('request'), reason },
    seen: 'floor',
  },
  'floor.decline': { fields: { requestId: ref('request'), reason }, seen: 'floor' },
  'floor.undo': { fields: {}, fills: ['entry'] },
  'floor.noteGist': { fields: { turnId: ref('turn'), gist: text(TABLE_LIMITS.gist) }, seen: 'row' },
  'floor.correctTimes': {
    fields: {
      turnId: ref('turn'),
      keepShare: { is: 'number', min: 0.05, max: 1, whole: false },
      reason,
    },
    fills: ['startedAt', 'endedAt'],
  },
  'floor.endFloor': { fields: {}, seen: 'floor' },
  'responses.answer': {
    fields: {
      type: { is: 'choice', of: RESPONSE_TYPES },
      text: text(LIMITS.answer),
      given: { is: 'choice', of: GIVEN, fallback: 'LIVE' },
      responderId: ref('person'),
      forwardedTo: { is: 'text', limit: TABLE_LIMITS.hostBody, fallback: '' },
      targets: { is: 'targets' },
      commitment: { is: 'promise', fallback: null },
    },
    makes: { kind: 'response', field: 'responseId' },
  },
  'responses.approve': { fields: { items: { is: 'refs', of: 'response' } }, seen: 'each' },
  'responses.publish': { fields: { items: { is: 'refs', of: 'response' } }, seen: 'each' },
  'commitments.propose': {
    fields: { ...promise, sources: { is: 'targets' } },
    makes: { kind: 'commitment', field: 'commitmentId' },
  },
  'commitments.edit': { fields: { commitmentId: ref('commitment'), ...promise }, seen: 'row' },
  'conclusions.addLine': { fields: line, makes: { kind: 'line', field: 'lineId' } },
  'conclusions.editLine': { fields: { lineId: ref('line'), ...line }, seen: 'row' },
  'conclusions.removeLine': { fields: { lineId: ref('line') }, seen: 'row' },
  'screen.show': {
    fields: { mode: { is: 'choice', of: SCREEN_MODES }, collatedId: maybe('collated') },
    seen: 'screen',
  },
  'screen.clear': { fields: {}, seen: 'screen' },
} as const satisfies Partial<Record<CommandName, CommandForm>>;

export type ScriptCommand = keyof typeof COMMAND_FORMS;
export const SCRIPT_COMMANDS = Object.keys(COMMAND_FORMS) as ScriptCommand[];

export function formOf(command: ScriptCommand): CommandForm {
  return COMMAND_FORMS[command];
}
