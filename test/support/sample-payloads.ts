import type { CommandName, Id, MeetingPlan, Payload } from '@doi-thoai/shared';
import { DEFAULT_REMINDERS, makeId, makeReceipt } from '@doi-thoai/shared';
import { samplePlan } from './plan.js';
import { PROMISE_SAMPLES } from './promise-samples.js';
import { REMINDER_SAMPLES } from './reminder-samples.js';
import { NOTICE_SAMPLES } from './sample-notices.js';

/** What a payload may point at. By default ids that nobody has. */
export interface Pointers {
  submissionId: Id;
  collatedId: Id;
  requestId: Id;
  turnId: Id;
  participantId: Id;
  unitId: Id;
  topicId: Id;
  lineId: Id;
  commitmentId: Id;
  plan: MeetingPlan;
}

export function nowhere(): Pointers {
  const ids = Array.from({ length: 9 }, () => makeId());
  const [submissionId = '', collatedId = '', requestId = '', turnId = '', participantId = ''] = ids;
  const [unitId = '', topicId = '', lineId = '', commitmentId = ''] = ids.slice(5);
  const objects = { submissionId, collatedId, requestId, turnId, participantId };
  return { ...objects, unitId, topicId, lineId, commitmentId, plan: samplePlan() };
}

/** A version that nothing has. */
const seen = 999_999_999;
const words = { kind: 'OPINION', summary: 'Nhà công vụ', text: 'Đề nghị sửa.' } as const;
const person = { name: 'Vũ Thị Mây', title: '', unit: '', role: 'DELEGATE', number: '' } as const;
const why = { reason: 'Vì thế' } as const;
const material = { agendaItemId: null, title: 'Báo cáo', presenter: '', readers: 'DESK' } as const;
const writtenAt = Date.UTC(2026, 9, 1);
const closesAt = Date.UTC(2030, 0, 1);
const turn = ({ turnId }: Pointers): Payload<'floor.start'> => ({ turnId, seen });
const request = ({ requestId }: Pointers): Payload<'floor.withdraw'> => ({ requestId });
const opinion = ({ submissionId }: Pointers): Payload<'submissions.approve'> => ({ submissionId, seen });
const asking = ({ topicId }: Pointers): Omit<Payload<'floor.request'>, 'submissionId'> => ({
  requestId: makeId(),
  topicId,
  line: 'Xin nói',
  type: 'OPINION',
});
const mended = {
  responseId: makeId(),
  type: 'ANSWERED',
  text: 'Xin trả lời lại',
  forwardedTo: '',
  result: 'PLANNED',
  legalGround: 'Quyết định 05',
  letterNumber: '',
  seen,
} as const;
const line = { kind: 'TASK', text: 'Giao việc', position: 1 } as const;

