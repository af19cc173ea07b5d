import type { CommandName, CommitmentHistory, CommitmentView, Id, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { connected, until } from '../support/driver.js';
import { FullMeeting, type Who } from '../support/full-meeting.js';
import { Inspector, replay } from '../support/inspector.js';
import { eventually } from '../support/meeting-file.js';
import { PDF } from '../support/route-rights.js';
import { startTestServer, type TestServer } from '../support/server.js';

const DAY_MS = 86_400_000;
const DUE = '2030-01-31';
const LATER = '2030-06-30';
/** A day in Việt Nam. */
const day = (days: number): string =>
  new Date(server.app.clock.now() + 7 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

let server: TestServer;
let inspector: Inspector;
let hall: FullMeeting;
/** Live by events from the beginning. */
const live = new Map<Who, MeetingClient>();

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  inspector = await Inspector.open(server.databaseUrl);
  hall = await FullMeeting.open(server);
  await hall.meeting.openPhase(hall.people.chair, 'CONCLUSION');
  await hall.people.chair.do('submissions.open', {});
  for (const who of ['chair', 'land', 'housing', 'lan'] as const) {
    live.set(who, await connected(hall.people[who]));
  }
}, 60_000);
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

async function at(who: Who, id: Id): Promise<CommitmentView | undefined> {
  const client = live.get(who) as MeetingClient;
  const { seq } = await inspector.head(hall.meeting.id);
  await until(client, () => client.store.state.head >= seq, `head ${seq}`);
  return client.store.state.commitments[id];
}

const promiseAt = async (id: Id): Promise<CommitmentView> => {
  const row = await at('chair', id);
  if (!row) throw new Error('no such promise');
  return row;
};

/** As whoever it is saw it last; what the answer says. */
async function said<N extends Extract<CommandName, `commitments.${string}`>>(
  who: Who,
  name: N,
  commitmentId: Id,
  more: object = {},
): Promise<string> {
  const { version: seen } = await promiseAt(commitmentId);
  const unseen = name === 'commitments.report' || name === 'commitments.urge';
  const payload = { commitmentId, ...(unseen ? {} : { seen }), ...more } as Payload<N>;
  const answer = await hall.people[who].issue(name, payload);
  return answer.ok ? 'ok' : answer.code;
}

const report = (done: boolean, on: string | null, actId = makeId()): object => ({
  ...{ actId, done, day: on, text: done ? 'Đã sửa xong mái nhà.' : 'Đã khảo sát, đang lập dự toán.' },
});

const historyOf = async (who: Who, id: Id) =>
  hall.people[who].get<CommitmentHistory>(`commitments/${id}/acts`);

