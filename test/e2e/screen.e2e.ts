import type { CommandAnswer, Payload, ProjectionView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { connected, until } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function hall(): Promise<{ meeting: Meeting; chair: Person }> {
  const meeting = await server.meeting();
  const chair = await meeting.join('CHAIR', 'Phạm Văn Chủ');
  await meeting.openPhase(chair, 'READY');
  return { meeting, chair };
}

async function screenOf(person: Person): Promise<ProjectionView> {
  return (await person.snapshot()).state.screen;
}

async function show(
  person: Person,
  mode: Payload<'screen.show'>['mode'],
  collatedId: string | null = null,
): Promise<CommandAnswer<'screen.show'>> {
  const { version: seen } = await screenOf(person);
  return person.issue('screen.show', { mode, collatedId, seen });
}

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);

describe('the hall screen', () => {
  it('follows the meeting until somebody puts something on it', async () => {
    const { chair } = await hall();
    expect(await screenOf(chair)).toEqual({ mode: 'AUTO', opinion: null, at: null, version: 0 });
  });

  test.each(['SPEAKER', 'TOPICS', 'JOIN', 'BREAK', 'AUTO'] as const)(
    'shows %s to everybody at once, and clears',
    async (mode) => {
      const { meeting, chair } = await hall();
      const screen = await connected(await meeting.join('SCREEN', 'Màn hình hội trường'));
      const delegate = await connected(await meeting.join('DELEGATE', 'Lê Thị Bình'));
      expect(code(await show(chair, mode))).toBe('OK');
      for (const client of [screen, delegate]) {
        await until(client, () => client.store.state.screen.version > 0, 'the projection');
        expect(client.store.state.screen).toMatchObject({
          mode,
          opinion: null,
          at: expect.any(Number) as unknown,
        });
      }
      const { version: seen } = await screenOf(chair);
      await chair.do('screen.clear', { seen });
      await until(delegate, () => delegate.store.state.screen.version > seen, 'the cleared screen');
      expect(delegate.store.state.screen).toMatchObject({ mode: 'AUTO', opinion: null });
    },
  );

  it('refuses who looked at another screen, with the present one', async () => {
    const { chair, meeting } = await hall();
    const { version: seen } = await screenOf(chair);
    await chair.do('screen.show', { mode: 'TOPICS', collatedId: null, seen });
    const late = await meeting.organiser.issue('screen.show', { mode: 'JOIN', collatedId: null, seen });
    expect(late).toMatchObject({ code: 'STALE', details: { present: { mode: 'TOPICS' } } });
    expect(code(await meeting.organiser.issue('screen.clear', { seen }))).toBe('STALE');
  });

  it('needs an opinion for OPINION, and only there', async () => {
    const { chair } = await hall();
    expect(await show(chair, 'OPINION')).toMatchObject({
      code: 'INVALID',
      details: { fields: [{ path: 'collatedId' }] },
    });
    expect(code(await show(chair, 'TOPICS', makeId()))).toBe('INVALID');
    expect(code(await show(chair, 'OPINION', makeId()))).toBe('NOT_FOUND');
  });

  it('belongs to the table: a delegate changes nothing', async () => {
    const { meeting } = await hall();
    const delegate = await meeting.join('DELEGATE', 'Lê Thị Bình');
    expect(code(await show(delegate, 'TOPICS'))).toBe('NOT_ALLOWED');
  });

  it('can be undone for ten seconds by whoever acted, and by nobody else', async () => {
    const { meeting, chair } = await hall();
    await show(chair, 'TOPICS');
    await show(chair, 'JOIN');
    const { lastAct } = (await chair.snapshot()).state.floor;
    expect(lastAct).toMatchObject({ kind: 'screen.show', actorId: chair.participantId });
    const entry = lastAct?.entry ?? 0;
    expect(code(await meeting.organiser.issue('floor.undo', { entry }))).toBe('UNDO_NOT_YOURS');
    await chair.do('floor.undo', { entry });
    expect(await screenOf(chair)).toMatchObject({ mode: 'TOPICS' });
    await show(chair, 'BREAK');
    const later = (await chair.snapshot()).state.floor.lastAct?.entry ?? 0;
    server.app.clock.move(11_000);
    expect(code(await chair.issue('floor.undo', { entry: later }))).toBe('UNDO_TOO_LATE');
  });

  it('shows a collated opinion in the words of the secretariat', async () => {
    const { meeting, chair } = await hall();
    const secretary = await meeting.join('SECRETARY', 'Trần Thị Thư');
    const collatedId = makeId();
    await secretary.do('collation.create', {
      collatedId,
      wording: 'Đề nghị công khai lịch tiếp công dân',
      topicId: meeting.topic(0),
      unitId: null,
      responderUnitId: null,
      submissionIds: [],
    });
    expect(code(await show(chair, 'OPINION', collatedId))).toBe('OK');
    expect(await screenOf(chair)).toMatchObject({
      mode: 'OPINION',
      opinion: { kind: 'COLLATED', id: collatedId, summary: 'Đề nghị công khai lịch tiếp công dân' },
    });
  });
});
