import { makeId } from '@doi-thoai/shared';
import type { FullMeeting } from './full-meeting.js';
import { MARK } from './full-meeting.js';
import { today } from './issuing.js';
import { remind } from './reminded.js';
import { signPapers } from './signed.js';

/** Called between the acts, when nothing is under way. */
type Pause = (after: string) => Promise<void>;

/** A meeting from its plan to its closing, in which every kind of entry that a meeting can have happens. */
export async function playFullStory(hall: FullMeeting, pause: Pause): Promise<void> {
  await prepare(hall);
  await askUnits(hall);
  await pause('the units');
  await hall.meeting.openPhase(hall.people.chair, 'READY');
  await hall.people.chair.do('submissions.open', {});
  await pause('the plan');
  const opinions = await collect(hall);
  await pause('opinions');
  await speak(hall);
  await pause('turns');
  await answer(hall, opinions);
  await pause('answers');
  await remind(hall);
  await pause('reminders');
  await hall.meeting.openPhase(hall.people.chair, 'CONCLUSION');
  await conclude(hall);
  await signPapers(hall, today());
  await pause('the end');
}

async function prepare(hall: FullMeeting): Promise<void> {
  const { people, meeting } = hall;
  const seen = (await hall.state()).meeting?.version ?? 0;
  const plan = { ...meeting.plan, title: `${MARK} đối thoại` };
  await people.organiser.do('meeting.configure', { plan, seen });
  await hall.offerConfidential(people.secretary.participantId);
  const csv = `họ tên,đơn vị,chức danh,vai trò,số\n${MARK} Một,Cơ sở Tây,,đại biểu,901\n`;
  await people.secretary.do('participants.import', { csv });
  await meeting.openPhase(people.chair, 'COLLECTING');
  await keepHouse(hall);
}

/** What the office does beside the dialogue: papers sent, a letter of authority, its consent, one that is withdrawn. */
async function keepHouse(hall: FullMeeting): Promise<void> {
  const { people } = hall;
  const sent = { step: 'MATERIALS', doneOn: '2026-10-01', reason: `${MARK} chờ duyệt` } as const;
  await people.organiser.do('meeting.recordStep', sent);
  await people.organiser.do('meeting.publishBoard', { open: true });
  await handMaterials(hall);
  const stand = async (who: 'rising' | 'minh', forId: string | null): Promise<void> => {
    const { participantId } = people[who];
    await people.secretary.do('participants.standIn', {
      participantId,
      forId,
      note: `${MARK} giấy ủy quyền`,
    });
  };
  const whom = { participantId: people.lan.participantId };
  await people.secretary.do('invitations.address', { ...whom, email: 'lan@example.vn', phone: '' });
  await people.secretary.do('invitations.send', { participantIds: [whom.participantId] });
  const reply = { reply: 'STAND_IN', reason: `${MARK} bận`, standInName: MARK, standInTitle: '' } as const;
  await people.lan.do('invitations.reply', reply);
  await stand('rising', people.lan.participantId);
  await stand('minh', people.thu.participantId);
  await stand('minh', null);
  const { participantId } = people.rising;
  const seen = (await hall.state()).standIns[participantId]?.version ?? 0;
  const given = { participantId, given: true, reason: `${MARK} đồng ý` };
  await people.chair.do('participants.consent', { ...given, seen });
}

/** Three materials: one with two versions for everybody, one that moves up and is taken back, one that is purged. */
async function handMaterials(hall: FullMeeting): Promise<void> {
  const { secretary, chair } = hall.people;
  const [report, annex, leak] = [makeId(), makeId(), makeId()];
  const words = { agendaItemId: null, title: `${MARK} tài liệu`, presenter: `${MARK} người trình bày` };
  const seen = async (id: string): Promise<number> => {
    const { all } = await hall.materials();
    return all?.find((one) => one.id === id)?.version ?? 0;
  };
  for (const materialId of [report, annex, leak])
    await secretary.do('materials.add', { ...words, materialId, readers: 'EVERYONE' });
  await hall.bringMaterial(report, `${MARK} bản 1.pdf`);
  await hall.bringMaterial(report, `${MARK} bản 2.pdf`);
  await hall.bringMaterial(leak, `${MARK} lộ.pdf`);
  const edited = { ...words, materialId: report, title: `${MARK} báo cáo`, readers: 'EVERYONE' } as const;
  await secretary.do('materials.edit', { ...edited, seen: await seen(report) });
  await secretary.do('materials.order', { materialIds: [annex, report, leak] });
  const why = { reason: `${MARK} nhầm bản` };
  await secretary.do('materials.takeBack', { materialId: annex, ...why, seen: await seen(annex) });
  await secretary.do('materials.giveAgain', { materialId: annex, seen: await seen(annex) });
  await secretary.do('materials.takeBack', { materialId: leak, ...why, seen: await seen(leak) });
  await chair.do('materials.purge', { materialId: leak, ...why, seen: await seen(leak) });
}

