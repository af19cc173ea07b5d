import type { Id, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Meeting, Person } from '../support/driver.js';
import type { TestServer } from '../support/server.js';

/** As long as the design promises to bear: a name of 40 characters, a unit of 120. */
export const LONG_NAME = 'Nguyễn Phúc Hoàng Thị Phương Thảo Nguyên';
export const LONG_UNIT =
  'Phòng Quản lý, duy tu, khai thác công trình công cộng, nhà ở xã hội và trụ sở cơ quan thuộc Sở Phát triển Cộng đồng tỉnh';

const DUE = '2030-12-31';

type FloorAct = 'floor.call' | 'floor.start' | 'floor.end' | 'floor.endFloor';

export type Who =
  | 'chair'
  | 'coChair'
  | 'secretary'
  | 'responder'
  | 'screen'
  | 'author'
  | 'spoken'
  | 'speaking'
  | 'next'
  | 'waiting'
  | 'guest';

/** A meeting with somebody in every role. */
export class PeopledMeeting {
  constructor(
    readonly meeting: Meeting,
    readonly people: Record<Who, Person>,
  ) {}

  get everybody(): Person[] {
    return [this.meeting.organiser, ...Object.values(this.people)];
  }

  async act<N extends FloorAct>(name: N, payload: Omit<Payload<N>, 'seen'>): Promise<void> {
    const { floor } = (await this.people.chair.snapshot()).state;
    await this.people.chair.do(name, { ...payload, seen: floor.version });
  }

  async write(who: Who, summary: string, topic = 0): Promise<Id> {
    const submissionId = makeId();
    const text = `${summary}: đề nghị cho biết bao giờ thực hiện và ai chịu trách nhiệm.`;
    const words = { kind: 'OPINION', topicId: this.meeting.topic(topic), summary, text } as const;
    const sending = { submissionId, disclosure: 'NAMED', writtenAt: Date.now() } as const;
    await this.people[who].do('submissions.submit', { ...words, ...sending });
    return submissionId;
  }

  /** What was read: the opinion as it stands now. */
  async read(submissionId: Id): Promise<{ submissionId: Id; seen: number }> {
    const { submissions } = (await this.people.secretary.snapshot()).state;
    return { submissionId, seen: submissions[submissionId]?.version ?? 0 };
  }

  async ask(who: Who, topic = 0): Promise<Id> {
    const requestId = makeId();
    const words = { topicId: this.meeting.topic(topic), line: 'Xin hỏi về việc báo trước cho cơ sở' };
    await this.people[who].do('floor.request', { requestId, ...words, submissionId: null, type: 'OPINION' });
    return requestId;
  }

  /** A confidential opinion of the author; the answer is its tracking code. */
  async confide(summary: string, receipt: string): Promise<string> {
    const { author, secretary } = this.people;
    const words = { kind: 'OPINION', topicId: this.meeting.topic(0), summary, text: `${summary}.` } as const;
    const sending = { submissionId: makeId(), receipt, officerId: secretary.participantId };
    const sent = { ...words, ...sending, writtenAt: Date.now() };
    return (await author.do('submissions.submitConfidential', sent)).trackingCode;
  }

  /** Noted by the chair, with a promise. */
  async answer(submissionId: Id, text: string): Promise<void> {
    const { secretary, chair } = this.people;
    const given = {
      type: 'NOTED',
      given: 'LIVE',
      responderId: chair.participantId,
      forwardedTo: '',
    } as const;
    const targets = [{ kind: 'SUBMISSION', id: submissionId } as const];
    const commitment = { text, ownerUnitId: null, dueOn: DUE };
    await secretary.do('responses.answer', { responseId: makeId(), text, ...given, targets, commitment });
  }

