import type { CommandAnswer, Payload, SubmissionView } from '@doi-thoai/shared';
import { LIMITS, makeId } from '@doi-thoai/shared';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import type { OpinionHall } from './opinion-hall.js';
import { code, openIntake } from './opinion-hall.js';

let server: TestServer;
let hall: OpinionHall;

beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  hall = await openIntake(server);
}, 30_000);
afterEach(async () => {
  await hall.sameEverywhere();
  hall.close();
}, 30_000);

describe('sending an opinion', () => {
  it('the author, chair, desk and the focal person of the unit have it; nobody else', async () => {
    const words = hall.words({ text: 'Điều chỉ bàn thư ký được đọc trước.' });
    const { trackingCode } = await hall.people.lan.do('submissions.submit', words);
    expect(trackingCode).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    for (const who of ['lan', 'focal', 'chair', 'secretary'] as const) {
      const known = (await hall.knows(hall.people[who])).submissions[words.submissionId];
      expect(known).toMatchObject({ trackingCode, moderation: 'PENDING', visibility: 'HIDDEN', edition: 1 });
    }
    for (const who of ['minh', 'guest', 'land'] as const) {
      expect(JSON.stringify(await hall.knows(hall.people[who]))).not.toContain(words.submissionId);
    }
  });

  it('the same command sent three times, overlapping, is one opinion with one tracking code', async () => {
    const words = hall.words();
    const id = makeId();
    const [first, ...rest] = await Promise.all(
      [1, 2, 3].map(() => hall.people.lan.issue('submissions.submit', words, id)),
    );
    expect(first?.ok).toBe(true);
    expect(rest).toEqual([first, first]);
    expect(Object.keys((await hall.state()).submissions)).toEqual([words.submissionId]);
  });

  it('an opinion id is taken once, also within one moment and by another author', async () => {
    const words = hall.words();
    const answers = await Promise.all([
      hall.people.lan.issue('submissions.submit', words),
      hall.people.minh.issue('submissions.submit', words),
      hall.people.lan.issue('submissions.submit', words),
    ]);
    expect(answers.map(code).sort()).toEqual(['ID_TAKEN', 'ID_TAKEN', 'OK']);
    expect(code(await hall.people.minh.issue('submissions.submit', words))).toBe('ID_TAKEN');
  });

  it('an author who was renamed, and one who lost the right to write, are so from the next opinion on', async () => {
    const { lan } = hall.people;
    const change = async (more: Partial<Payload<'participants.edit'>>): Promise<void> => {
      const person = (await hall.state()).participants[lan.participantId];
      if (!person) throw new Error('not on the roster');
      const { name, title, unit, role, number, withoutPhone, version: seen } = person;
      const edit = { participantId: lan.participantId, name, title, unit, role, number, withoutPhone, seen };
      await hall.organiser.do('participants.edit', { ...edit, ...more });
    };
    // From the second one on nothing has to be read for an opinion of hers.
    for (let i = 0; i < 2; i += 1) await hall.write('lan');
    await change({ name: 'Ngô Thị Lan Anh' });
    const next = await hall.opinion(await hall.write('lan'));
    await change({ role: 'GUEST' });
    const last = await lan.issue('submissions.submit', hall.words());
    expect([next.authorName, code(last)]).toEqual(['Ngô Thị Lan Anh', 'NOT_ALLOWED']);
  });

  it('is NAMED in this version, on a topic of the meeting', async () => {
    const send = async (more: Partial<Payload<'submissions.submit'>>): Promise<string> =>
      code(await hall.people.lan.issue('submissions.submit', hall.words(more)));
    expect(await send({ disclosure: 'ANONYMOUS' })).toBe('DISCLOSURE_NOT_OFFERED');
    expect(await send({ disclosure: 'CONFIDENTIAL' })).toBe('DISCLOSURE_NOT_OFFERED');
    expect(await send({ topicId: makeId() })).toBe('UNKNOWN_TOPIC');
    expect(await send({ summary: '' })).toBe('INVALID');
    expect(await send({ text: 'x'.repeat(LIMITS.text + 1) })).toBe('INVALID');
    expect((await hall.state()).submissions).toEqual({});
  });

  it('was not written later than it was received', async () => {
    const ahead = await hall.write('lan', { writtenAt: Date.now() + 3_600_000 });
    const hourAgo = Date.now() - 3_600_000;
    const offline = await hall.write('lan', { writtenAt: hourAgo });
    const [late, early] = [await hall.opinion(ahead), await hall.opinion(offline)];
    expect(late.writtenAt).toBe(late.receivedAt);
    expect(early.writtenAt).toBe(hourAgo);
  });

  it('a guest writes only where the meeting allows it', async () => {
    expect(code(await hall.people.guest.issue('submissions.submit', hall.words()))).toBe('NOT_ALLOWED');
    const open = await openIntake(server, { guestsMayWrite: true });
    const id = await open.write('guest');
    expect(Object.keys((await open.knows(open.people.guest)).submissions)).toEqual([id]);
    await open.sameEverywhere();
    open.close();
  });

  it('without review it is approved at once, and still nobody reads it before it is published', async () => {
    const open = await openIntake(server, { moderation: false });
    const id = await open.write('lan');
    expect(await open.opinion(id)).toMatchObject({ moderation: 'APPROVED', visibility: 'HIDDEN' });
    expect((await open.knows(open.people.minh)).published).toEqual([]);
    open.close();
  });

  it('rows of lists are clipped, the author has the whole, and the whole is fetched when it is opened', async () => {
    const text = `${'Đề nghị làm rõ. '.repeat(60)}Hết.`;
    const id = await hall.write('lan', { text });
    const listed = await hall.opinion(id);
    expect(listed.clipped).toBe(true);
    expect(listed.text.length).toBeLessThanOrEqual(LIMITS.rowText + 1);
    expect((await hall.knows(hall.people.lan)).submissions[id]).toMatchObject({ text, clipped: false });
    const whole = await hall.people.secretary.get<SubmissionView>(`submissions/${id}`);
    expect(whole.body).toMatchObject({ text, clipped: false });
    expect((await hall.people.minh.get(`submissions/${id}`)).status).toBe(404);
  });

  it('the counters tell raw opinions by topic, without withdrawn ones', async () => {
    await hall.write('lan');
    const second = await hall.write('minh');
    await hall.write('minh', { topicId: hall.meeting.topic(1) });
    expect(await hall.edit('minh', second, { topicId: hall.meeting.topic(1) })).toBe('OK');
    expect(await hall.act('minh', 'submissions.withdraw', second)).toBe('OK');
    const { counters } = await hall.people.chair.snapshot();
    expect(counters.submissions).toBe(2);
    expect(counters.submissionsByTopic).toMatchObject({
      [hall.meeting.topic(0)]: 1,
      [hall.meeting.topic(1)]: 1,
    });
  });
});

