import type { CommonSnapshot, Id, MaterialList, MaterialRow, Role, SnapshotState } from '@doi-thoai/shared';
import { cellOf, countUnitSets, makeId } from '@doi-thoai/shared';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { startApp } from '../app.js';
import type { RunningApp } from '../app.js';
import { readConfig } from '../config/config.js';
import { civilDay } from '../kernel/civil-date.js';
import { StaffService } from '../identity/staff.service.js';
import type { DemoView } from './demo-links.js';
import { prepareDemo } from './prepare-demo.js';

const HOURS = 3_600_000;
const MINUTES = 60_000;

let database: TestDatabase;
let folder: string;
let app: RunningApp;

async function start(demo = '1'): Promise<void> {
  const environment = {
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://192.168.7.7:0',
    LOG_LEVEL: 'error',
  };
  app = await startApp(readConfig({ ...environment, DATA_DIR: folder, DEMO: demo }), database.url);
}

async function open(): Promise<void> {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'doi-thoai-demo-'));
  await start();
}

async function close(): Promise<void> {
  await app.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}

interface Visitor {
  meetingId: Id;
  participantId: Id;
  headers: Record<string, string>;
}

/** Opens a personal link as a browser does. */
async function enter(path: string): Promise<Visitor> {
  const url = `${app.localUrl}/api/entrance/links/${path.split('/').at(-1)}/claim`;
  const answer = await fetch(url, json({ claimId: makeId() }));
  const { meetingId, participantId } = (await answer.json()) as Visitor;
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '); // prettier-ignore
  return { meetingId, participantId, headers: { cookie, 'x-seat': participantId } };
}