describe('W122: the steps of a promise', () => {
  it('proposed, confirmed, issued, taken on, in progress, reported, verified; each known by whom and when', async () => {
    const commitmentId = makeId();
    const words = { text: 'Sửa mái nhà công vụ', product: 'Biên bản nghiệm thu', dueKind: 'DATE' as const };
    const ownerUnitId = await hall.unitOf('land');
    await hall.do('secretary', 'commitments.propose', {
      ...{ ...words, commitmentId, ownerUnitId, dueOn: DUE, sources: [] },
    });
    expect(await promiseAt(commitmentId)).toMatchObject({
      ...{ ...words, state: 'PROPOSED', firstDueOn: DUE, extended: 0, noticeNumber: '', doneOn: null },
    });
    expect(await said('land', 'commitments.acknowledge', commitmentId)).toBe('WRONG_COMMITMENT_STATE');
    expect(await said('secretary', 'commitments.confirm', commitmentId)).toBe('NOT_ALLOWED');
    expect(await said('chair', 'commitments.confirm', commitmentId)).toBe('ok');
    expect(await said('chair', 'commitments.issue', commitmentId, { number: '05/TB-SPT' })).toBe('ok');
    expect(await said('land', 'commitments.report', commitmentId, report(false, null))).toBe(
      'WRONG_COMMITMENT_STATE',
    );
    expect(await said('land', 'commitments.acknowledge', commitmentId)).toBe('ok');
    expect(await said('land', 'commitments.report', commitmentId, report(false, null))).toBe('ok');
    expect(await promiseAt(commitmentId)).toMatchObject({ state: 'IN_PROGRESS', noticeNumber: '05/TB-SPT' });
    expect(await said('chair', 'commitments.verify', commitmentId, { text: '' })).toBe(
      'WRONG_COMMITMENT_STATE',
    );
    expect(await said('land', 'commitments.report', commitmentId, report(true, day(-1)))).toBe('ok');
    expect(await said('chair', 'commitments.verify', commitmentId, { text: 'Đã xem tận nơi' })).toBe('ok');
    expect(await promiseAt(commitmentId)).toMatchObject({ state: 'VERIFIED', doneOn: day(-1) });
    const { acts } = (await historyOf('land', commitmentId)).body;
    expect(acts.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ['CONFIRMED', hall.people.chair.participantId],
      ['ISSUED', hall.people.chair.participantId],
      ['ACKNOWLEDGED', hall.people.land.participantId],
      ['PROGRESS', hall.people.land.participantId],
      ['REPORTED', hall.people.land.participantId],
      ['VERIFIED', hall.people.chair.participantId],
    ]);
  });

  it('a refused step shows the promise as it is, and what was not seen is STALE', async () => {
    const commitmentId = await hall.promised('land');
    const present = await promiseAt(commitmentId);
    const answer = await hall.people.chair.issue('commitments.verify', {
      ...{ commitmentId, seen: present.version, text: '' },
    });
    expect(answer).toMatchObject({ code: 'WRONG_COMMITMENT_STATE', details: { present } });
    const stale = { commitmentId, seen: present.version - 1, reason: 'Chờ luật' };
    expect(await hall.people.chair.issue('commitments.suspend', stale)).toMatchObject({ code: 'STALE' });
  });

  it('what the chair confirmed the secretary does not rewrite, and nobody what was issued', async () => {
    const commitmentId = makeId();
    const ownerUnitId = await hall.unitOf('land');
    const words = { text: 'Rà soát', ownerUnitId, dueKind: 'DATE' as const, dueOn: DUE };
    await hall.do('secretary', 'commitments.propose', { ...words, commitmentId, sources: [] });
    expect(await said('secretary', 'commitments.edit', commitmentId, { ...words, dueOn: LATER })).toBe('ok');
    // Until it is issued a day is corrected, not extended.
    expect(await promiseAt(commitmentId)).toMatchObject({ dueOn: LATER, firstDueOn: LATER, extended: 0 });
    await said('chair', 'commitments.confirm', commitmentId);
    expect(await said('secretary', 'commitments.edit', commitmentId, words)).toBe('WRONG_COMMITMENT_STATE');
    expect(await said('chair', 'commitments.edit', commitmentId, words)).toBe('ok');
    await said('chair', 'commitments.issue', commitmentId, { number: '6' });
    expect(await said('chair', 'commitments.edit', commitmentId, words)).toBe('WRONG_COMMITMENT_STATE');
  });
});

describe('W123: what a promise is made for', () => {
  it('may be a line of the conclusion, as long as it is there', async () => {
    const lineId = makeId();
    const line = { lineId, kind: 'TASK', text: 'Sửa mái nhà công vụ', position: 1 } as const;
    await hall.do('secretary', 'conclusions.addLine', line);
    const commitmentId = await hall.promised('land', { sources: [{ kind: 'LINE', id: lineId }] });
    expect((await promiseAt(commitmentId)).sources).toEqual([{ kind: 'LINE', id: lineId }]);
    const seen = (await hall.state()).lines[lineId]?.version ?? 0;
    await hall.do('secretary', 'conclusions.removeLine', { lineId, seen });
    const words = { text: 'Rà soát', dueKind: 'TERM' as const, dueOn: null };
    const answer = await hall.people.secretary.issue('commitments.propose', {
      ...{ ...words, commitmentId: makeId(), ownerUnitId: await hall.unitOf('land') },
      sources: [{ kind: 'LINE', id: lineId }],
    });
    expect(answer).toMatchObject({ code: 'UNKNOWN_TARGET' });
  });
});

