import type { CommandAnswer, MeetingPlan, MeetingView, Payload, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { connected, createMeeting, http } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { samplePlan } from '../support/plan.js';
import { expectSnapshotEqualsReplay } from './same-state.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function viewOf(person: Person): Promise<MeetingView> {
  const { meeting } = (await person.snapshot()).state;
  if (!meeting) throw new Error('a snapshot without its meeting');
  return meeting;
}

async function create(payload: Payload<'meeting.create'>): Promise<CommandAnswer<'meeting.create'>> {
  const url = `${server.url}/api/organisation/commands/meeting.create`;
  const body = { id: makeId(), payload };
  return (await http<CommandAnswer<'meeting.create'>>(url, { body, cookie: server.staffCookie })).body;
}

async function configure(
  person: Person,
  change: (plan: MeetingPlan) => Partial<MeetingPlan>,
): Promise<CommandAnswer<'meeting.configure'>> {
  const view = await viewOf(person);
  const { title, hostBodies, place, startsAt, kind, profile, settings, topics, agenda, report } = view;
  const plan = { title, hostBodies, place, startsAt, kind, profile, settings, topics, agenda, report };
  return person.issue('meeting.configure', { plan: { ...plan, ...change(plan) }, seen: view.version });
}

function code(answer: CommandAnswer): string {
  return answer.ok ? 'OK' : answer.code;
}

