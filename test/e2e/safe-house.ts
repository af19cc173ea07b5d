import type { AnonymousOpinion, CommandAnswer, Payload, TrackedLine } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { http } from '../support/driver.js';
import type { HttpAnswer, Person } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import type { OpinionHall } from './opinion-hall.js';
import { openIntake } from './opinion-hall.js';

export const SECRET_WORDS = 'Lãnh đạo phòng phân công việc không công bằng, chúng tôi ngại nói ra.';

/** A server whose meetings take confidential and anonymous opinions, and what tests of them ask. */
export class SafeHouse {
  private opened: OpinionHall | null = null;

  private constructor(
    readonly server: TestServer,
    readonly inspector: Inspector,
  ) {}

  static async open(): Promise<SafeHouse> {
    const waits = { ANONYMOUS_GATHER_MS: '20', ANONYMOUS_APPEND_MS: '100', ANONYMOUS_AN_HOUR: '6' };
    const server = await startTestServer(waits);
    return new SafeHouse(server, await Inspector.open(server.databaseUrl));
  }

  get hall(): OpinionHall {
    if (!this.opened) throw new Error('no meeting is open');
    return this.opened;
  }

  /** A new meeting that offers everything; the secretary is the officer. */
  async openMeeting(): Promise<void> {
    this.opened = await openIntake(this.server);
    const { organiser, people } = this.hall;
    const { meeting } = await this.hall.state();
    if (!meeting) throw new Error('no meeting');
    const confidentialOfficerId = people.secretary.participantId;
    const settings = { ...meeting.settings, confidential: true, confidentialOfficerId, anonymous: true };
    const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
    const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
    await organiser.do('meeting.configure', { plan, seen: version });
  }

  confidential(
    more: Partial<Payload<'submissions.submitConfidential'>> = {},
  ): Payload<'submissions.submitConfidential'> {
    const { disclosure: _named, ...words } = this.hall.words({ text: SECRET_WORDS });
    const officerId = this.hall.people.secretary.participantId;
    return { ...words, receipt: makeReceipt(), officerId, ...more };
  }

  anonymous(more: Partial<AnonymousOpinion> = {}): AnonymousOpinion {
    const { disclosure: _named, writtenAt: _when, ...words } = this.hall.words({ text: SECRET_WORDS });
    return { ...words, receipt: makeReceipt(), ...more };
  }

  sendAnonymous(by: Person, opinion: AnonymousOpinion): Promise<HttpAnswer<{ ok: boolean; code?: string }>> {
    const { url, meetingId, cookie, headers } = by;
    return http(`${url}/api/meetings/${meetingId}/anonymous`, { body: opinion, cookie, headers });
  }

  track(code: string): Promise<HttpAnswer<TrackedLine & { code?: string }>> {
    return http(`${this.server.url}/api/track`, { body: { code } });
  }

  byReceipt(act: string, payload: object): Promise<HttpAnswer<CommandAnswer>> {
    return http(`${this.server.url}/api/track/${act}`, { body: { id: makeId(), payload } });
  }

  async tracked(receipt: string, ready: (line: TrackedLine) => boolean): Promise<TrackedLine> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { body } = await this.track(receipt);
      if (ready(body)) return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the line never came to this');
  }

  /** Every row of every table of the database, as text. */
  async everything(): Promise<{ table: string; row: string }[]> {
    const tables = await this.inspector.rows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    const all = await Promise.all(
      tables.map(async ({ name }) => {
        const rows = await this.inspector.rows<{ row: string }>(`select t::text as row from "${name}" t`);
        return rows.map(({ row }) => ({ table: name, row }));
      }),
    );
    return all.flat();
  }

  /** Snapshot = replay for everybody who followed. */
  async closeMeeting(): Promise<void> {
    await this.hall.sameEverywhere();
    this.hall.close();
  }

  async stop(): Promise<void> {
    await this.inspector.close();
    await this.server.stop();
  }
}