describe('W123: units of a promise', () => {
  it('all of them have it; one that coordinates reports progress, one that leads says that it is done', async () => {
    const [land, housing] = [await hall.unitOf('land'), await hall.unitOf('housing')];
    const commitmentId = await hall.promised('land', { coordinatingUnitIds: [housing] });
    expect(await at('housing', commitmentId)).toMatchObject({ coordinating: [{ unitId: housing }] });
    expect(await said('housing', 'commitments.report', commitmentId, report(false, null))).toBe('ok');
    expect(await said('housing', 'commitments.report', commitmentId, report(true, day(0)))).toBe(
      'NOT_ALLOWED',
    );
    const parts = {
      ownerUnitId: housing,
      jointUnitIds: [land],
      coordinatingUnitIds: [],
      reason: 'Đúng việc',
    };
    expect(await said('chair', 'commitments.reassign', commitmentId, parts)).toBe('ok');
    const row = await promiseAt(commitmentId);
    expect(row).toMatchObject({ state: 'ISSUED', acknowledgedAt: null, jointLeads: [{ unitId: land }] });
    expect(row.formerOwners).toHaveLength(1);
    expect(await said('land', 'commitments.acknowledge', commitmentId)).toBe('ok');
    expect(await said('land', 'commitments.report', commitmentId, report(true, day(0)))).toBe('ok');
  });

  it('one that has no part any more has it no more, in the journal as in a snapshot (W54)', async () => {
    const [land, housing] = [await hall.unitOf('land'), await hall.unitOf('housing')];
    const commitmentId = await hall.promised('land', { jointUnitIds: [housing] });
    expect(await at('housing', commitmentId)).toBeDefined();
    const parts = { ownerUnitId: land, jointUnitIds: [], coordinatingUnitIds: [], reason: 'Một đầu mối' };
    expect(await said('chair', 'commitments.reassign', commitmentId, parts)).toBe('ok');
    expect(await at('housing', commitmentId)).toBeUndefined();
    expect((await promiseAt(commitmentId)).state).toBe('ACKNOWLEDGED');
    const rows = await inspector.journal(hall.meeting.id);
    for (const [who, unitId] of [
      ['land', land],
      ['housing', housing],
    ] as const) {
      const { participantId } = hall.people[who];
      const replayed = replay(rows, { participantId, role: 'RESPONDER', unitId }, rows.length).commitments;
      const fresh = await connected(hall.people[who]);
      expect([who, fresh.store.state.commitments]).toEqual([who, replayed]);
    }
    expect((await historyOf('housing', commitmentId)).status).toBe(404);
  });

  it('a unit is named once, and is one of the meeting', async () => {
    const commitmentId = await hall.promised('land');
    const land = await hall.unitOf('land');
    const parts = { ownerUnitId: land, jointUnitIds: [land], coordinatingUnitIds: [], reason: 'x' };
    expect(await said('chair', 'commitments.reassign', commitmentId, parts)).toBe('INVALID');
    const nobody = { ...parts, jointUnitIds: [makeId()] };
    expect(await said('chair', 'commitments.reassign', commitmentId, nobody)).toBe('UNKNOWN_UNIT');
  });
});

describe('W124: more time', () => {
  it('is asked for with a reason and granted with the number of a decision; the first day stays', async () => {
    const commitmentId = await hall.promised('land');
    const asked = { dueOn: LATER, reason: 'Chờ vốn' };
    expect(await said('land', 'commitments.requestExtension', commitmentId, { ...asked, dueOn: DUE })).toBe(
      'DUE_NOT_LATER',
    );
    expect(await said('land', 'commitments.requestExtension', commitmentId, asked)).toBe('ok');
    expect((await promiseAt(commitmentId)).asked).toEqual(asked);
    const granted = { dueOn: LATER, number: '', reason: '' };
    expect(await said('chair', 'commitments.extend', commitmentId, granted)).toBe('INVALID');
    const decided = { ...granted, number: '12/QĐ-SPT' };
    expect(await said('chair', 'commitments.extend', commitmentId, decided)).toBe('ok');
    expect(await promiseAt(commitmentId)).toMatchObject({
      ...{ dueOn: LATER, firstDueOn: DUE, extended: 1, asked: null, state: 'ACKNOWLEDGED' },
    });
  });

  it('is declined with a reason, of what was asked; work without a day is not extended', async () => {
    const commitmentId = await hall.promised('land');
    const declined = { dueOn: null, number: '', reason: 'Việc đã chậm' };
    expect(await said('chair', 'commitments.extend', commitmentId, declined)).toBe('NOTHING_ASKED');
    await said('land', 'commitments.requestExtension', commitmentId, { dueOn: LATER, reason: 'Chờ vốn' });
    expect(await said('chair', 'commitments.extend', commitmentId, declined)).toBe('ok');
    expect(await promiseAt(commitmentId)).toMatchObject({ dueOn: DUE, asked: null, extended: 0 });
    const regular = await hall.promised('land', { dueKind: 'REGULAR', dueOn: null });
    const asked = { dueOn: LATER, reason: 'Chờ vốn' };
    expect(await said('land', 'commitments.requestExtension', regular, asked)).toBe('NOT_DATED');
  });
});