describe('the intake (R10: none accepted after it was shut, none refused before)', () => {
  it('every answer agrees with the order in which the journal has them', async () => {
    const told = { OK: 0, INTAKE_CLOSED: 0 };
    for (let round = 0; round < 8; round += 1) {
      const send = (n: number): Promise<CommandAnswer>[] =>
        Array.from({ length: n }, (_, i) =>
          hall.people[i % 2 === 0 ? 'lan' : 'minh'].issue('submissions.submit', hall.words()),
        );
      const before = await Promise.all(send(4));
      expect(before.map(code)).toEqual(['OK', 'OK', 'OK', 'OK']);
      const early = send(10);
      const closing = hall.people.chair.issue('submissions.close', {});
      const answers = await Promise.all([...early, ...send(10)]);
      const shut = await closing;
      if (!shut.ok) throw new Error(shut.code);
      for (const answer of answers) {
        if (answer.ok) expect(answer.seq).toBeLessThan(shut.seq);
        else expect(answer.code).toBe('INTAKE_CLOSED');
        told[answer.ok ? 'OK' : 'INTAKE_CLOSED'] += 1;
      }
      expect(code(await hall.people.lan.issue('submissions.submit', hall.words()))).toBe('INTAKE_CLOSED');
      await hall.people.chair.do('submissions.open', {});
    }
    // Otherwise the race was none.
    expect(told.OK).toBeGreaterThan(0);
    expect(told.INTAKE_CLOSED).toBeGreaterThan(0);
  });

  it('closing the meeting shuts it', async () => {
    await hall.meeting.openPhase(hall.people.chair, 'DISCUSSION');
    const { version: seen } = (await hall.state()).meeting ?? { version: 0 };
    await hall.people.chair.do('meeting.close', { seen });
    expect((await hall.state()).meeting?.intakeOpen).toBe(false);
  });

  it('a secretary opens and shuts it during the session only where the floor was handed over', async () => {
    await hall.meeting.openPhase(hall.people.chair, 'DISCUSSION');
    expect(code(await hall.people.secretary.issue('submissions.close', {}))).toBe('NOT_ALLOWED');
    const open = await openIntake(server, { secretaryRunsFloor: true });
    await open.meeting.openPhase(open.people.chair, 'DISCUSSION');
    expect(code(await open.people.secretary.issue('submissions.close', {}))).toBe('OK');
    open.close();
  });
});

