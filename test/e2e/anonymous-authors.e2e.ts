import type { AnonymousOpinion } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { ANONYMOUS_WAITS } from '@doi-thoai/server/dist/submissions/anonymous-inbox.js';
import type { AnonymousWaits } from '@doi-thoai/server/dist/submissions/anonymous-inbox.js';
import type { Person } from '../support/driver.js';
import { code } from './opinion-hall.js';
import { SafeHouse, SECRET_WORDS } from './safe-house.js';

let house: SafeHouse;

beforeAll(async () => {
  house = await SafeHouse.open();
}, 60_000);
afterAll(() => house.stop());
beforeEach(() => house.openMeeting(), 30_000);
afterEach(() => house.closeMeeting(), 30_000);

describe('ANONYMOUS: no link is kept', () => {
  it('is acknowledged without a number, then stands at the desk without author, unit and time of day', async () => {
    const sent = house.anonymous();
    const answer = await house.sendAnonymous(house.hall.people.lan, sent);
    expect(answer.body).toEqual({ ok: true });
    const line = await house.tracked(sent.receipt, ({ opinion }) => opinion !== null);
    expect(line).toMatchObject({ byReceipt: true, opinion: { disclosure: 'ANONYMOUS', text: SECRET_WORDS } });
    const atDesk = await house.hall.opinion(sent.submissionId);
    expect(atDesk).toMatchObject({ authorId: null, authorUnitId: null, authorName: '', authorUnit: '' });
    expect((atDesk.writtenAt + 7 * 3_600_000) % 86_400_000).toBe(0);
    expect(atDesk.receivedAt).toBe(atDesk.writtenAt);
    const rows = (await house.everything()).filter(({ row }) => row.includes(sent.submissionId));
    expect(rows.map(({ table }) => table).sort()).toEqual(['entry', 'submission']);
    for (const { row } of rows) expect(row).not.toContain(house.hall.people.lan.participantId);
  });

  it('the same opinion sent again, before and after it was taken in, is one', async () => {
    const sent = house.anonymous();
    await Promise.all([1, 2, 3].map(() => house.sendAnonymous(house.hall.people.lan, sent)));
    await house.tracked(sent.receipt, ({ opinion }) => opinion !== null);
    expect((await house.sendAnonymous(house.hall.people.lan, sent)).body).toEqual({ ok: true });
    expect(Object.keys((await house.hall.state()).submissions)).toEqual([sent.submissionId]);
  });

  it('W77: none of five comes into the journal before the fifth was acknowledged; then one command takes all of them in', async () => {
    const { meeting, people } = house.hall;
    const waits = house.server.app.nest.get<AnonymousWaits>(ANONYMOUS_WAITS, { strict: false });
    const { appendMs } = waits;
    const taken = (): Promise<{ entries: string }[]> =>
      house.inspector.rows(
        `select count(*) as entries from entry where stream_id = $1 and command = 'submissions.appendAnonymous'
         group by command_id`,
        [meeting.id],
      );
    waits.appendMs = 600_000;
    try {
      const sent = Array.from({ length: 5 }, () => house.anonymous());
      for (const opinion of sent) {
        expect(await taken()).toEqual([]);
        expect((await house.sendAnonymous(people.lan, opinion)).body).toEqual({ ok: true });
      }
      for (const { receipt } of sent) await house.tracked(receipt, ({ opinion }) => opinion !== null);
      expect(await taken()).toEqual([{ entries: '5' }]);
    } finally {
      waits.appendMs = appendMs;
    }
  });

  it('an id that another opinion has is refused', async () => {
    const taken = await house.hall.write('minh');
    const answer = await house.sendAnonymous(house.hall.people.lan, house.anonymous({ submissionId: taken }));
    expect(answer.body).toMatchObject({ ok: false, code: 'ID_TAKEN' });
  });

  it('one that was acknowledged is taken in, also when the intake was closed meanwhile', async () => {
    const sent = house.anonymous();
    await house.sendAnonymous(house.hall.people.lan, sent);
    await house.hall.people.chair.do('submissions.close', {});
    const line = await house.tracked(sent.receipt, ({ opinion }) => opinion !== null);
    expect(line.opinion?.id).toBe(sent.submissionId);
  });

  it('a seat without the right, a closed intake, a foreign topic and too many are refused', async () => {
    const send = async (by: Person, more: Partial<AnonymousOpinion> = {}): Promise<string> =>
      (await house.sendAnonymous(by, house.anonymous(more))).body.code ?? 'OK';
    expect(await send(house.hall.people.chair)).toBe('NOT_ALLOWED');
    expect(await send(house.hall.people.guest)).toBe('NOT_ALLOWED');
    expect(await send(house.hall.people.minh, { topicId: makeId() })).toBe('UNKNOWN_TOPIC');
    expect(await send(house.hall.people.minh, { receipt: 'ABC' })).toBe('INVALID');
    expect(await send(house.hall.people.minh, { text: '' })).toBe('INVALID');
    const codes = [];
    for (let i = 0; i < 7; i += 1) codes.push(await send(house.hall.people.focal));
    expect(codes).toEqual([...Array.from({ length: 6 }, () => 'OK'), 'TOO_MANY_ATTEMPTS']);
    await house.hall.people.chair.do('submissions.close', {});
    expect(await send(house.hall.people.minh)).toBe('INTAKE_CLOSED');
  });

  it('nobody in the meeting can make the server take in anonymous opinions', async () => {
    for (const person of [house.hall.organiser, ...Object.values(house.hall.people)]) {
      expect(code(await person.issue('submissions.appendAnonymous', {}))).toBe('NOT_ALLOWED');
      const edit = { receipt: makeReceipt(), seen: 1 };
      expect(code(await person.issue('submissions.withdrawByReceipt', edit))).toBe('NOT_ALLOWED');
    }
  });
});

