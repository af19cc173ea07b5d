import type { Id, TopicSuggestion } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Person } from '../support/driver.js';
import { http } from '../support/driver.js';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import type { OpinionHall } from './opinion-hall.js';
import { openIntake } from './opinion-hall.js';

let server: TestServer;
let before: OpinionHall;
let hall: OpinionHall;
beforeAll(async () => {
  server = await startTestServer();
  before = await openIntake(server);
  hall = await openIntake(server);
}, 60_000);
afterAll(async () => {
  before.close();
  hall.close();
  await server.stop();
});

async function ask(
  by: Person,
  id: Id,
  kind = 'RAW',
  more = '',
): Promise<{ status: number; body: TopicSuggestion }> {
  const cookie = [by.cookie, more].filter(Boolean).join('; ');
  const path = `${by.url}/api/meetings/${by.meetingId}/suggested-topic?kind=${kind}&id=${id}`;
  return http<TopicSuggestion>(path, { headers: by.headers, cookie });
}

const suggested = async (id: Id, kind = 'RAW', more = ''): Promise<TopicSuggestion> => {
  const { status, body } = await ask(hall.people.secretary, id, kind, more);
  expect(status).toBe(200);
  return body;
};

/** Topic 0 is about moving and appointing, 1 about taking up work, 2 is “Khác”. */
const write = (at: OpinionHall, topic: number, text: string): Promise<Id> =>
  at.write('lan', { summary: 'Ý kiến', text, topicId: at.meeting.topic(topic) });

describe('W91: a topic is suggested from what was tagged before', () => {
  it('by its name alone while nothing was tagged; not measured then', async () => {
    const id = await write(hall, 2, 'Việc điều động xa nhà gây khó khăn.');
    const { suggested: topic, learned, measured } = await suggested(id);
    expect([topic?.topicId, learned, measured]).toEqual([hall.meeting.topic(0), 0, null]);
    expect(topic?.words).toEqual(['điều động']);
  });

  it('from an earlier meeting that the asker may read, by topics of the same name', async () => {
    await write(before, 1, 'Bàn giao hồ sơ chậm, phòng làm việc thiếu máy in.');
    await write(before, 1, 'Phòng làm việc thiếu máy in và tủ hồ sơ.');
    const id = await write(hall, 2, 'Thiếu máy in ở phòng làm việc.');
    expect((await suggested(id)).suggested?.topicId).not.toBe(hall.meeting.topic(1));
    const { suggested: topic, learned } = await suggested(id, 'RAW', server.staffCookie);
    expect([topic?.topicId, learned]).toEqual([hall.meeting.topic(1), 2]);
  });

  it('from this meeting; the desk’s word counts more than the author’s; how often it is right is told', async () => {
    for (let i = 0; i < 6; i += 1) {
      await write(hall, 1, `Căng tin cơ quan bán cơm nguội ngày ${i}.`);
      await write(hall, 0, `Điều động, bổ nhiệm chậm công bố lần ${i}.`);
    }
    const id = await write(hall, 2, 'Cơm ở căng tin cơ quan nguội.');
    const first = await suggested(id);
    expect(first.suggested?.topicId).toBe(hall.meeting.topic(1));
    expect(first.measured).toEqual({ right: 12, of: 12 });
    const wrong = await write(hall, 0, 'Suất cơm chay ở căng tin ít rau.');
    expect((await suggested(id)).measured).toEqual({ right: 12, of: 13 });
    await hall.collate([wrong], { wording: 'Đề nghị thêm rau.', topicId: hall.meeting.topic(1) });
    const { measured } = await suggested(id);
    expect(measured?.of).toBe(14);
    expect(measured?.right).toBeGreaterThanOrEqual(13);
    expect(await suggested(id)).toEqual(await suggested(id));
  });

  it('of a collated opinion; nothing changes by asking', async () => {
    const id = await hall.collate([], { wording: 'Căng tin bán cơm nguội.', topicId: hall.meeting.topic(2) });
    expect((await suggested(id, 'COLLATED')).suggested?.topicId).toBe(hall.meeting.topic(1));
    expect((await hall.collated(id)).topicId).toBe(hall.meeting.topic(2));
  });

  it('nothing of what is withdrawn, unknown or of another meeting', async () => {
    const id = await write(hall, 2, 'Cơm căng tin.');
    expect(await hall.act('lan', 'submissions.withdraw', id)).toBe('OK');
    const foreign = await write(before, 2, 'Cơm căng tin.');
    for (const one of [id, foreign, makeId()]) expect((await suggested(one)).suggested).toBeNull();
  });

  it.each(['lan', 'guest', 'focal', 'land'] as const)('%s may not ask', async (who) => {
    expect((await ask(hall.people[who], makeId())).status).toBe(403);
  });
});
