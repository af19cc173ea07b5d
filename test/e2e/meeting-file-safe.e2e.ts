import type { Id } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesBeside } from '../faults/auditor.js';
import { http } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { FullMeeting, MARK } from '../support/full-meeting.js';
import { playFullStory } from '../support/full-story.js';
import { Inspector } from '../support/inspector.js';
import { eventually, takeFile } from '../support/meeting-file.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

type Row = Record<string, unknown>;

let here: TestServer;
let inspector: Inspector;
let hall: FullMeeting;
let file: string;

beforeAll(async () => {
  here = await startTestServer({ BULK_FRAME_MS: '0', ANONYMOUS_GATHER_MS: '10', ANONYMOUS_APPEND_MS: '20' });
  inspector = await Inspector.open(here.databaseUrl);
  hall = await FullMeeting.open(here);
  await playFullStory(hall, () => Promise.resolve());
  file = await takeFile(hall.people.organiser);
}, 90_000);
afterAll(async () => {
  await inspector.close();
  await here.stop();
});

const list = (text: string, section: string): Row[] =>
  (JSON.parse(text) as Record<string, Row[]>)[section] ?? [];

describe('W105: nothing of it opens a seat or tells who wrote what', () => {
  it('no key, link, token, hash of one or sealed author is in it', async () => {
    const secrets = JSON.parse(await readFile(join(here.dataDir, 'secrets.json'), 'utf8')) as {
      linkKey: string;
    };
    const rows = await inspector.rows<{ it: string }>(
      `select encode(token_hash, 'hex') as it from session union all select password_hash from staff_account
       union all select encode(sealed, 'hex') from sealed_author
       union all select encode(sealed, 'base64') from sealed_author union all select login from staff_account`,
    );
    const tokens = Object.values(hall.people).flatMap(({ cookie }) => cookie.split('=')[1] ?? []);
    const links = await Promise.all(
      (['lan', 'minh', 'screen'] as const).map((who) => hall.meeting.slip(hall.people[who].participantId)),
    );
    const secret = [secrets.linkKey, ...rows.map(({ it }) => it), ...tokens];
    secret.push(
      ...links.flatMap(({ link, pin }) => [link.slice(link.lastIndexOf('/') + 1), pin && `"${pin}"`]),
    );
    expect(secret.length).toBeGreaterThan(30);
    expect(secret.filter((one) => one !== '' && file.includes(one))).toEqual([]);
  });

  it('words that the desk does not read are in it only where they repeat what the desk reads', () => {
    const forDesk = (row: Row): boolean => /(^|,)(everyone|desk)(,|$)/.test(String(row.audience));
    const hidden = list(file, 'journal').filter((row) => row.words !== null && !forDesk(row));
    expect([...new Set(hidden.map((row) => row.type))].sort()).toEqual(['floor.spoken']);
  });

  it('an auditor who has the file and knows everybody finds nobody beside an unnamed opinion', async () => {
    const { meeting, marks, authors } = await unnamed();
    const taken = await takeFile(meeting.organiser);
    const names = authors.flatMap(({ id, name }) => [id, id.replaceAll('-', ''), name]);
    expect(namesBeside(marks, taken.split('\n'), names, 'a line of the file')).toEqual([]);
    const rows = list(taken, 'submissions').filter((row) => row.disclosure !== 'NAMED');
    expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).sort());
    expect(rows).toHaveLength(marks.length);
    // The auditor's eyes are open: what was sent by name is found.
    expect(namesBeside(['MARK-A' + named], taken.split('\n'), names, 'a line').length).toBeGreaterThan(0);
  });
});

const named = makeId();

/** A confidential and some anonymous opinions, and one by name, each with a mark. */
async function unnamed(): Promise<{
  meeting: Meeting;
  marks: string[];
  authors: { id: Id; name: string }[];
}> {
  const house = await FullMeeting.open(here);
  const { people, meeting } = house;
  await house.offerConfidential(people.secretary.participantId);
  const { meeting: now } = await house.state();
  if (!now) throw new Error('no meeting');
  const { version: seen, id: _, code: __, rehearsal: ___, ...rest } = now;
  const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report } = rest;
  const settings = { ...rest.settings, anonymous: true };
  const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
  await people.organiser.do('meeting.configure', { plan, seen });
  await meeting.openPhase(people.chair, 'COLLECTING');
  await people.chair.do('submissions.open', {});
  const words = (mark: string) => ({ ...house.words(mark), summary: mark });
  await people.lan.do('submissions.submit', {
    ...words(`MARK-A${named}`),
    ...{ submissionId: makeId(), disclosure: 'NAMED', writtenAt: Date.now() },
  });
  const sealed = `MARK-A${makeId()}`;
  const sending = {
    submissionId: makeId(),
    officerId: people.secretary.participantId,
    receipt: makeReceipt(),
  };
  await people.minh.do('submissions.submitConfidential', {
    ...words(sealed),
    ...sending,
    writtenAt: Date.now(),
  });
  const marks = [sealed];
  for (const who of ['lan', 'minh', 'thu', 'rising', 'focal'] as const) {
    const mark = `MARK-A${makeId()}`;
    const { cookie, headers } = people[who];
    const body = { ...words(mark), submissionId: makeId(), receipt: makeReceipt() };
    const path = `${here.url}/api/meetings/${meeting.id}/anonymous`;
    expect((await http(path, { body, cookie, headers })).status).toBe(201);
    marks.push(mark);
  }
  const all = `select count(*) as n from submission where meeting_id = $1 and disclosure = 'ANONYMOUS'`;
  await eventually(async () => (await inspector.count(all, [meeting.id])) === 5);
  const authors = Object.entries(people).map(([who, { participantId }]) => ({
    id: participantId,
    name: `${MARK} ${who}`,
  }));
  return { meeting, marks, authors };
}
