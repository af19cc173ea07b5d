import type {
  CommandName,
  CommitmentView,
  Id,
  Payload,
  ResponseView,
  SnapshotState,
  TargetRef,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { connected, until, type Meeting, type Person } from '../support/driver.js';
import { startTestServer, type TestServer } from '../support/server.js';

const SAFETY = 'Phòng An toàn';
const STORE = 'Phòng Vật tư';

let server: TestServer;
let meeting: Meeting;
let secretary: Person;
let chair: Person;
let responder: Person;
let other: Person;
let lan: Person;
let mai: Person;
let everybody: Person[];
/** Live by events from the beginning. */
const clients = new Map<Person, MeetingClient>();

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  meeting = await server.meeting({ profile: 'STATE_GENERAL' });
  secretary = await meeting.join('SECRETARY', 'Hà Thị Xuân', { unit: 'Văn phòng' });
  chair = await meeting.join('CHAIR', 'Phan Văn Đông', { unit: 'Ban Giám đốc', title: 'Giám đốc' });
  responder = await meeting.join('RESPONDER', 'Cao Thị Hạ', { unit: SAFETY, title: 'Trưởng phòng' });
  other = await meeting.join('RESPONDER', 'Tô Văn Thu', { unit: STORE });
  lan = await meeting.join('DELEGATE', 'Lý Thị Lan', { unit: 'Đội 1' });
  mai = await meeting.join('DELEGATE', 'Bùi Thị Mai', { unit: 'Đội 2' });
  everybody = [secretary, chair, responder, other, lan, mai];
  await meeting.openPhase(chair, 'DISCUSSION');
  await chair.do('submissions.open', {});
  for (const person of everybody) clients.set(person, await connected(person));
}, 30_000);

afterAll(() => server.stop());

function stateOf(person: Person): SnapshotState {
  const client = clients.get(person);
  if (!client) throw new Error('nobody listens');
  return client.store.state;
}

async function code<N extends CommandName>(person: Person, name: N, payload: Payload<N>): Promise<string> {
  const answer = await person.issue(name, payload);
  return answer.ok ? 'ok' : answer.code;
}

async function write(author: Person): Promise<Id> {
  const submissionId = makeId();
  await author.do('submissions.submit', {
    submissionId,
    kind: 'OPINION',
    topicId: meeting.topic(0),
    summary: 'Găng tay phát chậm',
    text: 'Tổ đứng máy nhận găng tay muộn hai tuần.',
    disclosure: 'NAMED',
    writtenAt: server.app.clock.now(),
  });
  return submissionId;
}

async function collate(submissionIds: Id[], unit: string | null): Promise<TargetRef> {
  const collatedId = makeId();
  await secretary.do('collation.create', {
    collatedId,
    wording: 'Đề nghị phát găng tay đúng hạn',
    topicId: meeting.topic(0),
    unitId: null,
    responderUnitId: unit === null ? null : unitId(unit),
    submissionIds,
  });
  return { kind: 'COLLATED', id: collatedId };
}

