import type { Id, SearchPage } from '@doi-thoai/shared';
import type { Person } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import type { OpinionHall } from './opinion-hall.js';
import { openIntake } from './opinion-hall.js';

let server: TestServer;
let hall: OpinionHall;
const ids: Record<string, Id> = {};

beforeAll(async () => {
  server = await startTestServer();
  hall = await openIntake(server);
  const write = (summary: string, text: string): Promise<Id> => hall.write('lan', { summary, text });
  ids.marks = await write('Uỷ ban trả lời', 'Hoà giải ở cơ sở còn chậm.');
  ids.plain = await write('Uy ban tra loi', 'Hoa giai o co so con cham.');
  ids.road = await write('Đường liên xã', 'Đường hỏng nặng đã hai năm.');
  ids.collated = await hall.collate([ids.road], { wording: 'Đề nghị sửa đường liên xã.' });
}, 60_000);
afterAll(async () => {
  hall.close();
  await server.stop();
});

async function ask(by: Person, query: string): Promise<Response> {
  const path = `${by.url}/api/meetings/${by.meetingId}/search?${query}`;
  return fetch(path, { headers: { ...by.headers, cookie: by.cookie } });
}

async function found(q: string, more = ''): Promise<Id[]> {
  const answer = await ask(hall.people.secretary, `q=${encodeURIComponent(q)}${more}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as SearchPage).hits.map((hit) => hit.id);
}

describe('W85: search is blind to accents and to where a tone is written; exact accents rank higher', () => {
  it.each([
    ['without accents', 'uy ban', ['plain', 'marks']],
    ['with accents, the newer place of the tone', 'ủy ban', ['marks', 'plain']],
    ['with accents, the older place', 'uỷ ban', ['marks', 'plain']],
    ['decomposed', 'hòa giải'.normalize('NFD'), ['marks', 'plain']],
    ['đ and d', 'duong', ['road']],
    ['words in any order, the last one by its beginning', 'hỏng nặn', ['road']],
    ['the others are whole words', 'nặn hỏng', []],
    ['not inside of words', 'ong', []],
    ['signs are not words', '%_', []],
  ])('%s', async (_title, question, expected) => {
    expect(await found(question)).toEqual(expected.map((name) => ids[name]));
  });

  it('finds an author who gave the name, a tracking code, and collated opinions', async () => {
    expect((await found('ngo thi lan')).sort()).toEqual([ids.marks, ids.plain, ids.road].sort());
    expect(await found((await hall.opinion(ids.road ?? '')).trackingCode)).toEqual([ids.road]);
    expect(await found('duong lien xa', '&kind=COLLATED')).toEqual([ids.collated]);
  });

  it('answers many who ask in the moment after something was sent', async () => {
    const { chair, secretary } = hall.people;
    for (let round = 0; round < 3; round += 1) {
      await hall.write('minh', { summary: `Cống thoát số ${round}`, text: 'Cống nghẹt, nước đen tràn sân.' });
      const askers = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? chair : secretary));
      const answers = await Promise.all(askers.map((by) => ask(by, 'q=nuoc%20den%20tran')));
      const counts = await Promise.all(
        answers.map(async (answer) => [answer.status, ((await answer.json()) as SearchPage).hits.length]),
      );
      expect(counts).toEqual(askers.map(() => [200, round + 1]));
    }
  });

  it('follows what changes', async () => {
    const id = await hall.write('minh', { summary: 'Cầu treo', text: 'Cầu treo mục ván.' });
    expect(await found('cau treo')).toEqual([id]);
    expect(await hall.edit('minh', id, { summary: 'Bến phà', text: 'Bến phà cũ.' })).toBe('OK');
    expect(await found('cau treo')).toEqual([]);
    expect(await found('bến phà')).toEqual([id]);
  });

  it('answers everybody who asks in the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      await hall.write('minh', { summary: `Kênh mương ${round}`, text: 'Kênh mương sạt lở.' });
      const asked = Array.from({ length: 6 }, () => found('kenh muong'));
      for (const hits of await Promise.all(asked)) expect(hits).toHaveLength(round + 1);
    }
  });

  it('pages', async () => {
    for (let i = 0; i < 52; i += 1) await hall.write('minh', { summary: `Trạm bơm ${i}`, text: 'Bơm hỏng.' });
    const first = (await (await ask(hall.people.chair, 'q=tram+bom')).json()) as SearchPage;
    expect([first.hits.length, first.next]).toEqual([50, 50]);
    const second = (await (await ask(hall.people.chair, 'q=tram+bom&offset=50')).json()) as SearchPage;
    expect([second.hits.length, second.next]).toEqual([2, null]);
  });
});

describe('10.5: a search never tells who wrote what is not NAMED', () => {
  it.each(['CONFIDENTIAL', 'ANONYMOUS'])(
    '%s is found by its words, not by name or unit',
    async (disclosure) => {
      const id = await hall.write('minh', { summary: `Riêng tư ${disclosure}`, text: 'Nói kín.' });
      const inspector = await Inspector.open(server.databaseUrl);
      await inspector.rows('update submission set disclosure = $2 where id = $1', [id, disclosure]);
      await inspector.close();
      expect(await found(`rieng tu ${disclosure}`)).toEqual([id]);
      expect(await found(`do van minh rieng tu`)).toEqual([]);
      expect(await found(`chi bo van phong rieng tu`)).toEqual([]);
    },
  );
});

describe('W85: search is for chair and desk', () => {
  it.each(['lan', 'guest', 'focal', 'land'] as const)('%s may not', async (who) => {
    expect((await ask(hall.people[who], 'q=nha')).status).toBe(403);
  });
  it('a question that is too long or holds forbidden characters is INVALID', async () => {
    expect((await ask(hall.people.chair, `q=${'a'.repeat(201)}`)).status).toBe(400);
    expect((await ask(hall.people.chair, 'q=a%00b')).status).toBe(400);
    expect((await ask(hall.people.chair, 'q=')).status).toBe(200);
  });
});