function json(body: object, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

const view = async (): Promise<DemoView> =>
  (await (await fetch(`${app.localUrl}/api/demo`)).json()) as DemoView;

async function as(role: Role): Promise<Visitor> {
  const link = (await view()).links.find((one) => one.role === role);
  return enter(link?.url ?? '');
}

/** With everything that has happened: a snapshot of any age would do for whoever listens afterwards. */
async function stateOf({ meetingId, headers }: Visitor): Promise<SnapshotState> {
  const path = `${app.localUrl}/api/meetings/${meetingId}`;
  const { head } = (await (await fetch(`${path}/journal`, { headers })).json()) as { head: number };
  const answer = await fetch(`${path}/snapshot?min=${head}`, { headers });
  return ((await answer.json()) as CommonSnapshot).state;
}

async function act({ meetingId, headers }: Visitor, name: string, payload: object): Promise<void> {
  const url = `${app.localUrl}/api/meetings/${meetingId}/commands/${name}`;
  const answer = await fetch(url, json({ id: makeId(), payload }, headers));
  expect(answer.status).toBe(200);
}

async function closeMeeting(chair: Visitor): Promise<void> {
  await act(chair, 'meeting.close', { seen: (await stateOf(chair)).meeting?.version ?? 0 });
}

async function materialsOf(role: Role): Promise<MaterialRow[]> {
  const { meetingId, headers } = await as(role);
  const answer = await fetch(`${app.localUrl}/api/meetings/${meetingId}/materials`, { headers });
  return ((await answer.json()) as MaterialList).rows;
}

async function delegate(cookie = ''): Promise<string> {
  const answer = await fetch(`${app.localUrl}/demo/delegate`, { redirect: 'manual', headers: { cookie } });
  expect(answer.status).toBe(302);
  return answer.headers.get('location') ?? '';
}

const NO_DEMO = { meetingTitle: '', links: [], earlier: null };
const values = <T>(rows: Record<Id, T>): T[] => Object.values(rows);

describe('the demonstration on an empty installation', () => {
  // One demonstration for those who only look at it.
  beforeAll(async () => {
    await open();
    expect(await view()).toEqual(NO_DEMO);
    await prepareDemo(app);
  }, 60_000);
  afterAll(close);

  it('happened in time: turns of minutes, used agenda items, a speaker whose clock is still green', async () => {
    const { meeting, turns, floor } = await stateOf(await as('SECRETARY'));
    const seconds = values(turns).flatMap((turn) => (turn.endedAt && turn.startedAt ? [(turn.endedAt - turn.startedAt) / 1000] : [])); // prettier-ignore
    expect(seconds.every((one) => one > 150 && one < 360)).toBe(true);
    expect(Object.values(meeting?.agendaUsed ?? {}).length).toBe(5);
    const since = Date.now() - (floor.current?.startedAt ?? 0);
    expect(since).toBeGreaterThan(90_000);
    expect(since).toBeLessThan(150_000);
    expect(app.clock.offset).toBe(0);
  });

  it('is a dialogue in progress: opinions in every state, ended turns, a running one, a queue of seven', async () => {
    const { meeting, floor, ...state } = await stateOf(await as('SECRETARY'));
    expect(meeting).toMatchObject({ phase: 'IN_SESSION', intakeOpen: true, registrationOpen: true });
    const opinions = values(state.submissions);
    const having = (fits: (one: (typeof opinions)[number]) => boolean): number =>
      opinions.filter(fits).length;
    expect(having((one) => one.moderation === 'PENDING' && !one.withdrawn)).toBe(4);
    expect(having((one) => one.moderation === 'RETURNED' && one.returnText !== '')).toBe(2);
    expect(having((one) => one.visibility === 'PUBLISHED')).toBeGreaterThan(3);
    expect(having((one) => one.visibility === 'ON_AIR')).toBe(1);
    expect(having((one) => one.withdrawn)).toBe(1);
    expect(having((one) => one.collatedIds.length > 0)).toBe(12);
    expect(having((one) => one.channel === 'DESK')).toBe(2);
    expect(values(state.collated).every((one) => one.responderUnitId !== null)).toBe(true);
    const sets = values(state.sets);
    expect(countUnitSets(sets, Date.now())).toEqual({ invited: 5, answered: 3, late: 1, silent: 2 });
    expect(sets.map((set) => set.nothing).filter(Boolean)).toEqual([true]);
    expect(values(state.collated).filter((one) => one.unitId !== null).length).toBe(2);
    expect(values(state.turns).filter((turn) => turn.state === 'DONE').length).toBe(5);
    expect(values(state.notes).every((note) => note.gist !== '')).toBe(true);
    expect(floor.current?.state).toBe('SPEAKING');
    expect(floor.queue.length).toBe(7);
    expect(new Set(values(state.responses).map((one) => one.type)).size).toBe(6);
    expect(values(state.responses).filter((one) => one.state === 'DRAFT')).toHaveLength(1);
    expect(values(state.commitments).length).toBe(3);
    expect(values(state.lines).length).toBe(4);
    expect(values(state.participants).filter((one) => one.attendance === 'ON_SITE').length).toBeGreaterThan(
      20,
    );
  });

  it('has something to answer for the responder whose link is offered', async () => {
    const { participantId } = await as('RESPONDER');
    const { participants, collated, responses } = await stateOf(await as('SECRETARY'));
    const unitId = participants[participantId]?.unitId;
    const answered = new Set(values(responses).flatMap((one) => one.targets.map(({ id }) => id)));
    const open = values(collated).filter((one) => one.responderUnitId === unitId && !answered.has(one.id));
    expect(open.length).toBe(2);
    // And materials: a report that was replaced, for everybody, and one for the table alone.
    const [report, ...others] = await materialsOf('SCREEN');
    expect([report?.file?.number, report?.file?.name, others]).toEqual([2, 'Báo cáo đề dẫn.docx', []]);
    expect(await materialsOf('RESPONDER')).toHaveLength(2);
  });

  it('has an earlier meeting with an issued notice: promises in every cell, an answer that waits, a public board', async () => {
    const { earlier } = await view();
    expect(earlier?.links.map((link) => link.role)).toEqual(['CHAIR', 'SECRETARY', 'RESPONDER', 'DELEGATE']);
    const state = await stateOf(await enter(earlier?.links[0]?.url ?? ''));
    expect(state.meeting?.phase).toBe('FOLLOW_UP');
    const cells = values(state.commitments).map((one) => cellOf(one, civilDay(Date.now())));
    expect(cells.sort()).toEqual([
      'DONE_LATE',
      'DONE_ON_TIME',
      'OPEN_IN_TIME',
      'OPEN_IN_TIME',
      'OPEN_OVERDUE',
    ]);
    expect(values(state.responses).filter((one) => one.state === 'DRAFT')).toHaveLength(1);
    const present = values(state.participants).filter((one) => one.attendance === 'ON_SITE');
    expect(present.length).toBeGreaterThan(15);
    const spoken = values(state.turns).filter((turn) => turn.state === 'DONE');
    const answered = new Set(values(state.responses).flatMap((one) => one.targets.map(({ id }) => id)));
    expect(spoken.map(({ id }) => answered.has(id))).toEqual([true, true, true]);
    expect(
      values(state.verdicts)
        .map((one) => one.verdict)
        .sort(),
    ).toEqual(['ANSWERED', 'NO', 'PARTLY']);
    expect(values(state.conclusion)[0]?.notices.map((one) => one.state)).toEqual(['ISSUED']);
    const board = await fetch(`${app.localUrl}${new URL(earlier?.board ?? '').pathname}`);
    expect(await board.text()).toContain('Trình danh mục mẫu báo cáo được giữ lại');
  });

  it('has a link for each role: the address of the network for phones, of this machine beside it', async () => {
    const { meetingTitle, links } = await view();
    expect(meetingTitle).not.toBe('');
    expect(links.map((link) => link.role)).toEqual(['DELEGATE', 'CHAIR', 'SECRETARY', 'RESPONDER', 'SCREEN']);
    for (const { url, localUrl } of links) {
      expect(url).toMatch(/^http:\/\/192\.168\.7\.7:\d+\/(j\/[\w-]{40,}|demo\/delegate)$/);
      expect(localUrl.startsWith(app.localUrl)).toBe(true);
    }
  });

  it('gives each new browser the next free seat of a delegate, and a browser that returns its own', async () => {
    const [first, second] = [await delegate(), await delegate()];
    expect(first).not.toBe(second);
    const visitor = await enter(first);
    expect(await delegate(visitor.headers.cookie)).toBe(first);
    const all = new Set([first, second]);
    for (let more = 0; more < 30; more += 1) all.add(await delegate());
    expect(all.size).toBe(23);
    expect((await enter(first)).participantId).toBe(visitor.participantId);
  });
});

describe('a second start of the same data folder', () => {
  beforeEach(open);
  afterEach(close);

  it('finds the demonstration as it was', async () => {
    await prepareDemo(app);
    const before = await stateOf(await as('SECRETARY'));
    await app.stop();
    await start();
    await prepareDemo(app);
    const after = await stateOf(await as('SECRETARY'));
    expect(after.meeting?.id).toBe(before.meeting?.id);
    expect(after.floor.current).toEqual(before.floor.current);
  });

  it('hours later the forgotten turn has ended, there was a break, and the next one speaks', async () => {
    await prepareDemo(app, 6 * HOURS);
    app.clock.move(-6 * HOURS);
    const before = await stateOf(await as('SECRETARY'));
    app.clock.move(6 * HOURS);
    await prepareDemo(app);
    const { meeting, floor, turns, requests } = await stateOf(await as('SECRETARY'));
    expect(meeting?.id).toBe(before.meeting?.id);
    const forgotten = turns[before.floor.current?.id ?? ''];
    expect((forgotten?.endedAt ?? 0) - (forgotten?.startedAt ?? 0)).toBeLessThan(20 * MINUTES);
    expect(floor.current?.participantId).toBe(before.requests[before.floor.queue[0] ?? '']?.participantId);
    expect(Date.now() - (floor.current?.startedAt ?? 0)).toBeLessThan(3 * MINUTES);
    expect(floor.queue.length).toBeGreaterThanOrEqual(5);
    expect(new Set(floor.queue.map((id) => requests[id]?.participantId)).size).toBe(floor.queue.length);
    const item = meeting?.agenda.find((one) => one.id === meeting.agendaItemId);
    expect(item?.kind).toBe('DISCUSSION');
    expect(app.clock.offset).toBe(0);
  });

  it('a visitor who only looked hours later does not make the forgotten turn last hours', async () => {
    await prepareDemo(app, 6 * HOURS);
    const before = await stateOf(await as('SECRETARY'));
    await prepareDemo(app);
    const { floor, notes } = await stateOf(await as('SECRETARY'));
    const note = notes[before.floor.current?.id ?? ''];
    const corrected = (note?.correctedEndedAt ?? Infinity) - (note?.correctedStartedAt ?? 0);
    expect(corrected).toBeLessThan(20 * MINUTES);
    expect(floor.current?.id).not.toBe(before.floor.current?.id);
  });

  it('leaves the floor as a visitor left it, also when the server was killed', async () => {
    await prepareDemo(app);
    const chair = await as('CHAIR');
    const { current, version: seen } = (await stateOf(chair)).floor;
    await act(chair, 'floor.end', { turnId: current?.id, interrupted: false, reason: '', seen });
    const left = (await stateOf(chair)).floor;
    await prepareDemo(app);
    expect((await stateOf(await as('CHAIR'))).floor).toEqual(left);
  });

  it('after many days in which nobody came there is still somebody who speaks and a queue', async () => {
    await prepareDemo(app, 200 * HOURS);
    for (let day = 1; day <= 9; day += 1) await prepareDemo(app, (200 - day * 20) * HOURS);
    const { floor } = await stateOf(await as('SECRETARY'));
    expect(floor.current?.state).toBe('SPEAKING');
    expect(floor.queue.length).toBeGreaterThanOrEqual(5);
  });

  it('makes a new meeting when visitors have closed the old one', async () => {
    await prepareDemo(app);
    const chair = await as('CHAIR');
    await closeMeeting(chair);
    await prepareDemo(app);
    const { meeting, floor } = await stateOf(await as('SECRETARY'));
    expect(meeting?.id).not.toBe(chair.meetingId);
    expect(floor.current?.state).toBe('SPEAKING');
  });
});

describe('an installation in real use', () => {
  beforeEach(open);
  afterEach(close);

  it('is left as it is: no demonstration, no link', async () => {
    const token = app.setUpPath?.split('/').at(-1) ?? '';
    const first = { name: 'Lê Thị Thật', login: 'that', password: 'mot-mat-khau-dai' };
    await app.nest.get(StaffService, { strict: false }).setUp(token, first, '127.0.0.1');
    await app.stop();
    await start();
    expect(await prepareDemo(app)).toBeNull();
    expect(await view()).toEqual(NO_DEMO);
    expect((await fetch(`${app.localUrl}/demo/delegate`)).status).toBe(404);
  });

  it('has no such link without DEMO, and the front page’s question is no error', async () => {
    await app.stop();
    await start('0');
    // With a built client it is an unknown page like any other, which the client answers; it leads to no seat.
    const link = await fetch(`${app.localUrl}/demo/delegate`, { redirect: 'manual' });
    expect([200, 404]).toContain(link.status);
    expect(link.headers.get('location')).toBeNull();
    expect(await view()).toEqual(NO_DEMO);
  });
});