function unitId(name: string): Id {
  const unit = Object.values(stateOf(secretary).units).find((one) => one.name === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit.id;
}

/** A turn that was held, by the chair's call. */
async function speak(person: Person): Promise<TargetRef> {
  const seen = async (): Promise<number> => (await chair.snapshot()).state.floor.version;
  const call = { participantId: person.participantId, topicId: meeting.topic(0), seen: await seen() };
  const { turnId } = await chair.do('floor.callUnregistered', call);
  expect(await code(secretary, 'responses.answer', answer([{ kind: 'TURN', id: turnId }]))).toBe(
    'UNKNOWN_TARGET',
  );
  await chair.do('floor.start', { turnId, seen: await seen() });
  await chair.do('floor.end', { turnId, interrupted: false, reason: '', seen: await seen() });
  return { kind: 'TURN', id: turnId };
}

type Answer = Payload<'responses.answer'>;

function answer(targets: TargetRef[], more: Partial<Answer> = {}): Answer {
  return {
    responseId: makeId(),
    type: 'ANSWERED',
    text: 'Từ tháng sau găng tay được giao tại tổ.',
    given: 'LIVE',
    responderId: responder.participantId,
    forwardedTo: '',
    targets,
    commitment: null,
    ...more,
  };
}

const responseOf = (person: Person, id: Id): ResponseView | undefined => stateOf(person).responses[id];
const promiseOf = (person: Person, id: Id): CommitmentView | undefined => stateOf(person).commitments[id];

/** All have heard everything that was accepted so far. */
async function settled(): Promise<void> {
  const { head } = await secretary.snapshot();
  for (const client of clients.values()) {
    await until(client, () => client.store.state.head >= head, `head ${head}`);
  }
}

describe('an answer', () => {
  it('is given to every author behind a collated opinion, and to nobody else in the hall', async () => {
    const target = await collate([await write(lan), await write(mai)], SAFETY);
    const payload = answer([target]);
    await responder.do('responses.answer', payload);
    await settled();
    for (const person of [secretary, chair, responder, lan, mai]) {
      expect(responseOf(person, payload.responseId)).toMatchObject({
        type: 'ANSWERED',
        responderUnit: SAFETY,
        targets: [target],
        enteredById: responder.participantId,
      });
    }
    expect(responseOf(other, payload.responseId)).toBeUndefined();
  });

  it('and its promise reach an author whose opinion is joined afterwards: every merged author gets the answer', async () => {
    const target = await collate([await write(lan)], SAFETY);
    const payload = answer([target], { type: 'NOTED' });
    const { commitmentId } = await responder.do('responses.answer', payload);
    const late = await write(mai);
    await settled();
    expect(responseOf(mai, payload.responseId)).toBeUndefined();
    await secretary.do('collation.link', { collatedId: target.id, submissionIds: [late] });
    await settled();
    expect(responseOf(mai, payload.responseId)).toMatchObject({ type: 'NOTED', targets: [target] });
    expect(promiseOf(mai, commitmentId ?? '')).toMatchObject({ responseId: payload.responseId });
    expect(responseOf(other, payload.responseId)).toBeUndefined();
  });

  it('reaches whoever spoke, and is typed by the secretary for the leader on stage', async () => {
    const target = await speak(lan);
    const payload = answer([target], { responderId: chair.participantId });
    await secretary.do('responses.answer', payload);
    await settled();
    expect(responseOf(lan, payload.responseId)).toMatchObject({
      responderUnit: 'Ban Giám đốc',
      enteredById: secretary.participantId,
    });
    expect(responseOf(mai, payload.responseId)).toBeUndefined();
  });

  it('may serve a group: one entry, all audiences', async () => {
    const targets = [await collate([await write(lan)], SAFETY), await speak(mai)];
    const payload = answer(targets);
    const { head } = await secretary.snapshot();
    await secretary.do('responses.answer', payload);
    expect((await secretary.snapshot()).head).toBe(head + 1);
    await settled();
    expect(responseOf(lan, payload.responseId)?.targets).toHaveLength(2);
    expect(responseOf(mai, payload.responseId)?.targets).toHaveLength(2);
  });

  it('is refused to a responder whom it was not put to, with the code of what does not exist', async () => {
    const mine = await collate([await write(lan)], SAFETY);
    const nobodys = await collate([await write(lan)], null);
    const raw: TargetRef = { kind: 'SUBMISSION', id: await write(lan) };
    const missing: TargetRef = { kind: 'COLLATED', id: makeId() };
    const asOther = { responderId: other.participantId };
    expect(await code(other, 'responses.answer', answer([mine], asOther))).toBe('UNKNOWN_TARGET');
    for (const target of [nobodys, raw, missing]) {
      expect(await code(responder, 'responses.answer', answer([target]))).toBe('UNKNOWN_TARGET');
    }
    expect(await code(secretary, 'responses.answer', answer([raw]))).toBe('ok');
  });

  it('names somebody who answers: the own unit for a responder, the podium for the secretary', async () => {
    const target = await collate([await write(lan)], SAFETY);
    const as = (person: Person, responderId: Id) =>
      code(person, 'responses.answer', answer([target], { responderId }));
    expect(await as(responder, other.participantId)).toBe('NOT_A_RESPONDER');
    expect(await as(responder, chair.participantId)).toBe('NOT_A_RESPONDER');
    expect(await as(secretary, lan.participantId)).toBe('NOT_A_RESPONDER');
    expect(await as(secretary, makeId())).toBe('NOT_FOUND');
    expect(await as(chair, chair.participantId)).toBe('NOT_ALLOWED');
    expect(await as(lan, responder.participantId)).toBe('NOT_ALLOWED');
  });

  it('goes to what can be answered: no collated raw opinion, no withdrawn one, nothing twice, an authority', async () => {
    const collated = await write(lan);
    const target = await collate([collated], SAFETY);
    const withdrawn = await write(lan);
    await settled();
    const seen = stateOf(lan).submissions[withdrawn]?.version ?? 0;
    await lan.do('submissions.withdraw', { submissionId: withdrawn, seen });
    const give = (more: Partial<Answer>) => code(secretary, 'responses.answer', answer([target], more));
    const raw = (id: Id): TargetRef[] => [{ kind: 'SUBMISSION', id }];
    expect(await give({ targets: raw(collated) })).toBe('ALREADY_COLLATED');
    expect(await give({ targets: raw(withdrawn) })).toBe('ALREADY_WITHDRAWN');
    expect(await give({ targets: [target, target] })).toBe('INVALID');
    expect(await give({ targets: [] })).toBe('INVALID');
    expect(await give({ targets: ['x'] as never })).toBe('INVALID');
    expect(await give({ type: 'FORWARDED' })).toBe('FORWARD_NEEDS_AUTHORITY');
    expect(await give({ type: 'FORWARDED', forwardedTo: 'Sở Nội vụ' })).toBe('ok');
  });
});

describe('a promise', () => {
  const today = (): string => new Date(server.app.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const later = (days: number): string =>
    new Date(server.app.clock.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

  it('exists the moment it is said: noted means reviewed in thirty days by the one who answered', async () => {
    const target = await collate([await write(lan)], SAFETY);
    const { commitmentId } = await responder.do('responses.answer', answer([target], { type: 'NOTED' }));
    await settled();
    for (const person of [secretary, chair, responder, lan]) {
      expect(promiseOf(person, commitmentId ?? '')).toMatchObject({
        state: 'PROPOSED',
        ownerUnit: SAFETY,
        dueKind: 'DATE',
        text: 'Từ tháng sau găng tay được giao tại tổ.',
        sources: [target],
      });
    }
    // Or the working day after days off: those are proved by hand in the rules' own tests.
    const { dueOn } = promiseOf(lan, commitmentId ?? '') ?? {};
    expect([later(30), later(45)].map((day) => day <= (dueOn ?? ''))).toEqual([true, false]);
    expect(promiseOf(mai, commitmentId ?? '')).toBeUndefined();
  });

  it('takes owner, date and words that were corrected while answering; other answers promise nothing', async () => {
    const target = await collate([await write(mai)], SAFETY);
    const commitment = { text: 'Giao găng tay tại tổ', ownerUnitId: unitId(STORE), dueOn: later(7) };
    const assigned = answer([target], { type: 'ASSIGNED', commitment });
    const { commitmentId } = await secretary.do('responses.answer', assigned);
    await settled();
    expect(promiseOf(other, commitmentId ?? '')).toMatchObject({ ownerUnit: STORE, dueOn: later(7) });
    expect(promiseOf(responder, commitmentId ?? '')).toBeUndefined();
    const give = (more: Partial<Answer>) => code(secretary, 'responses.answer', answer([target], more));
    expect(await give({ commitment })).toBe('INVALID');
    const past = { ...commitment, dueOn: later(-1) };
    expect(await give({ type: 'ASSIGNED', commitment: past })).toBe('DUE_IN_PAST');
    const never = { ...commitment, dueOn: '2027-02-30' };
    expect(await give({ type: 'ASSIGNED', commitment: never })).toBe('INVALID');
    expect(await give({ type: 'ASSIGNED', commitment: { ...commitment, ownerUnitId: makeId() } })).toBe(
      'UNKNOWN_UNIT',
    );
    expect(await secretary.do('responses.answer', answer([target]))).toMatchObject({
      commitmentId: null,
    });
  });

  it('has a date or an explicit kind, never silently neither', async () => {
    const propose = (dueKind: 'DATE' | 'TERM', dueOn: string | null) =>
      code(chair, 'commitments.propose', {
        commitmentId: makeId(),
        text: 'Rà soát định mức',
        ownerUnitId: unitId(STORE),
        dueKind,
        dueOn,
        sources: [],
      });
    expect(await propose('DATE', null)).toBe('DUE_MISSING');
    expect(await propose('DATE', later(-1))).toBe('DUE_IN_PAST');
    expect(await propose('DATE', today())).toBe('ok');
    expect(await propose('TERM', null)).toBe('ok');
  });

  it('leaves the former unit when it is given to another, and is corrected only by who has seen it', async () => {
    const target = await collate([await write(mai)], SAFETY);
    const { commitmentId } = await responder.do('responses.answer', answer([target], { type: 'NOTED' }));
    const id = commitmentId ?? '';
    await settled();
    const seen = promiseOf(secretary, id)?.version ?? 0;
    const words = {
      commitmentId: id,
      text: 'Rà soát',
      ownerUnitId: unitId(STORE),
      dueKind: 'TERM' as const,
      dueOn: null,
    };
    await secretary.do('commitments.edit', { ...words, seen });
    await settled();
    expect(promiseOf(responder, id)).toBeUndefined();
    for (const person of [secretary, chair, other, mai]) {
      expect(promiseOf(person, id)).toMatchObject({ ownerUnit: STORE, dueKind: 'TERM', dueOn: null });
    }
    const stale = await chair.issue('commitments.edit', { ...words, seen });
    expect(stale).toMatchObject({ ok: false, code: 'STALE', details: { present: { text: 'Rà soát' } } });
    expect(await code(lan, 'commitments.edit', { ...words, seen })).toBe('NOT_ALLOWED');
  });
});

describe('a snapshot equals replay', () => {
  it('for chair, desk, both responders and both authors', async () => {
    await settled();
    for (const person of everybody) {
      const lived = stateOf(person);
      const { state } = (await connected(person)).store;
      expect(state.responses).toEqual(lived.responses);
      expect(state.commitments).toEqual(lived.commitments);
    }
    expect(Object.keys(stateOf(lan).responses).length).toBeGreaterThan(3);
    expect(Object.keys(stateOf(other).commitments).length).toBeGreaterThan(1);
  });
});