/** A well-formed payload of every command; total, so that a new command must say what it looks like. */
export const SAMPLES: { [N in CommandName]: (at: Pointers) => Payload<N> } = {
  'organisation.configure': () => ({ name: 'Sở Phát triển', parentBody: '', symbol: '' }),
  'organisation.addStaff': () => ({
    staffId: makeId(),
    name: 'Ai đó',
    login: 'ai.do',
    password: 'x'.repeat(20),
  }),
  'organisation.closeAccount': () => ({ staffId: makeId(), ...why, successorId: null, seen }),
  'organisation.reopenAccount': () => ({ staffId: makeId(), ...why, seen }),
  'organisation.makePasswordLink': () => ({ staffId: makeId(), tokenHash: '0'.repeat(64) }),
  'organisation.setPassword': () => ({
    ...{ staffId: makeId(), tokenHash: null, keep: [] },
    password: `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
  }),
  'organisation.editProfile': () => ({
    profile: 'STATE_GENERAL',
    validFrom: '2027-01-01',
    validUntil: null,
    basis: 'Quy chế',
    steps: [],
    reminders: DEFAULT_REMINDERS,
    seen,
  }),
  'organisation.editHolidays': () => ({ year: 2027, rows: [], seen }),
  'organisation.importHolidays': () => ({ text: 'không phải lịch nghỉ' }),
  'organisation.addUnit': () => ({ unitId: makeId(), name: 'Phòng Mẫu', parentId: null, basis: '' }),
  'organisation.renameUnit': ({ unitId }) => ({
    unitId,
    name: 'Phòng Mới',
    validFrom: '2027-01-01',
    basis: '',
    seen,
  }),
  'organisation.moveUnit': ({ unitId }) => ({ unitId, parentId: null, seen }),
  'organisation.endUnit': ({ unitId }) => ({
    unitId,
    endedOn: '2027-01-01',
    successorId: null,
    basis: '',
    seen,
  }),
  'meeting.create': ({ plan }) => ({ meetingId: makeId(), plan, rehearsal: false }),
  'meeting.import': () => ({ meetingId: makeId(), file: 'ab'.repeat(32) }),
  'meeting.configure': ({ plan }) => ({ plan, seen }),
  'meeting.openPhase': () => ({ phase: 'CHECK_IN', agendaItemId: null, seen }),
  'meeting.close': () => ({ seen }),
  'meeting.reopen': () => why,
  'meeting.advance': () => ({ phase: 'FOLLOW_UP', reason: '', seen }),
  'meeting.recordStep': () => ({ step: 'MATERIALS', doneOn: '2026-10-01', reason: '' }),
  'meeting.publishBoard': () => ({ open: true }),
  'participants.import': () => ({ csv: 'không phải danh sách' }),
  'participants.add': () => ({ ...person, participantId: makeId(), withoutPhone: false }),
  'participants.edit': ({ participantId }) => ({ ...person, participantId, withoutPhone: false, seen }),
  'participants.claimSeat': ({ participantId }) => ({ participantId, knock: null }),
  'participants.releaseSeat': ({ participantId }) => ({ participantId, ...why }),
  'participants.checkIn': ({ participantId }) => ({ participantId, attendance: 'ON_SITE' }),
  'participants.setRole': ({ participantId }) => ({
    participantId,
    role: 'GUEST',
    mayTakeOver: false,
    seen,
  }),
  'participants.appoint': ({ participantId: staffId }) => ({ staffId, role: 'SECRETARY', title: '' }),
  'participants.arrive': ({ participantId: staffId }) => ({ staffId }),
  'participants.dismiss': ({ participantId }) => ({ participantId, ...why }),
  'participants.succeed': ({ participantId: staffId }) => ({ staffId }),
  'participants.standIn': ({ participantId }) => ({ participantId, forId: makeId(), note: '' }),
  'participants.consent': ({ participantId }) => ({ participantId, given: true, reason: '', seen }),
  'participants.takeOver': () => why,
  'submissions.open': () => ({}),
  'submissions.close': () => ({}),
  'submissions.submit': ({ topicId }) => ({
    ...words,
    topicId,
    submissionId: makeId(),
    disclosure: 'NAMED',
    writtenAt,
  }),
  'submissions.submitConfidential': ({ topicId, participantId }) => ({
    ...words,
    submissionId: makeId(),
    topicId,
    receipt: makeReceipt(),
    officerId: participantId,
    writtenAt,
  }),
  'submissions.appendAnonymous': () => ({}),
  'submissions.editByReceipt': ({ topicId }) => ({ ...words, topicId, receipt: makeReceipt(), seen }),
  'submissions.withdrawByReceipt': () => ({ receipt: makeReceipt(), seen }),
  'submissions.setAside': ({ submissionId }) => ({
    submissionId,
    kind: 'REDIRECTED',
    text: 'Tới ban tiếp dân',
    seen,
  }),
  'submissions.takeBack': opinion,
  'submissions.purge': ({ submissionId }) => ({ submissionId, ...why, seen }),
  'submissions.openAuthor': ({ submissionId }) => ({ submissionId, ...why }),
  'submissions.submitForOther': ({ topicId, participantId: authorId }) => ({
    ...words,
    topicId,
    submissionId: makeId(),
    authorId,
    unitId: null,
    writtenAt,
  }),
  'submissions.edit': ({ submissionId, topicId }) => ({ ...words, topicId, submissionId, seen }),
  'submissions.withdraw': opinion,
  'submissions.detach': ({ submissionId }) => ({ submissionId, attachmentId: makeId() }),
  'submissions.attach': ({ submissionId }) => ({ submissionId, attachmentId: makeId() }),
  'submissions.approve': opinion,
  'submissions.approveMany': (at) => ({ items: [opinion(at)] }),
  'submissions.return': (at) => ({ ...opinion(at), returnText: 'Xin nói rõ' }),
  'submissions.publish': opinion,
  'submissions.hide': opinion,
  'submissions.showOnScreen': opinion,
  'collation.create': ({ topicId, unitId, submissionId }) => ({
    collatedId: makeId(),
    wording: 'Sửa nhà công vụ',
    topicId,
    unitId,
    responderUnitId: null,
    submissionIds: [submissionId],
  }),
  'collation.edit': ({ collatedId, topicId }) => ({ collatedId, wording: 'Sửa nhà', topicId, seen }),
  'collation.link': ({ collatedId, submissionId }) => ({ collatedId, submissionIds: [submissionId] }),
  'collation.unlink': ({ collatedId, submissionId }) => ({ collatedId, submissionIds: [submissionId] }),
  'collation.assign': ({ collatedId, unitId }) => ({ collatedId, responderUnitId: unitId, seen }),
  'collation.classify': ({ collatedId }) => ({
    items: [{ collatedId, seen }],
    aspect: 'FIELD',
    value: 'PERSONNEL',
  }),
  'collation.markRepeat': ({ collatedId }) => ({
    ...{ collatedId, seen, meeting: 'Hội nghị đối thoại tháng 6' },
    ...{ heldOn: '2026-06-15', number: 3 },
  }),
  'collation.merge': ({ collatedId }) => ({
    into: { collatedId, seen },
    from: [{ collatedId: makeId(), seen }],
  }),
  'collation.unmerge': ({ collatedId }) => ({ collatedId, seen }),
  'collation.split': ({ collatedId, topicId, submissionId }) => ({
    collatedId,
    seen,
    parts: [1, 2].map((n) => ({
      collatedId: makeId(),
      wording: `Phần ${n}`,
      topicId,
      submissionIds: [submissionId],
    })),
  }),
  'collection.open': ({ unitId }) => ({ unitIds: [unitId], closesAt }),
  'collection.extend': ({ unitId }) => ({ unitIds: [unitId], closesAt }),
  'collection.remind': ({ unitId }) => ({ unitIds: [unitId] }),
  'collection.look': () => ({}),
  'collection.submitSet': () => ({ note: '', nothing: true, seen }),
  'collection.join': () => ({ name: 'Trần Văn Góp Ý' }),
  'collection.importForm': ({ topicId }) => ({
    file: '0'.repeat(64),
    rows: [{ line: 3, kind: 'OPINION', topicId, summary: 'Nhà công vụ', text: 'Đề nghị sửa.' }],
  }),
  'collection.voidLink': ({ unitId }) => ({ unitId, ...why }),
  'collection.returnSet': ({ unitId }) => ({ unitId, ...why, seen }),
  'materials.add': () => ({ ...material, materialId: makeId() }),
  'materials.edit': () => ({ ...material, materialId: makeId(), seen }),
  'materials.bring': () => ({ materialId: makeId(), versionId: makeId() }),
  'materials.order': () => ({ materialIds: [makeId()] }),
  'materials.takeBack': () => ({ materialId: makeId(), ...why, seen }),
  'materials.giveAgain': () => ({ materialId: makeId(), seen }),
  'materials.purge': () => ({ materialId: makeId(), ...why, seen }),
  'signed.putBack': () => ({
    ...{ signedId: makeId(), paper: 'MINUTES', issuer: 'STATE', signedOn: '2026-10-01' },
    ...{ generatedId: makeId(), editedId: makeId(), scanIds: [], ...why, latest: null },
  }),
  'signed.publish': () => ({ signedId: makeId(), published: true, seen }),
  'signed.takeBack': () => ({ signedId: makeId(), ...why, seen }),
  'signed.giveAgain': () => ({ signedId: makeId(), seen }),
  'signed.purge': () => ({ signedId: makeId(), ...why, seen }),
  'invitations.address': ({ participantId }) => ({ participantId, email: 'ai.do@example.vn', phone: '' }),
  'invitations.send': ({ participantId }) => ({ participantIds: [participantId] }),
  'invitations.reply': () => ({ reply: 'COMES', reason: '', standInName: '', standInTitle: '' }),
  'invitations.admitStandIn': ({ participantId }) => ({ participantId, standInId: makeId(), seen }),
  'invitations.settle': ({ unitId: deliveryId }) => ({ deliveryId, sent: true, trouble: '' }),
  'floor.openRegistration': () => ({}),
  'floor.closeRegistration': () => ({}),
  'floor.request': (at) => ({ ...asking(at), submissionId: at.submissionId }),
  'floor.requestForOther': (at) => ({
    ...asking(at),
    submissionId: null,
    participantId: at.participantId,
  }),
  'floor.withdraw': request,
  'floor.ready': request,
  'floor.later': request,
  'floor.call': (at) => ({ ...request(at), seen }),
  'floor.callUnregistered': ({ participantId, topicId }) => ({ participantId, topicId, seen }),
  'floor.start': turn,
  'floor.pause': turn,
  'floor.resume': turn,
  'floor.extend': (at) => ({ ...turn(at), seconds: 60 }),
  'floor.end': (at) => ({ ...turn(at), interrupted: false, reason: '' }),
  'floor.absent': turn,
  'floor.skip': (at) => ({ ...request(at), ...why, seen }),
  'floor.reorder': (at) => ({ ...request(at), ...why, beforeId: null, seen }),
  'floor.decline': (at) => ({ ...request(at), ...why, seen }),
  'floor.undo': () => ({ entry: seen }),
  'floor.noteGist': (at) => ({ ...turn(at), gist: 'Ý chính' }),
  'floor.correctTimes': ({ turnId }) => ({
    turnId,
    startedAt: writtenAt,
    endedAt: writtenAt + 1,
    ...why,
  }),
  'floor.endFloor': () => ({ seen }),
  'responses.draft': ({ participantId, collatedId }) => ({
    ...{ collatedId, responderId: participantId, type: 'ANSWERED', text: 'Sẽ sửa.', seen: 0 },
    ...{ forwardedTo: '', promiseText: '', dueOn: null },
  }),
  'responses.answer': ({ participantId, collatedId }) => ({
    responseId: makeId(),
    type: 'ANSWERED',
    text: 'Xin trả lời',
    given: 'LIVE',
    responderId: participantId,
    forwardedTo: '',
    targets: [{ kind: 'COLLATED', id: collatedId }],
    commitment: null,
  }),
  'responses.edit': () => ({ ...mended, commitment: null }),
  'responses.approve': () => ({ items: [{ responseId: makeId(), seen }] }),
  'responses.sendBack': () => ({ responseId: makeId(), seen, returnText: 'Xin nói rõ.' }),
  'responses.publish': () => ({ items: [{ responseId: makeId(), seen }] }),
  'responses.correct': () => ({ ...mended, ...why }),
  'responses.judge': ({ submissionId }) => ({ responseId: makeId(), submissionId, verdict: 'NO' }),
  'responses.judgeByReceipt': () => ({ responseId: makeId(), receipt: makeReceipt(), verdict: 'NO' }),
  ...PROMISE_SAMPLES,
  ...REMINDER_SAMPLES,
  ...NOTICE_SAMPLES,
  'conclusions.addLine': () => ({ ...line, lineId: makeId() }),
  'conclusions.editLine': ({ lineId }) => ({ ...line, lineId, seen }),
  'conclusions.removeLine': ({ lineId }) => ({ lineId, seen }),
  'screen.show': ({ collatedId }) => ({ mode: 'OPINION', collatedId, seen }),
  'screen.clear': () => ({ seen }),
};
