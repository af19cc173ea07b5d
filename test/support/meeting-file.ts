import type { CommandAnswer, Id, Refusal, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { SessionsService } from '@doi-thoai/server/dist/identity/sessions.service.js';
import { createHash } from 'node:crypto';
import { Person } from './driver.js';
import type { TestServer } from './server.js';

export const FILE_TYPE = 'application/vnd.doi-thoai.meeting+json';

export interface Said {
  status: number;
  body: CommandAnswer<'meeting.import'>;
}

/** The file of a meeting, as its organiser downloads it. */
export async function takeFile({ url, meetingId, cookie, headers }: Person): Promise<string> {
  const got = await fetch(`${url}/api/meetings/${meetingId}/file`, { headers: { ...headers, cookie } });
  const words = await got.text();
  if (got.status !== 200) throw new Error(words);
  return words;
}

/** Brings a file as the account of a server; `id` to bring it once more. */
export async function bringFile(
  { url, staffCookie }: Pick<TestServer, 'url' | 'staffCookie'>,
  body: string | Uint8Array | ReadableStream<Uint8Array>,
  id: Id = makeId(),
): Promise<Said> {
  const answer = await fetch(`${url}/api/staff/meeting-files`, {
    ...{ method: 'POST', body: body as string, duplex: 'half' },
    headers: { cookie: staffCookie, 'x-command-id': id, 'content-type': FILE_TYPE },
  });
  return { status: answer.status, body: (await answer.json()) as Said['body'] };
}

export function codeOf({ body }: Said): string {
  return body.ok ? 'OK' : body.code;
}

export function detailsOf({ body }: Said): Refusal['details'] {
  return body.ok ? {} : body.details;
}

/** The file with its last line made anew, as whoever forges it would. */
export function sealed(lines: readonly string[]): string {
  const body = `${lines.slice(0, -2).join('\n')}\n`;
  const sha256 = createHash('sha256').update(body, 'utf8').digest('hex');
  return `${body}"check":{"sha256":"${sha256}"}}\n`;
}

/** Somebody of a meeting on another server, sitting there by a session that nobody had to ask for. */
export async function seatOn(server: TestServer, meetingId: Id, id: Id, role: Role): Promise<Person> {
  const sessions = server.app.nest.get(SessionsService, { strict: false });
  const { cookie } = await sessions.createSeat(id);
  return new Person(server.url, meetingId, id, role, cookie.split(';')[0] ?? '');
}

/** What happens behind an answer, on the disk or in a job; fails after five seconds. */
export async function eventually(ready: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000;
  while (!(await ready())) {
    if (Date.now() > end) throw new Error('still waiting');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