/** The weeks before: one unit answers, has it back and answers again; another is reminded and stays silent. */
async function askUnits(hall: FullMeeting): Promise<void> {
  const { people } = hall;
  const own = await hall.unitOf('focal');
  const silent = await hall.unitOf('minh');
  const closesAt = Date.now() + 86_400_000;
  await people.organiser.do('collection.open', { unitIds: [own, silent], closesAt });
  await people.secretary.do('collection.extend', { unitIds: [silent], closesAt: closesAt + 3_600_000 });
  await people.focal.do('collection.look', {});
  const seen = async (): Promise<number> => (await hall.state()).sets[own]?.version ?? -1;
  const none = { note: `${MARK} không có ý kiến`, nothing: true };
  await people.focal.do('collection.submitSet', { ...none, seen: await seen() });
  const back = { unitId: own, reason: `${MARK} xin nêu rõ` };
  await people.secretary.do('collection.returnSet', { ...back, seen: await seen() });
  await people.secretary.do('collection.remind', { unitIds: [own, silent] });
}

async function collect(hall: FullMeeting): Promise<{ lan: string; minh: string; collated: string }> {
  const { people } = hall;
  const lan = await hall.write('lan', 'một');
  const attachmentId = await hall.attach('lan', lan, `${MARK} ảnh.pdf`);
  await people.lan.do('submissions.detach', { submissionId: lan, attachmentId });
  const minh = await hall.published('minh', 'hai');
  const gone = await hall.write('thu', 'ba');
  await hall.opinion('thu', 'submissions.withdraw', gone);
  await hall.write('guest', 'khách');
  const sealed = await hall.seal('lan', people.secretary.participantId);
  await people.secretary.do('submissions.openAuthor', { submissionId: sealed, reason: `${MARK} liên hệ` });
  const secret = await hall.write('thu', 'kín');
  const aside = { submissionId: secret, kind: 'SECRET_SUSPECT', text: `${MARK} có dấu hiệu` } as const;
  const see = async (): Promise<number> => (await hall.state()).submissions[secret]?.version ?? 0;
  await people.secretary.do('submissions.setAside', { ...aside, seen: await see() });
  await people.chair.do('submissions.purge', {
    submissionId: secret,
    reason: `${MARK} xóa`,
    seen: await see(),
  });
  const own = await hall.write('rising', 'bốn');
  const seen = (await hall.state()).submissions[own]?.version ?? 0;
  await people.secretary.do('submissions.return', { submissionId: own, returnText: `${MARK} rõ hơn`, seen });
  const unitId = await hall.unitOf('focal');
  const forUnit = { submissionId: makeId(), authorId: null, unitId, writtenAt: Date.now() };
  await people.focal.do('submissions.submitForOther', { ...hall.words('của đơn vị'), ...forUnit });
  // More than a delegate's list holds, then one is taken out and another moves up.
  for (let i = 0; i < 20; i += 1) await hall.published('thu', `thứ ${i}`);
  await hall.opinion('secretary', 'submissions.hide', minh);
  await hall.opinion('chair', 'submissions.showOnScreen', minh);
  const collated = await hall.collate([lan, minh], 'land', 'focal');
  const moved = await hall.collate([], 'land');
  const { version } = (await hall.state()).collated[moved] ?? { version: 0 };
  const responderUnitId = await hall.unitOf('housing');
  await people.secretary.do('collation.assign', { collatedId: moved, responderUnitId, seen: version });
  return { lan, minh, collated };
}