  /** Calls whoever stands first in the queue and lets the turn begin. */
  async begin(): Promise<Id> {
    const { floor } = (await this.people.chair.snapshot()).state;
    await this.act('floor.call', { requestId: floor.queue[0] ?? '' });
    const turnId = (await this.people.chair.snapshot()).state.floor.current?.id ?? '';
    await this.act('floor.start', { turnId });
    return turnId;
  }

  /** One turn that is over, with a gist. */
  async speak(who: Who): Promise<Id> {
    await this.ask(who);
    const turnId = await this.begin();
    await this.act('floor.end', { turnId, interrupted: false, reason: '' });
    const gist = { turnId, gist: 'Đề nghị báo trước cho cơ sở.', seen: 0 };
    await this.people.secretary.do('floor.noteGist', gist);
    return turnId;
  }
}

/** Nothing said yet; the intake is open. */
export async function quietMeeting(server: TestServer): Promise<PeopledMeeting> {
  const meeting = await server.meeting();
  const office = { unit: 'Ban Giám đốc', title: 'Giám đốc Sở' };
  const people = {
    chair: await meeting.join('CHAIR', 'Trần Quốc Bảo', office),
    coChair: await meeting.join('CO_CHAIR', 'Đỗ Thị Kim Oanh', { unit: 'Công đoàn cơ sở' }),
    secretary: await meeting.join('SECRETARY', 'Lê Thị Nga', { unit: 'Văn phòng' }),
    responder: await meeting.join('RESPONDER', 'Vũ Đình Khoa', {
      unit: 'Phòng Tổ chức',
      title: 'Trưởng phòng',
    }),
    screen: await meeting.join('SCREEN', 'Màn hình hội trường'),
    author: await meeting.join('DELEGATE', 'Nguyễn Thị Hạnh', { unit: 'Phòng Tổng hợp', number: '12' }),
    spoken: await meeting.join('DELEGATE', 'Phạm Văn Sơn', { unit: 'Đội Quản lý trụ sở' }),
    speaking: await meeting.join('DELEGATE', LONG_NAME, { unit: LONG_UNIT, number: '14' }),
    next: await meeting.join('DELEGATE', 'Hồ Ngọc Minh', { unit: LONG_UNIT }),
    waiting: await meeting.join('DELEGATE', 'Bùi Thanh Phúc', { unit: 'Trung tâm Hỗ trợ' }),
    guest: await meeting.join('GUEST', 'Lý Thu Trang'),
  };
  await meeting.openPhase(meeting.organiser, 'COLLECTING');
  return new PeopledMeeting(meeting, people);
}

/** A session in full life: opinions in every state, a collated one with answer and promise, turns and a queue. */
export async function livelyMeeting(server: TestServer): Promise<PeopledMeeting> {
  const hall = await quietMeeting(server);
  const { meeting, people } = hall;
  await writeOpinions(hall);
  await meeting.openPhase(people.chair, 'DISCUSSION');
  await people.chair.do('floor.openRegistration', {});
  await hall.speak('spoken');
  await collateAndAnswer(hall);
  await hall.ask('speaking');
  await hall.ask('next', 1);
  await hall.ask('waiting');
  await hall.begin();
  const line = { lineId: makeId(), kind: 'TASK', text: 'Công khai kế hoạch hằng quý.', position: 0 } as const;
  await people.secretary.do('conclusions.addLine', line);
  return hall;
}

/** Opinions are taken without a name as well; the secretary could open a confidential one. */
export async function offerAllModes({ meeting: { organiser }, people }: PeopledMeeting): Promise<void> {
  const { meeting } = (await organiser.snapshot()).state;
  if (!meeting) throw new Error('no meeting');
  const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
  const told = { confidentialOfficerName: 'Lê Thị Nga', confidentialOfficerTitle: 'Chánh Văn phòng' };
  const confidentialOfficerId = people.secretary.participantId;
  const offered = { confidential: true, confidentialOfficerId, anonymous: true, ...told };
  const settings = { ...meeting.settings, ...offered };
  const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
  await organiser.do('meeting.configure', { plan, seen: version });
}

