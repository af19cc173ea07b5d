import { exportMeeting } from '@doi-thoai/server/dist/admin/export-meeting.js';
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeId } from '@doi-thoai/shared';
import { FullMeeting } from '../support/full-meeting.js';
import { playFullStory } from '../support/full-story.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let a: TestServer; let b: TestServer; let hall: FullMeeting; let folder: string;
beforeAll(async () => {
  [a, b] = [await startTestServer({ BULK_FRAME_MS: '0' }), await startTestServer({ BULK_FRAME_MS: '0' })];
  folder = await mkdtemp(join(tmpdir(), 'dt-file-'));
  hall = await FullMeeting.open(a);
  await playFullStory(hall, () => Promise.resolve());
}, 60_000);
afterAll(async () => { await a.stop(); await b.stop(); await rm(folder, { recursive: true, force: true }); });

it('goes', async () => {
  const { cookie, headers } = hall.people.organiser;
  const got = await fetch(`${a.url}/api/meetings/${hall.meeting.id}/file`, { headers: { ...headers, cookie } });
  const text = await got.text();
  await writeFile('/tmp/wt/archive-sample.json', text);
  expect(got.status).toBe(200);
  JSON.parse(text);
  const answer = await fetch(`${b.url}/api/staff/meeting-files`, { method: 'POST', body: text, headers: { cookie: b.staffCookie, 'x-command-id': makeId(), 'content-type': 'application/vnd.doi-thoai.meeting+json' } });
  const said = await answer.json();
  console.log(JSON.stringify(said));
  if (said.details?.line) console.log(text.split('\n')[said.details.line - 1]);
  expect(answer.status).toBe(200);
  await exportMeeting(b.databaseUrl, hall.meeting.id, join(folder, 'x.json'));
  const again = await readFile(join(folder, 'x.json'), 'utf8');
  const diff = text.split('\n').flatMap((l, i) => l === again.split('\n')[i] ? [] : [[i, l.slice(0, 300), again.split('\n')[i]?.slice(0,300)]]);
  console.log(JSON.stringify(diff, null, 1));
}, 60_000);