async function speak(hall: FullMeeting): Promise<void> {
  const { people, meeting } = hall;
  await meeting.openPhase(people.chair, 'DISCUSSION');
  await people.chair.do('floor.openRegistration', {});
  const first = await hall.request('lan');
  const second = await hall.request('minh');
  const third = await hall.request('thu');
  await hall.floor('chair', 'floor.skip', { requestId: second, reason: `${MARK} chờ` });
  await hall.floor('chair', 'floor.reorder', { requestId: third, beforeId: first, reason: '' });
  const turnId = await hall.call(first);
  await hall.floor('chair', 'floor.start', { turnId });
  await hall.floor('chair', 'floor.pause', { turnId });
  await hall.floor('chair', 'floor.resume', { turnId });
  await hall.floor('chair', 'floor.extend', { turnId, seconds: 60 });
  await people.secretary.do('floor.noteGist', { turnId, gist: `${MARK} ý chính`, seen: 0 });
  await hall.floor('chair', 'floor.end', { turnId, interrupted: false, reason: '' });
  const missing = await hall.call(second);
  await hall.floor('chair', 'floor.absent', { turnId: missing });
  const taken = await hall.call(third);
  const { lastAct } = (await hall.state()).floor;
  await people.chair.do('floor.undo', { entry: lastAct?.entry ?? 0 });
  if (taken === '') throw new Error('nobody was called');
  await people.rising.do('participants.checkIn', {
    participantId: people.rising.participantId,
    attendance: 'ON_SITE',
  });
}

async function answer(
  hall: FullMeeting,
  { lan, collated }: { lan: string; collated: string },
): Promise<void> {
  const { people } = hall;
  const target = { kind: 'COLLATED', id: collated } as const;
  await draft(hall, collated);
  const { commitmentId } = await people.land.do('responses.answer', hall.answer([target], 'land'));
  const late = await hall.write('thu', 'muộn');
  await people.secretary.do('collation.link', { collatedId: collated, submissionIds: [late] });
  await people.secretary.do('collation.unlink', { collatedId: collated, submissionIds: [lan] });
  const promise = (await hall.state()).commitments[commitmentId ?? ''];
  if (!promise) throw new Error('what was noted promised nothing');
  const { id, text, dueKind, dueOn, version: seen } = promise;
  const ownerUnitId = await hall.unitOf('housing');
  await people.chair.do('commitments.edit', { commitmentId: id, text, dueKind, dueOn, ownerUnitId, seen });
  await mergeAndSplit(hall, collated);
  await followUp(hall);
  await inWriting(hall, late, collated);
}

/** A promise over its life, with a file that is taken away again. */
async function followUp(hall: FullMeeting): Promise<void> {
  const { people } = hall;
  const { commitmentId, actId } = await hall.reported('housing');
  const file = { commitmentId, actId };
  await hall.evidence('housing', file, `${MARK} ảnh.pdf`);
  const fileId = await hall.evidence('housing', file, `${MARK} nhầm.pdf`);
  await people.housing.do('commitments.detach', { ...file, fileId });
  const more = { dueOn: '2030-03-31', reason: `${MARK} chờ vốn` };
  await hall.promise('housing', 'commitments.requestExtension', { commitmentId, ...more });
  await hall.promise('chair', 'commitments.extend', { commitmentId, ...more, number: `12 ${MARK}` });
  const [ownerUnitId, focal] = [await hall.unitOf('land'), await hall.unitOf('focal')];
  const parts = { ownerUnitId, jointUnitIds: [focal], coordinatingUnitIds: [await hall.unitOf('housing')] };
  await hall.promise('chair', 'commitments.reassign', {
    commitmentId,
    ...parts,
    reason: `${MARK} đúng việc`,
  });
  await hall.promise('chair', 'commitments.suspend', { commitmentId, reason: `${MARK} chờ luật` });
}

