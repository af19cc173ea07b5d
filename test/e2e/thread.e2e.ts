import { makeId } from '@doi-thoai/shared';
import { connected, until } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

describe('one opinion and one turn through the public interfaces', () => {
  let server: TestServer;
  let meeting: Meeting;
  let chair: Person;
  let delegate: Person;

  beforeAll(async () => {
    server = await startTestServer();
    meeting = await server.meeting();
    chair = await meeting.join('CHAIR', 'Trần Văn Chủ');
    delegate = await meeting.join('DELEGATE', 'Nguyễn Thị Đại Biểu', { unit: 'Phòng Tổ chức' });
    await meeting.openPhase(meeting.organiser, 'COLLECTING');
  });

  afterAll(() => server.stop());

  it('an opinion reaches its author and the table, and the author gets a tracking code', async () => {
    const phone = await connected(delegate);
    const tablet = await connected(chair);
    const submissionId = makeId();
    const answer = await phone.issue('submissions.submit', {
      submissionId,
      disclosure: 'NAMED',
      kind: 'PETITION',
      topicId: meeting.topic(0),
      summary: 'Đề nghị công khai kế hoạch điều động',
      text: 'Kính đề nghị lãnh đạo công khai kế hoạch điều động trước ít nhất một tháng.',
      writtenAt: Date.now(),
    });
    expect(answer).toMatchObject({ ok: true });
    await until(phone, () => phone.store.state.submissions[submissionId] !== undefined, 'own opinion');
    await until(
      tablet,
      () => tablet.store.state.submissions[submissionId] !== undefined,
      'opinion at the table',
    );
    expect(phone.store.state.submissions[submissionId]?.trackingCode).toHaveLength(10);
  });

  it('a request is called, started and ended, and everybody sees the same turn', async () => {
    const phone = await connected(delegate);
    const tablet = await connected(chair);
    await meeting.openPhase(chair, 'CHECK_IN');
    await meeting.openPhase(chair, 'DISCUSSION');
    await chair.do('floor.openRegistration', {});
    const requestId = makeId();
    await delegate.do('floor.request', {
      requestId,
      topicId: meeting.topic(0),
      line: 'Xin nói về thời hạn điều động',
      submissionId: null,
      type: 'OPINION',
    });
    await until(tablet, () => tablet.store.state.floor.queue.includes(requestId), 'request in the queue');
    const seen = (): number => tablet.store.state.floor.version;
    const called = await tablet.issue('floor.call', { requestId, seen: seen() });
    if (!called.ok) throw new Error(called.code);
    const { turnId } = called.result;
    await until(tablet, () => tablet.store.state.floor.current?.id === turnId, 'called');
    expect(await tablet.issue('floor.start', { turnId, seen: seen() })).toMatchObject({ ok: true });
    await until(phone, () => phone.store.state.floor.current?.state === 'SPEAKING', 'speaking on the phone');
    await until(
      tablet,
      () => tablet.store.state.floor.current?.state === 'SPEAKING',
      'speaking on the tablet',
    );
    const end = await tablet.issue('floor.end', { turnId, seen: seen(), interrupted: false, reason: '' });
    expect(end).toMatchObject({ ok: true });
    await until(phone, () => phone.store.state.floor.current === null, 'ended on the phone');
    expect(phone.store.state.floor.ended.turns).toBe(1);
  });
});