describe('W115: other words with a receipt that was used are RECEIPT_REUSED, and what was sent first stands', () => {
  let otherWords = '';
  beforeEach(() => (otherWords = `Lời khác hẳn, gửi bằng cùng một mã biên nhận ${makeId()}.`));
  const send = async (opinion: AnonymousOpinion, by: Person = house.hall.people.lan): Promise<string> =>
    (await house.sendAnonymous(by, opinion)).body.code ?? 'OK';
  const arrived = (receipt: string) => house.tracked(receipt, ({ opinion }) => opinion !== null);

  it('while the first waits and when it was taken in; the first one again is acknowledged again', async () => {
    const sent = house.anonymous();
    const others = [{ text: otherWords }, { summary: otherWords }, { kind: 'PETITION' as const }];
    expect(await send(sent)).toBe('OK');
    for (const other of others) expect(await send({ ...sent, ...other })).toBe('RECEIPT_REUSED');
    const line = await arrived(sent.receipt);
    for (const other of others)
      expect(await send({ ...sent, ...other, submissionId: makeId() })).toBe('RECEIPT_REUSED');
    expect(await send(sent)).toBe('OK');
    expect((await house.track(sent.receipt)).body.opinion).toEqual(line.opinion);
    expect((await house.everything()).filter(({ row }) => row.includes(otherWords))).toEqual([]);
  });

  it('also when the author has corrected it since: what was sent first is what is repeated', async () => {
    const sent = house.anonymous();
    await send(sent);
    const { opinion } = await arrived(sent.receipt);
    const { kind, topicId, summary, receipt } = sent;
    const edit = { kind, topicId, summary, text: otherWords, receipt, seen: opinion?.version };
    expect((await house.byReceipt('edit', edit)).body.ok).toBe(true);
    await house.hall.people.chair.do('submissions.close', {});
    expect(await send(sent)).toBe('OK');
    expect(await send({ ...sent, text: otherWords })).toBe('RECEIPT_REUSED');
  });

  it('in the same moment one of them is taken, and the other one is told', async () => {
    const sent = house.anonymous();
    const answers = await Promise.all([sent, { ...sent, text: otherWords }].map((one) => send(one)));
    expect(answers.sort()).toEqual(['OK', 'RECEIPT_REUSED']);
    await arrived(sent.receipt);
    expect(Object.keys((await house.hall.state()).submissions)).toHaveLength(1);
  });

  it('with the same words to another meeting', async () => {
    const sent = house.anonymous();
    await send(sent);
    await arrived(sent.receipt);
    await house.closeMeeting();
    await house.openMeeting();
    expect(await send(sent)).toBe('RECEIPT_REUSED');
  });

  it('with the receipt of a confidential opinion', async () => {
    const sealed = house.confidential();
    await house.hall.people.lan.do('submissions.submitConfidential', sealed);
    const { kind, topicId, summary, text } = sealed;
    const sent = house.anonymous({ kind, topicId, summary, text, receipt: sealed.receipt });
    expect(await send(sent)).toBe('RECEIPT_REUSED');
  });

  it('whoever knows the id and not the receipt is told what is told of any id', async () => {
    const [unseen, named] = [house.anonymous(), await house.hall.write('minh')];
    await send(unseen);
    const codes = [];
    for (const submissionId of [unseen.submissionId, named])
      codes.push(await send(house.anonymous({ submissionId }), house.hall.people.minh));
    expect(codes).toEqual(['ID_TAKEN', 'ID_TAKEN']);
    // Nothing is on its way any more when the meeting is compared with its journal.
    await arrived(unseen.receipt);
  });

  it('one that was still on its way when the first was taken in does not hold up the others', async () => {
    const [sent, next] = [house.anonymous(), house.anonymous()];
    await send(sent);
    await arrived(sent.receipt);
    await house.inspector.rows(
      `insert into anonymous_inbox (id, meeting_id, receipt_id, kind, topic_id, summary, text)
       select gen_random_uuid(), meeting_id, receipt_id, kind, topic_id, summary, $2 from submission where id = $1`,
      [sent.submissionId, otherWords],
    );
    expect(await send(next)).toBe('OK');
    await arrived(next.receipt);
    expect((await house.everything()).filter(({ row }) => row.includes(otherWords))).toEqual([]);
  });
});

