import type { CommandName, Id, Payload, ResponseView, SnapshotState, TargetRef } from '@doi-thoai/shared';
import { makeId, makeReceipt, mayIssue } from '@doi-thoai/shared';
import type { TrackedLine } from '@doi-thoai/shared';
import { connected, http, until, type Meeting, type Person } from '../support/driver.js';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { letOut } from '../support/let-out.js';
import { Inspector } from '../support/inspector.js';
import { moveUnder } from '../support/unit-tree.js';
import { startTestServer, type TestServer } from '../support/server.js';

const ROAD = 'Phòng Hạ tầng';
const BOARD = 'Ban Giám đốc';

let server: TestServer;
let inspector: Inspector;
let meeting: Meeting;
let chair: Person;
let secretary: Person;
let road: Person;
let board: Person;
let lan: Person;
let mai: Person;
const clients = new Map<Person, MeetingClient>();

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  inspector = await Inspector.open(server.databaseUrl);
  meeting = await server.meeting({ profile: 'STATE_GENERAL' });
  secretary = await meeting.join('SECRETARY', 'Hà Thị Xuân', { unit: 'Văn phòng' });
  chair = await meeting.join('CHAIR', 'Phan Văn Đông', { unit: BOARD, title: 'Giám đốc' });
  road = await meeting.join('RESPONDER', 'Cao Thị Hạ', { unit: ROAD, title: 'Trưởng phòng' });
  board = await meeting.join('RESPONDER', 'Tô Văn Thu', { unit: BOARD, title: 'Phó Giám đốc' });
  lan = await meeting.join('DELEGATE', 'Lý Thị Lan', { unit: 'Đội 1' });
  mai = await meeting.join('DELEGATE', 'Bùi Thị Mai', { unit: 'Đội 2' });
  const { version } = (await chair.snapshot()).state.meeting ?? { version: 0 };
  const settings = {
    ...meeting.plan.settings,
    confidential: true,
    confidentialOfficerId: secretary.participantId,
  };
  await meeting.organiser.do('meeting.configure', { plan: { ...meeting.plan, settings }, seen: version });
  await moveUnder(server, inspector, ROAD, BOARD);
  await meeting.openPhase(chair, 'DISCUSSION');
  await chair.do('submissions.open', {});
  for (const person of [secretary, chair, road, board, lan, mai])
    clients.set(person, await connected(person));
}, 30_000);

afterAll(async () => {
  await inspector.close();
  await server.stop();
});

const stateOf = (person: Person): SnapshotState => {
  const client = clients.get(person);
  if (!client) throw new Error('nobody listens');
  return client.store.state;
};

/** All have heard everything that was accepted so far. */
async function settled(): Promise<void> {
  const { head } = await secretary.snapshot();
  for (const client of clients.values()) {
    await until(client, () => client.store.state.head >= head, `head ${head}`);
  }
}

async function code<N extends CommandName>(person: Person, name: N, payload: Payload<N>): Promise<string> {
  const answer = await person.issue(name, payload);
  return answer.ok ? 'OK' : answer.code;
}

async function write(author: Person): Promise<Id> {
  const submissionId = makeId();
  const words = {
    kind: 'OPINION',
    topicId: meeting.topic(0),
    summary: 'Đường ngập',
    text: 'Ngõ 5 ngập.',
  } as const;
  const writtenAt = server.app.clock.now();
  await author.do('submissions.submit', { submissionId, ...words, disclosure: 'NAMED', writtenAt });
  return submissionId;
}

async function collate(submissionIds: Id[]): Promise<TargetRef> {
  const { participants } = (await secretary.snapshot()).state;
  const responderUnitId = participants[road.participantId]?.unitId ?? null;
  const collatedId = makeId();
  const wording = 'Đề nghị thoát nước ngõ 5';
  const topicId = meeting.topic(0);
  const payload = { collatedId, wording, topicId, unitId: null, responderUnitId, submissionIds };
  await secretary.do('collation.create', payload);
  return { kind: 'COLLATED', id: collatedId };
}

type Answer = Payload<'responses.answer'>;

async function answer(by: Person, target: TargetRef, more: Partial<Answer> = {}): Promise<Id> {
  const words = { type: 'ANSWERED', text: 'Quý sau thông cống.', given: 'WRITTEN', forwardedTo: '' } as const;
  const payload = { ...words, responseId: makeId(), responderId: by.participantId, targets: [target] };
  return (await by.do('responses.answer', { ...payload, commitment: null, ...more })).responseId;
}