describe('typing for somebody without a phone', () => {
  function typed(
    more: Partial<Payload<'submissions.submitForOther'>>,
  ): Payload<'submissions.submitForOther'> {
    const { disclosure: _always, ...words } = hall.words();
    return { ...words, authorId: null, unitId: null, ...more };
  }

  it('is marked with who typed it, and the author follows it', async () => {
    const payload = typed({ authorId: hall.people.minh.participantId });
    await hall.people.secretary.do('submissions.submitForOther', payload);
    expect((await hall.knows(hall.people.minh)).submissions[payload.submissionId]).toMatchObject({
      authorId: hall.people.minh.participantId,
      authorName: 'Đỗ Văn Minh',
      enteredById: hall.people.secretary.participantId,
      channel: 'DESK',
    });
  });

  it('a focal person types for the own unit only', async () => {
    const type = async (more: Partial<Payload<'submissions.submitForOther'>>): Promise<string> =>
      code(await hall.people.focal.issue('submissions.submitForOther', typed(more)));
    expect(await type({ authorId: hall.people.minh.participantId })).toBe('NOT_FOUND');
    expect(await type({ unitId: await hall.unitOf('minh') })).toBe('NOT_ALLOWED');
    expect(await type({ authorId: hall.people.lan.participantId })).toBe('OK');
    const payload = typed({ unitId: await hall.unitOf('focal') });
    await hall.people.focal.do('submissions.submitForOther', payload);
    const own = await hall.opinion(payload.submissionId);
    expect(own).toMatchObject({ authorId: null, channel: 'FOCAL', authorUnit: 'Chi bộ Phòng Tổ chức' });
    expect(await hall.edit('focal', payload.submissionId)).toBe('OK');
    expect(await hall.act('focal', 'submissions.withdraw', payload.submissionId)).toBe('OK');
  });

  it('names an author or a unit that fit', async () => {
    const type = async (more: Partial<Payload<'submissions.submitForOther'>>): Promise<string> =>
      code(await hall.people.secretary.issue('submissions.submitForOther', typed(more)));
    expect(await type({})).toBe('INVALID');
    expect(await type({ authorId: makeId() })).toBe('NOT_FOUND');
    expect(await type({ unitId: makeId() })).toBe('UNKNOWN_UNIT');
    const wrong = { authorId: hall.people.lan.participantId, unitId: await hall.unitOf('minh') };
    expect(await type(wrong)).toBe('INVALID');
    await hall.people.chair.do('submissions.close', {});
    expect(await type({ authorId: hall.people.lan.participantId })).toBe('INTAKE_CLOSED');
  });
});

describe('an author edits or withdraws until the opinion is collated', () => {
  it('every new edition is reviewed again, and unreviewed words never stay on air', async () => {
    const id = await hall.write('lan');
    expect(await hall.act('chair', 'submissions.showOnScreen', id)).toBe('OK');
    expect(await hall.edit('lan', id)).toBe('OK');
    expect(await hall.opinion(id)).toMatchObject({ edition: 2, moderation: 'PENDING', visibility: 'HIDDEN' });
    const everybody = await hall.knows(hall.people.minh);
    expect(everybody.published).toEqual([]);
    expect(everybody.screen).toMatchObject({ mode: 'AUTO', opinion: null });
  });

  it('somebody else has no such opinion', async () => {
    const id = await hall.write('lan');
    expect(await hall.edit('minh', id)).toBe('NOT_FOUND');
    expect(await hall.act('minh', 'submissions.withdraw', id)).toBe('NOT_FOUND');
    expect(await hall.edit('focal', id)).toBe('NOT_FOUND');
  });

  it('a stale edit is refused with the present opinion', async () => {
    const id = await hall.write('lan');
    const { version, ...words } = await hall.opinion(id);
    expect(await hall.act('secretary', 'submissions.approve', id)).toBe('OK');
    const { kind, topicId, summary, text } = words;
    const payload = { submissionId: id, kind, topicId, summary, text, seen: version };
    const answer = await hall.people.lan.issue('submissions.edit', payload);
    expect(answer).toMatchObject({ code: 'STALE', details: { present: { id, moderation: 'APPROVED' } } });
  });

  it('once collated it stays as it is', async () => {
    const id = await hall.write('lan');
    await hall.collate([id]);
    expect(await hall.edit('lan', id)).toBe('ALREADY_COLLATED');
    expect(await hall.act('lan', 'submissions.withdraw', id)).toBe('ALREADY_COLLATED');
  });

  it('a withdrawn one is withdrawn for good', async () => {
    const id = await hall.publish('lan');
    expect(await hall.act('lan', 'submissions.withdraw', id)).toBe('OK');
    expect((await hall.knows(hall.people.minh)).published).toEqual([]);
    expect(await hall.act('lan', 'submissions.withdraw', id)).toBe('ALREADY_WITHDRAWN');
    expect(await hall.edit('lan', id)).toBe('ALREADY_WITHDRAWN');
    expect(await hall.act('secretary', 'submissions.approve', id)).toBe('ALREADY_WITHDRAWN');
    expect(await hall.act('chair', 'submissions.showOnScreen', id)).toBe('ALREADY_WITHDRAWN');
  });
});