describe('the receipt: reading back, editing and withdrawing without a session', () => {
  it('the author edits and withdraws until it is collated', async () => {
    const sent = house.confidential();
    await house.hall.people.lan.do('submissions.submitConfidential', sent);
    const first = (await house.track(sent.receipt)).body.opinion;
    const { kind, topicId, summary } = sent;
    const words = { kind, topicId, summary, text: 'Nói lại cho rõ hơn.', receipt: sent.receipt };
    const edited = await house.byReceipt('edit', { ...words, seen: first?.version });
    expect(edited.body.ok).toBe(true);
    expect(await house.hall.opinion(sent.submissionId)).toMatchObject({
      text: 'Nói lại cho rõ hơn.',
      edition: 2,
    });
    expect((await house.byReceipt('edit', { ...words, seen: first?.version })).body).toMatchObject({
      code: 'STALE',
    });
    await house.hall.collate([sent.submissionId]);
    const now = (await house.track(sent.receipt)).body.opinion;
    const withdrawn = await house.byReceipt('withdraw', { receipt: sent.receipt, seen: now?.version });
    expect(withdrawn.body).toMatchObject({ code: 'ALREADY_COLLATED' });
  });

  it('withdrawing takes it out of the count', async () => {
    const sent = house.anonymous();
    await house.sendAnonymous(house.hall.people.lan, sent);
    const { opinion } = await house.tracked(sent.receipt, (line) => line.opinion !== null);
    expect((await house.hall.people.secretary.snapshot()).counters.submissions).toBe(1);
    const answer = await house.byReceipt('withdraw', { receipt: sent.receipt, seen: opinion?.version });
    if (!answer.body.ok) throw new Error(answer.body.code);
    await house.tracked(sent.receipt, (line) => line.opinion?.withdrawn === true);
    expect((await house.hall.people.secretary.snapshot(answer.body.seq)).counters.submissions).toBe(0);
  });

  it('the answer to a collated opinion reaches every author behind it, the unnamed ones by their receipts', async () => {
    const [sealed, unseen] = [house.confidential(), house.anonymous()];
    await house.hall.people.lan.do('submissions.submitConfidential', sealed);
    await house.sendAnonymous(house.hall.people.minh, unseen);
    await house.tracked(unseen.receipt, ({ opinion }) => opinion !== null);
    const named = await house.hall.write('minh');
    const collatedId = await house.hall.collate([sealed.submissionId, unseen.submissionId, named]);
    await house.hall.meeting.openPhase(house.hall.people.chair, 'DISCUSSION');
    await house.hall.people.secretary.do('responses.answer', {
      responseId: makeId(),
      type: 'NOTED',
      text: 'Ban Giám đốc ghi nhận, sẽ rà soát phân công.',
      given: 'LIVE',
      responderId: house.hall.people.land.participantId,
      forwardedTo: '',
      targets: [{ kind: 'COLLATED', id: collatedId }],
      commitment: null,
    });
    for (const { receipt } of [sealed, unseen]) {
      const line = await house.tracked(receipt, ({ responses }) => responses.length > 0);
      expect(line.responses).toMatchObject([{ text: 'Ban Giám đốc ghi nhận, sẽ rà soát phân công.' }]);
      expect(line.commitments).toHaveLength(1);
    }
    const { trackingCode } = await house.hall.opinion(named);
    const line = (await house.track(trackingCode)).body;
    expect(line).toMatchObject({ byReceipt: false, opinion: { id: named, authorName: '', authorUnit: '' } });
    expect(line.responses).toHaveLength(1);
  });

  it('a code that nobody has opens nothing, and neither does the desk’s tracking code edit', async () => {
    expect(await house.track(makeReceipt())).toMatchObject({ status: 404, body: { code: 'CODE_UNKNOWN' } });
    expect(await house.track('ZZZZZZZZZZ')).toMatchObject({ status: 404 });
    const sent = house.confidential();
    const { trackingCode } = await house.hall.people.lan.do('submissions.submitConfidential', sent);
    expect((await house.track(trackingCode)).body).toMatchObject({ byReceipt: false });
    const answer = await house.byReceipt('withdraw', { receipt: trackingCode, seen: 1 });
    expect(answer).toMatchObject({ status: 404, body: { code: 'CODE_UNKNOWN' } });
  });
});