async function looked(responseId: Id): Promise<{ responseId: Id; seen: number; view: ResponseView }> {
  const view = (await secretary.snapshot()).state.responses[responseId];
  if (!view) throw new Error('no answer');
  return { responseId, seen: view.version, view };
}

async function items(...ids: Id[]): Promise<Payload<'responses.approve'>> {
  const rows = await Promise.all(ids.map(looked));
  return { items: rows.map(({ responseId, seen }) => ({ responseId, seen })) };
}

const MENDED = {
  type: 'ANSWERED',
  text: 'Tháng 3 thông cống ngõ 5.',
  forwardedTo: '',
  result: 'PLANNED',
  legalGround: 'Quyết định 12',
  letterNumber: '',
} as const;

async function edited(responseId: Id): Promise<Payload<'responses.edit'>> {
  return { ...MENDED, responseId, seen: (await looked(responseId)).seen, commitment: null };
}

describe('W132: draft, approved, published', () => {
  it('what is written waits for the chair, and no author is told of it or of what it promises', async () => {
    const target = await collate([await write(lan)]);
    const id = await answer(road, target, { type: 'NOTED', result: 'IN_PROGRESS' });
    await settled();
    expect(stateOf(chair).responses[id]).toMatchObject({
      state: 'DRAFT',
      publishedAt: null,
      result: 'IN_PROGRESS',
    });
    expect(stateOf(lan).responses[id]).toBeUndefined();
    expect(Object.values(stateOf(chair).commitments).some((one) => one.responseId === id)).toBe(true);
    expect(Object.values(stateOf(lan).commitments).some((one) => one.responseId === id)).toBe(false);
    expect(await code(secretary, 'responses.publish', await items(id))).toBe('NOT_APPROVED');
    const { seen } = await looked(id);
    await chair.do('responses.sendBack', { responseId: id, seen, returnText: 'Nói rõ tháng nào.' });
    expect((await looked(id)).view).toMatchObject({ state: 'DRAFT', returnText: 'Nói rõ tháng nào.' });
    await road.do('responses.edit', await edited(id));
    expect((await looked(id)).view).toMatchObject({ ...MENDED, state: 'DRAFT', returnText: '' });
    await chair.do('responses.approve', await items(id));
    await secretary.do('responses.publish', await items(id));
    await settled();
    expect(stateOf(lan).responses[id]).toMatchObject({ ...MENDED, state: 'PUBLISHED' });
    // It promises nothing any more: nobody was told, and nobody will be.
    const dropped = Object.values(stateOf(chair).commitments).find((one) => one.responseId === id);
    expect(dropped?.state).toBe('CANCELLED');
    expect(Object.values(stateOf(lan).commitments).some((one) => one.responseId === id)).toBe(false);
  });

  it('an edit after the approval asks the chair again; what is published is corrected, not edited', async () => {
    const id = await answer(road, await collate([await write(lan)]));
    await chair.do('responses.approve', await items(id));
    await road.do('responses.edit', await edited(id));
    expect((await looked(id)).view.state).toBe('DRAFT');
    await letOut(chair, id);
    expect(await code(road, 'responses.edit', await edited(id))).toBe('ALREADY_PUBLISHED');
    const { seen } = await looked(id);
    const back = { responseId: id, seen, returnText: 'Lại' };
    expect(await code(chair, 'responses.sendBack', back)).toBe('ALREADY_PUBLISHED');
  });

  it('LIVE is published at once; written answers go on until the archive', async () => {
    const id = await answer(road, await collate([await write(lan)]), { given: 'LIVE' });
    await settled();
    expect(stateOf(lan).responses[id]?.state).toBe('PUBLISHED');
    for (const phase of ['MINUTES_SIGNED', 'NOTICE_ISSUED', 'FOLLOW_UP'] as const) {
      expect(mayIssue('RESPONDER', phase, 'responses.answer')).toBe('ownUnit');
      expect(mayIssue('CHAIR', phase, 'responses.approve')).toBe('yes');
      expect(mayIssue('SECRETARY', phase, 'responses.approve')).toBe('no');
    }
    expect(mayIssue('CHAIR', 'ARCHIVED', 'responses.approve')).toBe('no');
  });
});