/** Pending, returned, withdrawn, approved, published, set aside, in quarantine and on the screen. */
async function writeOpinions(hall: PeopledMeeting): Promise<void> {
  const { author, secretary } = hall.people;
  await hall.write('author', 'Nhà để xe chật');
  const returned = await hall.write('author', 'Chế độ làm thêm giờ', 1);
  await secretary.do('submissions.return', {
    ...(await hall.read(returned)),
    returnText: 'Xin nêu rõ đơn vị nào.',
  });
  const withdrawn = await hall.write('author', 'Viết nhầm chỗ');
  await author.do('submissions.withdraw', await hall.read(withdrawn));
  await secretary.do(
    'submissions.approve',
    await hall.read(await hall.write('author', 'Thời hạn tiếp nhận', 1)),
  );
  const published = await hall.write('waiting', 'Bồi dưỡng cán bộ trẻ');
  await secretary.do('submissions.approve', await hall.read(published));
  await secretary.do('submissions.publish', await hall.read(published));
  const where = 'Xin gửi Ban Tiếp công dân, tầng 1, trụ sở tiếp công dân của tỉnh.';
  for (const [summary, kind, text] of [
    ['Tố cáo người phụ trách nhà xe', 'REDIRECTED', where],
    ['Danh sách chưa công bố', 'SECRET_SUSPECT', 'Có thể có nội dung chưa được công bố.'],
  ] as const) {
    const read = await hall.read(await hall.write('author', summary));
    await secretary.do('submissions.setAside', { ...read, kind, text });
  }
}

/** One collated opinion waits for the responder; another is answered with a promise. */
async function collateAndAnswer(hall: PeopledMeeting): Promise<void> {
  const { secretary, responder, chair } = hall.people;
  const { participants } = (await secretary.snapshot()).state;
  const responderUnitId = participants[responder.participantId]?.unitId ?? null;
  const topicId = hall.meeting.topic(0);
  const answered = await hall.write('author', 'Công khai kế hoạch điều động');
  const open = await hall.write('author', 'Báo trước khi điều động');
  for (const [submissionId, wording] of [
    [answered, 'Đề nghị công khai kế hoạch điều động.'],
    [open, 'Đề nghị báo trước cho người được điều động.'],
  ] as const) {
    await secretary.do('submissions.approve', await hall.read(submissionId));
    const sources = { submissionIds: [submissionId], unitId: null, responderUnitId };
    const { collatedId } = await secretary.do('collation.create', {
      ...sources,
      collatedId: makeId(),
      wording,
      topicId,
    });
    if (submissionId !== answered) continue;
    await secretary.do('responses.answer', {
      responseId: makeId(),
      type: 'NOTED',
      text: 'Ghi nhận, sẽ công khai trước ba mươi ngày.',
      given: 'LIVE',
      responderId: chair.participantId,
      forwardedTo: '',
      targets: [{ kind: 'COLLATED', id: collatedId }],
      commitment: { text: 'Công khai kế hoạch trước ba mươi ngày.', ownerUnitId: null, dueOn: DUE },
    });
  }
  await chair.do('submissions.showOnScreen', await hall.read(open));
  await chair.do('screen.clear', { seen: (await chair.snapshot()).state.screen.version });
}

/** Closed, with one who was not reached. */
export async function closedMeeting(server: TestServer): Promise<PeopledMeeting> {
  const hall = await quietMeeting(server);
  const { meeting, people } = hall;
  await meeting.openPhase(people.chair, 'DISCUSSION');
  await people.chair.do('floor.openRegistration', {});
  await hall.speak('spoken');
  await hall.ask('waiting');
  await hall.act('floor.endFloor', {});
  const seen = (await people.chair.snapshot()).state.meeting?.version ?? 0;
  await people.chair.do('meeting.close', { seen });
  return hall;
}
