import type { Id, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { renderUnicodeCompact } from 'uqr';
import type { RunningApp } from '../app.js';
import { Door } from '../door/door.js';
import { Organisation } from '../gateway/organisation-stream.js';
import { Directory } from '../identity/directory.js';
import { StaffService } from '../identity/staff.service.js';
import { JournalReader } from '../journal/reader.js';
import { Clock } from '../kernel/clock.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { Snapshots } from '../sync/snapshots.js';
import { DemoLinks } from './demo-links.js';
import type { DemoView } from './demo-links.js';
import { DemoPlay, SPAN_SECONDS } from './demo-play.js';
import { DemoStage, issue, OWN_COMMANDS } from './demo-stage.js';
import type { DemoTools } from './demo-stage.js';
import { PEOPLE } from './demo.people.js';
import { demoPlan, ORGANISATION } from './demo.plan.js';
import type { LastEntries } from './freshen-demo.js';
import { freshen, isAlive, peopleOf } from './freshen-demo.js';

const ACCOUNT = { name: 'Nghiêm Bảo Ngân', login: 'trinh.dien' };
/** The invitation says a quarter of an hour, a little before the first agenda item was opened. */
const QUARTER_MS = 15 * 60 * 1000;
const OPENED_BEFORE_MS = 66 * 60 * 1000;

/** For the terminal, which has no catalogue. */
const ROLE_WORDS: Partial<Record<Role, string>> = {
  DELEGATE: 'Đại biểu / delegate',
  CHAIR: 'Chủ trì / chair',
  SECRETARY: 'Thư ký / secretary',
  RESPONDER: 'Người trả lời / responder',
  SCREEN: 'Màn hình hội trường / hall screen',
};

class DemoMaker {
  private readonly tools: DemoTools;

  constructor(
    private readonly app: RunningApp,
    private readonly agoMs: number,
  ) {
    const [door, snapshots, clock] = [this.get(Door), this.get(Snapshots), this.get(Clock)];
    this.tools = { door, snapshots, clock, files: this.get(KeptFiles) };
  }

  private get now(): number {
    return Date.now() - this.agoMs;
  }

  /** The meeting to show; null when the data folder belongs to a real installation. */
  async prepare(): Promise<Id | null> {
    const staffId = await this.account();
    if (staffId === null) return null;
    try {
      return (await this.reused(staffId)) ?? (await this.made(staffId));
    } finally {
      this.tools.clock.move(-this.tools.clock.offset);
    }
  }

  /** The newest meeting that is still held; others were closed by visitors, or never finished being made. */
  private async reused(staffId: Id): Promise<Id | null> {
    const [newest] = await this.get(StaffService).meetingsOf(staffId);
    if (!newest) return null;
    const { meetingId } = newest;
    const head = (await this.get(JournalReader).head(meetingId))?.head ?? 0;
    const state = await new DemoStage(this.tools, meetingId, new Map(), this.agoMs, head).state();
    if (!isAlive(state)) return null;
    const stage = new DemoStage(this.tools, meetingId, peopleOf(state), this.agoMs, head);
    stage.rewind(0);
    try {
      await freshen(stage, await this.lastEntries(meetingId));
      return meetingId;
    } catch (error) {
      // Visitors may do anything: what cannot be brought back to life is left, and a new one is made.
      console.error(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  private async made(staffId: Id): Promise<Id> {
    const { clock, door } = this.tools;
    clock.move(-SPAN_SECONDS * 1000 - this.agoMs);
    const meetingId = makeId();
    const plan = demoPlan(Math.floor((this.now - OPENED_BEFORE_MS) / QUARTER_MS) * QUARTER_MS);
    const organisation = await this.get(Organisation).streamId();
    const payload = { meetingId, plan, rehearsal: false };
    const { result } = await issue(door, organisation, staffId, 'meeting.create', payload);
    const people = new Map(PEOPLE.map((person) => [person.key, makeId()]));
    people.set('organiser', result.participantId);
    await new DemoPlay(new DemoStage(this.tools, meetingId, people, this.agoMs), plan).play();
    return meetingId;
  }

  /** The demonstration's own account, made on an empty installation. Its password is told to nobody. */
  private async account(): Promise<Id | null> {
    const known = await this.get(Directory).staffByLogin(ACCOUNT.login);
    if (known) return known.id;
    const token = this.app.setUpPath?.split('/').at(-1);
    if (token === undefined) return null;
    const password = randomBytes(24).toString('base64url');
    const { staffId } = await this.get(StaffService).setUp(token, { ...ACCOUNT, password }, '127.0.0.1');
    const organisation = await this.get(Organisation).streamId();
    await issue(this.tools.door, organisation, staffId, 'organisation.configure', ORGANISATION);
    return staffId;
  }

  /** Sitting down is not yet acting. */
  private async lastEntries(meetingId: Id): Promise<LastEntries> {
    const [row] = await this.get(DataSource).query<{ any: Date | null; visitor: Date | null }[]>(
      `select max(at) as "any", max(at) filter (where actor_id is not null and command <> 'participants.claimSeat'
         and command_id::text not like $2) as visitor
       from entry where stream_id = $1`,
      [meetingId, `${OWN_COMMANDS}-%`],
    );
    return { any: row?.any?.getTime() ?? Date.now(), visitor: row?.visitor?.getTime() ?? null };
  }

  private get<T>(type: new (...args: never[]) => T): T {
    return this.app.nest.get<T>(type, { strict: false });
  }
}

/**
 * Makes or finds the demonstration. Null: this installation is in real use and is left as it is.
 *
 * @param agoMs the demonstration is made as if it had been made so long ago; for tests
 */
export async function prepareDemo(app: RunningApp, agoMs = 0): Promise<DemoView | null> {
  const meetingId = await new DemoMaker(app, agoMs).prepare();
  if (meetingId === null) return null;
  const links = app.nest.get(DemoLinks, { strict: false });
  links.open({ meetingId, localUrl: app.localUrl });
  return links.view();
}

/** For the terminal: each role with its link and a QR code that a phone in the same network can scan. */
export function demoLines(view: DemoView, app: RunningApp): string[] {
  const roles = view.links.flatMap(({ role, label, url, localUrl }) => {
    const code = renderUnicodeCompact(url).split('\n');
    return [
      '',
      `  ${ROLE_WORDS[role] ?? role}: ${label}`,
      `  ${url}`,
      `  ${localUrl}`,
      ...code.map((line) => `  ${line}`),
    ];
  });
  const pages = `  Tất cả trên một trang / everything on one page: ${app.localUrl} · ${app.publicUrl}`;
  return ['', `  Trình diễn / demonstration: ${view.meetingTitle}`, ...roles, '', pages];
}