describe('W125: done is what the chair found done', () => {
  it('a day that has not come is no day of completion; sent back and reopened it is open again', async () => {
    const commitmentId = await hall.promised('land');
    expect(await said('land', 'commitments.report', commitmentId, report(true, day(1)))).toBe('INVALID');
    expect(await said('land', 'commitments.report', commitmentId, report(true, null))).toBe('INVALID');
    expect(await said('land', 'commitments.report', commitmentId, report(true, day(0)))).toBe('ok');
    expect(await said('chair', 'commitments.sendBack', commitmentId, { reason: 'Còn dột' })).toBe('ok');
    expect(await promiseAt(commitmentId)).toMatchObject({ state: 'IN_PROGRESS', doneOn: null });
    await said('land', 'commitments.report', commitmentId, report(true, day(0)));
    await said('chair', 'commitments.verify', commitmentId, { text: '' });
    expect(await said('chair', 'commitments.reopen', commitmentId, { reason: 'Lại dột' })).toBe('ok');
    expect(await promiseAt(commitmentId)).toMatchObject({ state: 'IN_PROGRESS', doneOn: null });
  });

  it('suspended and cancelled ones come back to where they stood', async () => {
    const commitmentId = await hall.promised('land');
    expect(await said('chair', 'commitments.suspend', commitmentId, { reason: 'Chờ luật' })).toBe('ok');
    expect(await said('land', 'commitments.report', commitmentId, report(false, null))).toBe(
      'WRONG_COMMITMENT_STATE',
    );
    expect(await said('chair', 'commitments.cancel', commitmentId, { reason: 'Trùng việc' })).toBe('ok');
    expect(await said('chair', 'commitments.reopen', commitmentId, { reason: 'Hủy nhầm' })).toBe('ok');
    expect((await promiseAt(commitmentId)).state).toBe('ACKNOWLEDGED');
    expect(await said('monitor', 'commitments.urge', commitmentId, { text: 'Đề nghị báo cáo' })).toBe('ok');
    const { acts } = (await historyOf('chair', commitmentId)).body;
    expect(acts.slice(-4).map(({ kind }) => kind)).toEqual(['SUSPENDED', 'CANCELLED', 'REOPENED', 'URGED']);
  });
});

describe('W126: what was done about a promise', () => {
  it('is told to chair, desk and units, and not to those to whom it was promised; the state is', async () => {
    const opinion = await hall.write('lan', 'mái dột');
    const commitmentId = await hall.promised('land', { sources: [{ kind: 'SUBMISSION', id: opinion }] });
    await said('land', 'commitments.report', commitmentId, report(false, null));
    expect(await at('lan', commitmentId)).toMatchObject({ state: 'IN_PROGRESS' });
    const rows = await inspector.journal(hall.meeting.id);
    const acts = rows.filter(
      ({ type, body }) => type === 'commitments.acted' && JSON.stringify(body).includes(commitmentId),
    );
    expect(acts).toHaveLength(4);
    const audiences = acts.map(({ audience }) => String(audience));
    expect(audiences.filter((one) => one.includes('participant:'))).toEqual([]);
    expect((await historyOf('lan', commitmentId)).status).toBe(404);
    expect((await historyOf('monitor', commitmentId)).status).toBe(200);
  });
});

describe('W127: evidence', () => {
  const take = async (who: Who, path: string): Promise<Response> => {
    const { cookie, headers } = hall.people[who];
    return fetch(`${server.url}/api/meetings/${hall.meeting.id}/${path}`, {
      headers: { cookie, ...headers },
    });
  };

  const bring = async (who: Who, path: string, bytes: Uint8Array): Promise<string> => {
    const answer = await hall.people[who].bring(path, bytes, 'a.pdf');
    return answer.ok ? 'ok' : answer.code;
  };

  it('lies beside the report of whoever brought it, for chair, desk and the units', async () => {
    const housing = await hall.unitOf('housing');
    const commitmentId = await hall.promised('land', { coordinatingUnitIds: [housing] });
    const actId = makeId();
    await said('land', 'commitments.report', commitmentId, report(true, day(0), actId));
    const path = `commitments/${commitmentId}/acts/${actId}/files`;
    const fileId = await hall.evidence('land', { commitmentId, actId }, 'bien-ban.pdf');
    expect(await bring('land', `${path}/${fileId}`, PDF)).toBe('ok');
    for (const who of ['land', 'housing', 'secretary', 'chair', 'monitor'] as const) {
      expect([who, (await take(who, `${path}/${fileId}`)).status]).toEqual([who, 200]);
    }
    expect((await take('lan', `${path}/${fileId}`)).status).toBe(404);
    expect(await bring('housing', `${path}/${makeId()}`, PDF)).toBe('NOT_FOUND');
    expect(await bring('land', `${path}/${makeId()}`, Buffer.from('chữ'))).toBe('ATTACHMENT_TYPE');
    const { acts } = (await historyOf('chair', commitmentId)).body;
    expect(acts.find(({ id }) => id === actId)?.files).toMatchObject([{ id: fileId, name: 'bien-ban.pdf' }]);
    await said('chair', 'commitments.verify', commitmentId, { text: '' });
    expect(await bring('land', `${path}/${makeId()}`, PDF)).toBe('WRONG_COMMITMENT_STATE');
    // What must not be there the chair takes away at any time, and its bytes are gone.
    const ref = { commitmentId, actId, fileId };
    expect(await hall.people.land.issue('commitments.detach', ref)).toMatchObject({
      code: 'WRONG_COMMITMENT_STATE',
    });
    await hall.do('chair', 'commitments.detach', ref);
    await eventually(async () => (await take('chair', `${path}/${fileId}`)).status === 404);
    await eventually(async () => (await inspector.rows('select 1 from gone_file')).length === 0);
  });
});