describe('W133, W97: several at once', () => {
  it('all or none, and every one that was refused is named', async () => {
    const [a, b] = [await answer(road, await collate([])), await answer(road, await collate([]))];
    await chair.do('responses.approve', await items(a));
    const stale = { items: [{ responseId: a, seen: 0 }, ...(await items(b)).items] };
    const refused = await secretary.issue('responses.publish', stale);
    expect(refused).toMatchObject({
      code: 'STALE',
      details: {
        refused: [
          { id: a, code: 'STALE' },
          { id: b, code: 'NOT_APPROVED' },
        ],
      },
    });
    expect((await looked(a)).view.state).toBe('APPROVED');
    await chair.do('responses.approve', await items(a, b));
    await secretary.do('responses.publish', await items(a, b));
    const { head } = await secretary.snapshot();
    await secretary.do('responses.publish', await items(a, b));
    expect((await secretary.snapshot()).head).toBe(head);
  });
});

describe('W134: published to everybody whom it answers', () => {
  it('authors linked or merged since it was written, and those linked later, with the promise', async () => {
    const target = await collate([await write(lan)]);
    const id = await answer(road, target, { type: 'NOTED' });
    const other = await collate([await write(mai)]);
    const collated = async ({ id: collatedId }: TargetRef): Promise<{ collatedId: Id; seen: number }> => {
      return { collatedId, seen: (await secretary.snapshot()).state.collated[collatedId]?.version ?? 0 };
    };
    await secretary.do('collation.merge', { into: await collated(other), from: [await collated(target)] });
    await letOut(chair, id);
    await settled();
    for (const author of [lan, mai]) {
      expect(stateOf(author).responses[id]?.state).toBe('PUBLISHED');
      expect(Object.values(stateOf(author).commitments).some((one) => one.responseId === id)).toBe(true);
    }
  });
});

describe('W135: a correction', () => {
  it('keeps the words before and tells the author; in writing it is a chair’s', async () => {
    const id = await answer(road, await collate([await write(lan)]));
    await letOut(chair, id);
    const words = { ...MENDED, responseId: id, reason: 'Nhầm tháng' };
    const seen = async (): Promise<number> => (await looked(id)).seen;
    expect(await code(secretary, 'responses.correct', { ...words, seen: await seen() })).toBe('NOT_ALLOWED');
    await chair.do('responses.correct', { ...words, seen: await seen() });
    await settled();
    expect(stateOf(lan).responses[id]).toMatchObject({
      text: MENDED.text,
      former: [{ text: 'Quý sau thông cống.', reason: 'Nhầm tháng' }],
    });
    const said = await answer(road, await collate([]), { given: 'LIVE' });
    const live = { ...words, responseId: said, seen: (await looked(said)).seen };
    expect(await code(secretary, 'responses.correct', live)).toBe('OK');
  });
});

const reopeningsOf = (person: Person, target: TargetRef) =>
  Object.values(stateOf(person).reopenings).filter((one) => one.target.id === target.id);

