import type { DeadlineRow, LateMeeting, MeetingDeadlines, MeetingPlan } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Person, http, signIn } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const DAY_MS = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const open = (changes: Partial<MeetingPlan>): Promise<FullMeeting> =>
  FullMeeting.open({ ...server, meeting: () => server.meeting(changes) });

async function ask(person: Person): Promise<{ status: number; body: MeetingDeadlines }> {
  const url = `${server.url}/api/meetings/${person.meetingId}/deadlines`;
  return http<MeetingDeadlines>(url, { cookie: person.cookie, headers: person.headers });
}

async function rowOf(person: Person, step: DeadlineRow['step']): Promise<DeadlineRow> {
  const row = (await ask(person)).body.rows.find((one) => one.step === step);
  if (!row) throw new Error(`no ${step}`);
  return row;
}

async function late(): Promise<LateMeeting[]> {
  return (await http<LateMeeting[]>(`${server.url}/api/staff/late`, { cookie: server.staffCookie })).body;
}

async function organiserAgain({ meeting }: FullMeeting): Promise<Person> {
  const cookie = await signIn(server.url, null);
  const path = `${server.url}/api/staff/meetings/${meeting.id}/enter`;
  const { cookies } = await http(path, { method: 'POST', cookie });
  return new Person(server.url, meeting.id, meeting.organiser.participantId, 'ORGANISER', cookies.join('; '));
}

/** Tuesday 18/11/2025, nine in Hà Nội: three working days before are 17, 14 and 13/11. */
const TUESDAY = Date.UTC(2025, 10, 18, 2);