describe('creating a meeting', () => {
  it('makes the caller its organiser, with the name of the account, and gives a code in groups of four', async () => {
    const meeting = await server.meeting();
    const client = await connected(meeting.organiser);
    const { state } = client.store;
    expect(meeting.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(state.meeting).toMatchObject({
      id: meeting.id,
      code: meeting.code,
      phase: 'DRAFT',
      rehearsal: false,
    });
    expect(Object.values(state.participants)).toMatchObject([
      { id: meeting.organiser.participantId, role: 'ORGANISER', name: 'Người quản trị' },
    ]);
  });

  it('gives every meeting exactly one topic "Khác"', async () => {
    const topics = [{ id: makeId(), name: 'Việc làm', other: false }];
    const meeting = await server.meeting({ topics });
    expect((await viewOf(meeting.organiser)).topics).toEqual([
      topics[0],
      { id: expect.any(String) as unknown, name: 'Khác', other: true },
    ]);
  });

  it('refuses an id that is taken, and a plan with every field named', async () => {
    const { id } = await server.meeting();
    expect(code(await create({ meetingId: id, plan: samplePlan(), rehearsal: false }))).toBe('ID_TAKEN');
    const topic = { id: makeId(), name: 'Việc làm', other: false };
    const plan = samplePlan({ topics: [topic, topic], hostBodies: [''], title: '' });
    const flawed = await create({
      meetingId: makeId(),
      plan: { ...plan, title: 'Có tên' },
      rehearsal: false,
    });
    expect(flawed).toMatchObject({
      code: 'INVALID',
      details: { fields: [{ path: 'plan.hostBodies.0' }, { path: 'plan.topics.1.id' }] },
    });
    const untitled = await create({ meetingId: makeId(), plan, rehearsal: false });
    expect(untitled).toMatchObject({ details: { fields: [{ path: 'plan.title', reason: 'MISSING' }] } });
  });

  it('says of a rehearsal that it is one', async () => {
    const meeting = await createMeeting(server.url, server.staffCookie, samplePlan(), true);
    expect((await viewOf(meeting.organiser)).rehearsal).toBe(true);
  });
});

describe('configuring a meeting', () => {
  it('refuses a stale form with the present meeting', async () => {
    const { organiser, plan } = await server.meeting();
    const before = await viewOf(organiser);
    expect(code(await configure(organiser, () => ({ place: 'Phòng 5' })))).toBe('OK');
    const stale = await organiser.issue('meeting.configure', { plan, seen: before.version });
    expect(stale).toMatchObject({ code: 'STALE', details: { present: { place: 'Phòng 5' } } });
  });

  it('keeps an indicator as done / period / year, and one that nobody planned as it was; refuses a plan below nothing and numbers that no sum holds', async () => {
    const { organiser } = await server.meeting();
    const plain = { id: makeId(), label: 'Đề án', value: 3, unit: 'đề án', period: '', subsetOf: '' };
    const planned = { plannedForPeriod: 19, plannedForYear: 21, owner: 'Phòng Kế hoạch' };
    const triple = { ...plain, id: makeId(), label: 'Chương trình', value: 18, ...planned };
    const withFigures = (figures: MeetingPlan['report']['figures']) =>
      configure(organiser, ({ report }) => ({ report: { ...report, figures } }));
    expect(code(await withFigures([plain, triple]))).toBe('OK');
    expect((await viewOf(organiser)).report.figures).toEqual([plain, triple]);
    expect(code(await withFigures([plain, { ...triple, plannedForYear: -1 }]))).toBe('INVALID');
    const boundless = [{ value: -1.7e308 }, { value: 1.7e308 }, { plannedForYear: 1.7e308 }];
    for (const one of boundless) expect(code(await withFigures([{ ...triple, ...one }]))).toBe('INVALID');
    expect((await viewOf(organiser)).report.figures).toEqual([plain, triple]);
  });

  it('removes a topic nobody used, and refuses to remove one with an opinion', async () => {
    const meeting = await server.meeting();
    const { organiser } = meeting;
    const delegate = await meeting.join('DELEGATE', 'Lê Thị Bình');
    await meeting.openPhase(organiser, 'COLLECTING');
    await delegate.do('submissions.submit', opinion(meeting.topic(0)));
    expect(code(await configure(organiser, (plan) => ({ topics: plan.topics.slice(1) })))).toBe(
      'TOPIC_IN_USE',
    );
    const kept = await configure(organiser, (plan) => ({
      topics: [plan.topics[0], plan.topics[2]].flatMap((t) => t ?? []),
    }));
    expect(code(kept)).toBe('OK');
    expect((await viewOf(organiser)).topics).toHaveLength(2);
  });

  it('refuses to remove an agenda item that was opened', async () => {
    const { meeting, chair } = await inSession();
    await meeting.openPhase(chair, 'DISCUSSION');
    expect(code(await configure(chair, (plan) => ({ agenda: plan.agenda.slice(1) })))).toBe(
      'AGENDA_ITEM_IN_USE',
    );
    expect(code(await configure(chair, (plan) => ({ agenda: plan.agenda.slice(0, 2) })))).toBe('OK');
  });
});

function opinion(topicId: string): Payload<'submissions.submit'> {
  return {
    submissionId: makeId(),
    kind: 'OPINION',
    topicId,
    summary: 'Công khai lịch tiếp công dân',
    text: 'Đề nghị công khai lịch tiếp công dân hằng tháng.',
    disclosure: 'NAMED',
    writtenAt: Date.now(),
  };
}

async function inSession(): Promise<{ meeting: Meeting; chair: Person }> {
  const meeting = await server.meeting();
  const chair = await meeting.join('CHAIR', 'Phạm Văn Chủ');
  await meeting.openPhase(chair, 'CHECK_IN');
  await meeting.openPhase(chair, 'OPENING');
  return { meeting, chair };
}

describe('the course of a meeting', () => {
  it('opens the intake with COLLECTING and shuts it with COLLATION_CLOSED; the session opens no registration', async () => {
    const meeting = await server.meeting();
    const chair = await meeting.join('CHAIR', 'Phạm Văn Chủ');
    await meeting.openPhase(chair, 'COLLECTING');
    expect(await viewOf(chair)).toMatchObject({ phase: 'COLLECTING', intakeOpen: true });
    await meeting.openPhase(chair, 'COLLATION_CLOSED');
    expect(await viewOf(chair)).toMatchObject({ intakeOpen: false });
    await meeting.openPhase(chair, 'DISCUSSION');
    expect(await viewOf(chair)).toMatchObject({ phase: 'IN_SESSION', registrationOpen: false });
  });

  it('goes back before the session and never out of it', async () => {
    const { meeting, chair } = await inSession();
    await expect(meeting.openPhase(chair, 'READY')).rejects.toThrow('WRONG_PHASE');
    const other = await server.meeting();
    await other.openPhase(other.organiser, 'READY');
    await other.openPhase(other.organiser, 'COLLECTING');
    expect((await viewOf(other.organiser)).phase).toBe('COLLECTING');
  });

  it('takes a postponed meeting up again', async () => {
    const { organiser, ...meeting } = await server.meeting();
    const open = async (phase: Payload<'meeting.openPhase'>['phase']): Promise<string> => {
      const seen = (await viewOf(organiser)).version;
      return code(await organiser.issue('meeting.openPhase', { phase, agendaItemId: null, seen }));
    };
    expect(await open('POSTPONED')).toBe('OK');
    expect(code(await configure(organiser, () => ({ startsAt: meeting.plan.startsAt + 86_400_000 })))).toBe(
      'OK',
    );
    expect(await open('ANNOUNCED')).toBe('OK');
    expect(await open('CANCELLED')).toBe('OK');
    expect(await open('ANNOUNCED')).toBe('WRONG_PHASE');
  });

  it('adds up the time of an agenda item, and refuses one that is not in the agenda', async () => {
    const { meeting, chair } = await inSession();
    server.app.clock.move(90_000);
    await meeting.openPhase(chair, 'DISCUSSION');
    const view = await viewOf(chair);
    const [opening] = meeting.plan.agenda;
    expect(view.agendaUsed[opening?.id ?? '']).toBeGreaterThanOrEqual(90);
    const foreign = { phase: 'IN_SESSION', agendaItemId: makeId(), seen: view.version } as const;
    expect(code(await chair.issue('meeting.openPhase', foreign))).toBe('UNKNOWN_AGENDA_ITEM');
  });

  it('refuses the second of two people who open a phase at once', async () => {
    const meeting = await server.meeting();
    const chair = await meeting.join('CHAIR', 'Phạm Văn Chủ');
    const { version: seen } = await viewOf(chair);
    const ready = { phase: 'READY', agendaItemId: null, seen } as const;
    const answers = await Promise.all([
      chair.issue('meeting.openPhase', ready),
      meeting.organiser.issue('meeting.openPhase', ready),
    ]);
    expect(answers.map(code).sort()).toEqual(['OK', 'STALE']);
  });
});

describe('who may open a phase (domain.md 6.1)', () => {
  const table: [Role, boolean, string][] = [
    ['CHAIR', false, 'OK'],
    ['CO_CHAIR', false, 'OK'],
    ['SECRETARY', false, 'NOT_ALLOWED'],
    ['SECRETARY', true, 'OK'],
    ['DELEGATE', true, 'NOT_ALLOWED'],
    ['RESPONDER', true, 'NOT_ALLOWED'],
  ];
  test.each(table)(
    '%s, with the secretary running the floor: %s -> %s',
    async (role, delegated, expected) => {
      const plan = samplePlan();
      const meeting = await server.meeting({ settings: { ...plan.settings, secretaryRunsFloor: delegated } });
      const person = await meeting.join(role, 'Lê Thị Bình', { unit: 'Chi bộ 1' });
      const { version: seen } = await viewOf(meeting.organiser);
      const answer = await person.issue('meeting.openPhase', { phase: 'READY', agendaItemId: null, seen });
      expect(code(answer)).toBe(expected);
    },
  );
});

describe('closing and reopening', () => {
  it('shuts whatever is open; reopening goes back into the session with a reason that the table can read', async () => {
    const { meeting, chair } = await inSession();
    await chair.do('submissions.open', {});
    await chair.do('floor.openRegistration', {});
    const { version: seen } = await viewOf(chair);
    expect(await chair.do('meeting.close', { seen })).toEqual({ convertedToWritten: 0 });
    const shut = await viewOf(chair);
    expect(shut).toMatchObject({
      phase: 'CLOSED',
      intakeOpen: false,
      registrationOpen: false,
      floorEnded: true,
      agendaItemId: null,
      closedAt: expect.any(Number) as unknown,
    });
    expect(Object.keys(shut.agendaUsed)).toEqual([meeting.plan.agenda[0]?.id]);
    expect(code(await meeting.organiser.issue('meeting.reopen', { reason: 'x' }))).toBe('NOT_ALLOWED');
    await chair.do('meeting.reopen', { reason: 'Còn một ý kiến chưa trả lời' });
    expect(await viewOf(chair)).toMatchObject({ phase: 'IN_SESSION', closedAt: null, floorEnded: false });
  });

  it('refuses a stale close', async () => {
    const { chair } = await inSession();
    const { version } = await viewOf(chair);
    const answer = await chair.issue('meeting.close', { seen: version - 1 });
    expect(answer).toMatchObject({ code: 'STALE', details: { present: { phase: 'IN_SESSION', version } } });
  });
});

it('snapshot = replay: who was there from the first moment knows what a newcomer reads', async () => {
  const meeting = await server.meeting();
  const chair = await meeting.join('CHAIR', 'Phạm Văn Chủ');
  const delegate = await meeting.join('DELEGATE', 'Lê Thị Bình');
  const readers = [chair, delegate, meeting.organiser];
  const clients = await Promise.all(readers.map((person) => connected(person)));
  await configure(meeting.organiser, () => ({ place: 'Nhà văn hóa' }));
  for (const phase of ['COLLECTING', 'READY', 'OPENING', 'DISCUSSION'] as const)
    await meeting.openPhase(chair, phase);
  const { version: seen } = await viewOf(chair);
  await chair.do('meeting.close', { seen });
  await chair.do('meeting.reopen', { reason: 'Còn một ý kiến' });
  for (const [index, person] of readers.entries()) {
    const witness = clients[index];
    if (witness) await expectSnapshotEqualsReplay(witness, person);
  }
});