/** Handed in, sent back, mended, approved, published and corrected; the author says no, thinks again, and says no. */
async function inWriting(hall: FullMeeting, submissionId: string, collated: string): Promise<void> {
  const { land, chair, secretary, thu } = hall.people;
  const { responseId } = await land.do('responses.answer', {
    ...hall.answer([{ kind: 'COLLATED', id: collated }], 'land'),
    ...{ given: 'WRITTEN', result: 'PLANNED', legalGround: `${MARK} căn cứ` },
  });
  const looked = async (): Promise<{ responseId: string; seen: number }> => {
    return { responseId, seen: (await hall.state()).responses[responseId]?.version ?? 0 };
  };
  const words = { type: 'ANSWERED', text: `${MARK} trả lời`, forwardedTo: '', letterNumber: '' } as const;
  const mended = { ...words, result: 'RESOLVED', legalGround: `${MARK} căn cứ` } as const;
  await chair.do('responses.sendBack', { ...(await looked()), returnText: `${MARK} nói rõ hơn` });
  await land.do('responses.edit', { ...mended, ...(await looked()), commitment: null });
  await chair.do('responses.approve', { items: [await looked()] });
  await secretary.do('responses.publish', { items: [await looked()] });
  const corrected = { ...mended, text: `${MARK} trả lời đúng`, reason: `${MARK} nhầm số` };
  await chair.do('responses.correct', { ...corrected, ...(await looked()) });
  for (const verdict of ['NO', 'PARTLY', 'NO'] as const) {
    await thu.do('responses.judge', { responseId, submissionId, verdict });
  }
}

/** Prepared on one device and written over by the desk; what is answered with it takes its place. */
async function draft(hall: FullMeeting, collatedId: string): Promise<void> {
  const { land, secretary } = hall.people;
  const words = { type: 'NOTED', forwardedTo: '', promiseText: `${MARK} hứa`, dueOn: null } as const;
  const mine = { collatedId, responderId: land.participantId, ...words };
  await land.do('responses.draft', { ...mine, text: `${MARK} nháp`, seen: 0 });
  const { drafts } = (await secretary.snapshot()).state;
  const seen = Object.values(drafts)[0]?.version ?? 0;
  await secretary.do('responses.draft', { ...mine, text: `${MARK} nháp hai`, seen });
}

/** One is merged into an answered one, answered with it and taken out again; another one is split. */
async function mergeAndSplit(hall: FullMeeting, into: string): Promise<void> {
  const { people } = hall;
  const looked = async (collatedId: string): Promise<{ collatedId: string; seen: number }> => {
    return { collatedId, seen: (await hall.state()).collated[collatedId]?.version ?? 0 };
  };
  const [first, second] = [await hall.write('rising', 'gộp'), await hall.write('thu', 'gộp')];
  const merged = await hall.collate([first], 'housing', 'minh');
  const kept = await hall.collate([first, second], null);
  const from = [await looked(merged), await looked(kept)];
  await people.secretary.do('collation.merge', { into: await looked(into), from });
  const target = { kind: 'COLLATED', id: into } as const;
  await people.land.do('responses.answer', hall.answer([target], 'land'));
  await people.secretary.do('collation.unmerge', await looked(merged));
  const parts = [[first], [first]].map((submissionIds, i) => ({
    ...{ collatedId: makeId(), wording: `${MARK} phần ${i}`, topicId: hall.topic, submissionIds },
  }));
  await people.secretary.do('collation.split', { ...(await looked(merged)), parts });
}

async function conclude(hall: FullMeeting): Promise<void> {
  const { people } = hall;
  const lineId = makeId();
  const removed = makeId();
  const line = { kind: 'TASK', text: `${MARK} giao nhiệm vụ`, position: 1 } as const;
  await people.secretary.do('conclusions.addLine', { lineId, ...line });
  await people.secretary.do('conclusions.addLine', { lineId: removed, ...line });
  const seen = (await hall.state()).lines[removed]?.version ?? 0;
  await people.secretary.do('conclusions.removeLine', { lineId: removed, seen });
  await people.coChair.do('participants.takeOver', { reason: `${MARK} máy hỏng` });
  const { participants, meeting } = await hall.state();
  const rising = participants[people.rising.participantId];
  if (!rising || !meeting) throw new Error('no roster');
  const role = { participantId: rising.id, role: 'SECRETARY', mayTakeOver: false } as const;
  await people.organiser.do('participants.setRole', { ...role, seen: rising.version });
  const { version } = (await hall.state()).meeting ?? { version: 0 };
  await people.coChair.do('meeting.close', { seen: version });
  await people.clerk.do('conclusions.signMinutes', { signedOn: null, seen: 0 });
}
