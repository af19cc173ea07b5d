import type { CommandName } from '@doi-thoai/shared';
import {
  ATTENDANCES,
  DISCLOSURES,
  LIMITS,
  TABLE_LIMITS,
  MEETING_PHASES,
  REQUEST_TYPES,
  SCREEN_MODES,
  SUBMISSION_KINDS,
} from '@doi-thoai/shared';

import type { CommandForm, FieldForm } from './form-parts.js';
import { maybe, ref, text } from './form-parts.js';
import { AFTER_FORMS } from './forms-after.js';

export type { CommandForm, FieldForm, NameKind } from './form-parts.js';
export { NAME_KINDS, TARGET_NAMES } from './form-parts.js';

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
  'meeting.advance': {
    fields: {
      phase: { is: 'choice', of: ['FOLLOW_UP', 'ARCHIVED'] },
      reason: { is: 'text', limit: LIMITS.reason, fallback: '' },
    },
    seen: 'meeting',
  },
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
  ...AFTER_FORMS,
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