describe('W136, W137: the author’s word', () => {
  it('NO brings it once to the level above, which answers; then the word stands', async () => {
    const [mine, hers] = [await write(lan), await write(mai)];
    const target = await collate([mine, hers]);
    const id = await answer(road, target);
    const judge = (person: Person, submissionId: Id, responseId: Id, verdict: 'ANSWERED' | 'PARTLY' | 'NO') =>
      code(person, 'responses.judge', { responseId, submissionId, verdict });
    expect(await judge(lan, mine, id, 'NO')).toBe('NOT_FOUND');
    await letOut(chair, id);
    expect(await judge(lan, hers, id, 'NO')).toBe('NOT_FOUND');
    expect(await judge(lan, mine, id, 'NO')).toBe('OK');
    expect(await judge(mai, hers, id, 'NO')).toBe('OK');
    await settled();
    for (const reader of [chair, secretary, board, road]) {
      expect(reopeningsOf(reader, target)).toMatchObject([{ responseId: id, unit: BOARD, answeredAt: null }]);
    }
    expect(Object.values(stateOf(lan).verdicts).filter((one) => one.responseId === id)).toMatchObject([
      { submissionId: mine, verdict: 'NO', brought: true, broughtTo: BOARD },
    ]);
    expect(await judge(lan, mine, id, 'PARTLY')).toBe('OK');
    await settled();
    expect(reopeningsOf(board, target)).toHaveLength(1);
    const above = await answer(board, target);
    await settled();
    expect(reopeningsOf(chair, target)).toMatchObject([{ answerId: above, answeredAt: null }]);
    await letOut(chair, above);
    await settled();
    expect(reopeningsOf(chair, target)[0]?.answeredAt).not.toBeNull();
    expect(await judge(mai, hers, id, 'ANSWERED')).toBe('NEXT_LEVEL_ANSWERED');
    expect(await judge(mai, hers, above, 'NO')).toBe('OK');
    await settled();
    expect(reopeningsOf(chair, target)).toHaveLength(1);
    expect(Object.values(stateOf(mai).verdicts).find((one) => one.responseId === above)?.brought).toBe(false);
  });

  it('is taken away when nobody says NO any more, and goes to the chair where there is no level above', async () => {
    const raw = await write(lan);
    const reply = { kind: 'SUBMISSION', id: raw } as const;
    const given = { given: 'LIVE', responderId: road.participantId } as const;
    const said = await answer(secretary, reply, given);
    await lan.do('responses.judge', { responseId: said, submissionId: raw, verdict: 'NO' });
    await settled();
    expect(reopeningsOf(chair, reply)).toMatchObject([{ unitId: null, unit: '', words: '' }]);
    expect(reopeningsOf(board, reply)).toEqual([]);
    await lan.do('responses.judge', { responseId: said, submissionId: raw, verdict: 'ANSWERED' });
    await settled();
    expect([...reopeningsOf(chair, reply), ...reopeningsOf(road, reply)]).toEqual([]);
  });

  it('W34: by the receipt it leaves no actor, and the line says what the author said', async () => {
    const [submissionId, receipt] = [makeId(), makeReceipt()];
    const words = {
      kind: 'OPINION',
      topicId: meeting.topic(0),
      summary: 'Kín',
      text: 'Không dám nói.',
    } as const;
    await lan.do('submissions.submitConfidential', {
      ...{ submissionId, ...words, receipt, officerId: secretary.participantId },
      writtenAt: server.app.clock.now(),
    });
    const target = await collate([submissionId]);
    const responseId = await answer(road, target);
    await letOut(chair, responseId);
    const payload = { receipt, responseId, verdict: 'NO' };
    const said = await http(`${server.url}/api/track/judge`, { body: { id: makeId(), payload } });
    expect(said.status).toBe(200);
    const [entry] = await inspector.rows<{ actor_id: string | null; audience: string }>(
      `select actor_id, audience from entry where type = 'responses.judged' order by seq desc limit 1`,
    );
    expect(entry?.actor_id).toBeNull();
    expect(entry?.audience).not.toContain(lan.participantId);
    const line = await http<TrackedLine>(`${server.url}/api/track`, { body: { code: receipt } });
    expect(line.body.verdicts).toMatchObject([{ verdict: 'NO', broughtTo: BOARD }]);
    expect(line.body.steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...['SENT PAST', 'RECEIVED PAST', 'COLLATED PAST', 'ANSWERED PAST', 'JUDGED PAST', 'ANSWERED NOW'],
    ]);
    expect(JSON.stringify(line.body)).not.toContain(lan.participantId);
  });
});

describe('W138: the whole line of an opinion', () => {
  it('with days and words, for its author only', async () => {
    const mine = await write(lan);
    const target = await collate([mine]);
    const path = `submissions/${mine}/line`;
    const id = await answer(road, target, { type: 'NOTED' });
    const before = await lan.get<{ steps: TrackedLine['steps'] }>(path);
    expect(before.body.steps.at(-1)).toMatchObject({ kind: 'ANSWERED', state: 'NOW' });
    await letOut(chair, id);
    const { steps } = (await lan.get<{ steps: TrackedLine['steps'] }>(path)).body;
    expect(steps.find(({ kind }) => kind === 'COLLATED')).toMatchObject({
      words: 'Đề nghị thoát nước ngõ 5',
    });
    expect(steps.find(({ kind }) => kind === 'ANSWERED')?.who).toBe(`Cao Thị Hạ, Trưởng phòng, ${ROAD}`);
    expect(steps.at(-1)).toMatchObject({ kind: 'DONE', state: 'NOW' });
    expect(steps.filter(({ state }) => state === 'PAST').every(({ at }) => at !== null)).toBe(true);
    expect((await mai.get(path)).status).toBe(404);
  });
});
