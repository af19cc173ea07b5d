import {
  DUE_KINDS,
  GIVEN,
  LIMITS,
  LINE_KINDS,
  NOTICE_LIMITS,
  RESPONSE_RESULTS,
  RESPONSE_TYPES,
  TABLE_LIMITS,
  VERDICTS,
} from '@doi-thoai/shared';
import type { CommandName } from '@doi-thoai/shared';
import type { CommandForm } from './form-parts.js';
import { ref, text } from './form-parts.js';

const reason = text(LIMITS.reason);
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
const promised: CommandForm = { fields: { commitmentId: ref('commitment') }, seen: 'row' };
const numberedNotice: CommandForm = { fields: { noticeId: ref('notice') }, seen: 'row' };

/** Answers, promises and the conclusion: what is said in the hall and kept afterwards. */
export const AFTER_FORMS = {
  'responses.answer': {
    fields: {
      type: { is: 'choice', of: RESPONSE_TYPES },
      text: text(LIMITS.answer),
      given: { is: 'choice', of: GIVEN, fallback: 'LIVE' },
      responderId: ref('person'),
      forwardedTo: { is: 'text', limit: TABLE_LIMITS.hostBody, fallback: '' },
      targets: { is: 'targets' },
      commitment: { is: 'promise', fallback: null },
      result: { is: 'choice', of: RESPONSE_RESULTS, fallback: null },
      letterNumber: { is: 'text', limit: TABLE_LIMITS.letterNumber, fallback: '' },
    },
    makes: { kind: 'response', field: 'responseId' },
  },
  'responses.sendBack': {
    fields: { responseId: ref('response'), returnText: text(LIMITS.returnText) },
    seen: 'row',
  },
  'responses.edit': {
    fields: {
      responseId: ref('response'),
      type: { is: 'choice', of: RESPONSE_TYPES },
      text: text(LIMITS.answer),
      forwardedTo: { is: 'text', limit: TABLE_LIMITS.hostBody, fallback: '' },
      result: { is: 'choice', of: RESPONSE_RESULTS, fallback: null },
      letterNumber: { is: 'text', limit: TABLE_LIMITS.letterNumber, fallback: '' },
    },
    seen: 'row',
    fills: ['legalGround', 'commitment'],
  },
  'responses.judge': {
    fields: {
      responseId: ref('response'),
      submissionId: { is: 'own' },
      verdict: { is: 'choice', of: VERDICTS },
    },
  },
  'responses.approve': { fields: { items: { is: 'refs', of: 'response' } }, seen: 'each' },
  'responses.publish': { fields: { items: { is: 'refs', of: 'response' } }, seen: 'each' },
  'commitments.propose': {
    fields: { ...promise, sources: { is: 'targets' } },
    makes: { kind: 'commitment', field: 'commitmentId' },
  },
  'commitments.edit': { fields: { commitmentId: ref('commitment'), ...promise }, seen: 'row' },
  'commitments.acknowledge': promised,
  'commitments.report': {
    fields: {
      commitmentId: ref('commitment'),
      done: { is: 'flag', fallback: false },
      text: text(TABLE_LIMITS.progress),
    },
    fills: ['actId', 'day'],
  },
  'commitments.requestExtension': {
    fields: { commitmentId: ref('commitment'), dueOn: { is: 'due' }, reason },
    seen: 'row',
  },
  'commitments.extend': {
    fields: {
      commitmentId: ref('commitment'),
      dueOn: { is: 'due', fallback: null },
      number: { is: 'text', limit: TABLE_LIMITS.paperNumber, fallback: '' },
      reason: { is: 'text', limit: LIMITS.reason, fallback: '' },
    },
    seen: 'row',
  },
  'commitments.verify': {
    fields: {
      commitmentId: ref('commitment'),
      text: { is: 'text', limit: TABLE_LIMITS.progress, fallback: '' },
    },
    seen: 'row',
  },
  'commitments.sendBack': { fields: { commitmentId: ref('commitment'), reason }, seen: 'row' },
  'conclusions.addLine': { fields: line, makes: { kind: 'line', field: 'lineId' } },
  'conclusions.editLine': { fields: { lineId: ref('line'), ...line }, seen: 'row' },
  'conclusions.removeLine': { fields: { lineId: ref('line') }, seen: 'row' },
  'conclusions.approve': { fields: {}, seen: 'conclusion', fills: ['lines', 'commitments'] },
  'conclusions.signMinutes': { fields: {}, seen: 'conclusion', fills: ['signedOn'] },
  'conclusions.prepareNotice': {
    fields: {
      bodyId: ref('body'),
      subject: text(NOTICE_LIMITS.subject),
      signAuthority: { is: 'text', limit: NOTICE_LIMITS.signAuthority, fallback: '' },
      signerPost: text(NOTICE_LIMITS.signerPost),
      signerName: text(LIMITS.personName),
      recipients: { is: 'texts', limit: NOTICE_LIMITS.recipient },
    },
    makes: { kind: 'notice', field: 'noticeId' },
    fills: ['seen'],
  },
  'conclusions.number': {
    ...numberedNotice,
    fills: ['issuedOn', 'number', 'reason'],
  },
  'conclusions.issue': numberedNotice,
} as const satisfies Partial<Record<CommandName, CommandForm>>;