describe('the days of a meeting (domain.md 4): planned, due, done, late and why', () => {
  it('an invitation that was not sent three working days before is late, in working days, with its rule', async () => {
    const hall = await open({ profile: 'STATE_GENERAL', startsAt: TUESDAY });
    const { secretary, chair } = hall.people;
    const before = await rowOf(secretary, 'ANNOUNCE');
    expect(before).toMatchObject({
      ...{ anchorOn: '2025-11-18', dueOn: '2025-11-13', doneOn: null, state: 'LATE', confirmed: true },
      source: 'Quyết định 45/2018/QĐ-TTg',
    });
    // From 13/11/2025 at least to 28/11/2026: a year has some 250 working days.
    expect(before.lateDays).toBeGreaterThan(250);
    expect((await late()).find(({ meetingId }) => meetingId === hall.meeting.id)?.steps).toEqual(
      expect.arrayContaining([expect.objectContaining({ step: 'ANNOUNCE' })]),
    );
    await hall.meeting.openPhase(chair, 'COLLECTING');
    expect(await rowOf(secretary, 'ANNOUNCE')).toMatchObject({
      state: 'DONE_LATE',
      lateDays: before.lateDays,
    });
    expect((await late()).flatMap(({ steps }) => steps).some(({ step }) => step === 'ANNOUNCE')).toBe(false);
  });

  it('what follows the close is expected from the meeting’s day until it is closed', async () => {
    const hall = await open({ profile: 'COMMUNE_2025', startsAt: TUESDAY });
    const { organiser, chair } = hall.people;
    expect(await rowOf(organiser, 'PUBLISH_RESULT')).toMatchObject({
      ...{ anchorOn: null, plannedOn: '2025-11-28', dueOn: null, state: 'WAITING' },
    });
    await hall.meeting.openPhase(chair, 'CONCLUSION');
    const seen = (await hall.state()).meeting?.version ?? 0;
    await chair.do('meeting.close', { seen });
    const row = await rowOf(organiser, 'PUBLISH_RESULT');
    expect(row).toMatchObject({ plannedOn: null, state: 'OPEN', lateDays: 0 });
    expect((row.dueOn ?? '') > (row.anchorOn ?? '')).toBe(true);
  });

  it('what is done outside of the software is recorded with its day, and a delay with its reason', async () => {
    const hall = await open({ profile: 'STATE_GENERAL', startsAt: TUESDAY });
    const { organiser, secretary, chair, coChair } = hall.people;
    expect(await rowOf(secretary, 'MATERIALS')).toMatchObject({
      ...{ dueOn: '2025-11-13', doneOn: null, state: 'LATE', recordable: true, reason: '' },
    });
    const record = (by: Person, doneOn: string | null, reason: string) =>
      by.issue('meeting.recordStep', { step: 'MATERIALS', doneOn, reason });
    // First only why it takes so long, then the day.
    expect(await record(secretary, null, 'Chờ số liệu')).toMatchObject({ ok: true });
    expect(await rowOf(secretary, 'MATERIALS')).toMatchObject({ state: 'LATE', reason: 'Chờ số liệu' });
    expect(await record(chair, '2025-11-17', 'Chờ số liệu')).toMatchObject({ ok: true });
    expect(await rowOf(organiser, 'MATERIALS')).toMatchObject({
      ...{ doneOn: '2025-11-17', state: 'DONE_LATE', lateDays: 2, reason: 'Chờ số liệu' },
    });
    expect(await record(organiser, '2025-11-13', '')).toMatchObject({ ok: true });
    expect(await rowOf(chair, 'MATERIALS')).toMatchObject({ state: 'DONE', lateDays: 0 });
    const tomorrow = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
    expect(await record(organiser, tomorrow, '')).toMatchObject({
      ...{ code: 'INVALID', details: { fields: [{ path: 'doneOn', reason: 'OUT_OF_RANGE' }] } },
    });
    expect(await record(coChair, '2025-11-13', '')).toMatchObject({ code: 'NOT_ALLOWED' });
    // Taken back: it is owed again. What was recorded is the table's (W31), live and in a snapshot (W54).
    expect(await record(organiser, null, '')).toMatchObject({ ok: true });
    expect(await rowOf(organiser, 'MATERIALS')).toMatchObject({ state: 'LATE', doneOn: null });
    expect((await hall.state()).steps.MATERIALS).toMatchObject({ doneOn: null, reason: '' });
    expect((await hall.people.lan.snapshot()).state.steps).toEqual({});
  });

  it('W109: the materials are done by themselves when everybody may read the first, and owed again when it is taken back', async () => {
    const hall = await open({ profile: 'STATE_GENERAL', startsAt: TUESDAY });
    const { secretary, chair } = hall.people;
    const step = (): Promise<DeadlineRow> => rowOf(chair, 'MATERIALS');
    const materialId = makeId();
    const words = { materialId, agendaItemId: null, title: 'Báo cáo', presenter: '' };
    await secretary.do('materials.add', { ...words, readers: 'TABLE' });
    await hall.bringMaterial(materialId, 'a.pdf');
    expect(await step()).toMatchObject({ state: 'LATE', doneOn: null, dueOn: '2025-11-13' });
    const seen = async (): Promise<number> => (await hall.materials()).all?.[0]?.version ?? 0;
    await secretary.do('materials.edit', { ...words, readers: 'EVERYONE', seen: await seen() });
    const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect(await step()).toMatchObject({ state: 'DONE_LATE', doneOn: day, recordable: true });
    await secretary.do('meeting.recordStep', { step: 'MATERIALS', doneOn: null, reason: 'Chờ số liệu' });
    expect(await step()).toMatchObject({ state: 'DONE_LATE', reason: 'Chờ số liệu' });
    await secretary.do('materials.takeBack', { materialId, reason: 'Sai số liệu', seen: await seen() });
    expect(await step()).toMatchObject({ state: 'LATE', doneOn: null, reason: 'Chờ số liệu' });
  });

  it('what the law has announced by other ways counts from that day', async () => {
    const hall = await open({ profile: 'STATE_GENERAL', startsAt: TUESDAY });
    const { organiser, chair } = hall.people;
    const sent = { step: 'ANNOUNCE', doneOn: '2025-11-12', reason: '' } as const;
    await organiser.do('meeting.recordStep', sent);
    await hall.meeting.openPhase(chair, 'COLLECTING');
    expect(await rowOf(organiser, 'ANNOUNCE')).toMatchObject({ doneOn: '2025-11-12', state: 'DONE' });
  });

  it('the intake is done when it is shut for the first time', async () => {
    const hall = await open({ profile: 'COMMUNE_2025', startsAt: Date.now() + 60 * DAY_MS });
    const { secretary, chair } = hall.people;
    expect(await rowOf(secretary, 'OPINIONS_CLOSE')).toMatchObject({ state: 'OPEN', doneOn: null });
    await hall.meeting.openPhase(chair, 'COLLECTING');
    expect(await rowOf(secretary, 'OPINIONS_CLOSE')).toMatchObject({ state: 'OPEN', doneOn: null });
    await hall.meeting.openPhase(chair, 'COLLATION_CLOSED');
    const { today } = (await ask(secretary)).body;
    expect(await rowOf(secretary, 'OPINIONS_CLOSE')).toMatchObject({ state: 'DONE', doneOn: today });
  });

  it('are for chair, desk and clerk, and rules that were not valid on the day say so', async () => {
    const hall = await open({ profile: 'COMMUNE_2025', startsAt: Date.UTC(2024, 2, 5) });
    for (const who of ['chair', 'coChair', 'secretary', 'organiser', 'clerk'] as const) {
      expect((await ask(hall.people[who])).body).toMatchObject({ inForce: false, validFrom: '2025-07-01' });
    }
    for (const who of ['lan', 'guest', 'focal', 'land', 'monitor', 'screen'] as const) {
      expect((await ask(hall.people[who])).body).toMatchObject({ code: 'NOT_ALLOWED' });
    }
    expect((await http(`${server.url}/api/staff/late`)).body).toMatchObject({ code: 'NO_SESSION' });
  });

  it('everybody is to be answered ten working days after the opinion came; the one that is late is counted', async () => {
    const hall = await open({ profile: 'PARTY_DIALOGUE', startsAt: Date.now() + 5 * DAY_MS });
    const { secretary, chair, land } = hall.people;
    await hall.meeting.openPhase(chair, 'READY');
    await chair.do('submissions.open', {});
    const first = await hall.write('minh', 'một');
    const second = await hall.write('lan', 'hai');
    const withdrawn = await hall.write('thu', 'ba');
    await hall.opinion('thu', 'submissions.withdraw', withdrawn);
    const collated = await hall.collate([first], 'land');
    const waiting = await hall.collate([second], 'land');
    await hall.meeting.openPhase(chair, 'DISCUSSION');
    await land.do('responses.answer', hall.answer([{ kind: 'COLLATED', id: collated }], 'land'));
    // Handed in for the chair to approve: its author has no reply yet.
    const handedIn = hall.answer([{ kind: 'COLLATED', id: waiting }], 'land');
    await land.do('responses.answer', { ...handedIn, type: 'ANSWERED', given: 'WRITTEN' });
    expect(await rowOf(secretary, 'INDIVIDUAL_REPLY')).toMatchObject({
      ...{ state: 'OPEN', counts: { total: 2, done: 1, late: 0 }, confirmed: true },
    });
    expect(await rowOf(secretary, 'NOTED_REVIEW')).toMatchObject({
      ...{ state: 'OPEN', counts: { total: 1, done: 0, late: 0 }, confirmed: false },
    });
    // Last of all: every session ends on the way. The organiser signs in again.
    server.app.clock.move(90 * DAY_MS);
    const back = await organiserAgain(hall);
    const row = await rowOf(back, 'INDIVIDUAL_REPLY');
    expect(row).toMatchObject({ state: 'LATE', counts: { total: 2, done: 1, late: 1 } });
    expect(row.lateDays).toBeGreaterThan(35);
    expect(await rowOf(back, 'NOTED_REVIEW')).toMatchObject({ state: 'LATE' });
  });
});
