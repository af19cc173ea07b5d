import type { EarlierMeeting, Id, MeetingPlan, Role, SnapshotState } from '@doi-thoai/shared';
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
import { civilDay, civilTime } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { Snapshots } from '../sync/snapshots.js';
import { DemoEarlier, EARLIER_HELD_DAYS, EARLIER_SECONDS } from './demo-earlier.js';
import { DemoLinks } from './demo-links.js';
import type { DemoLink, DemoView, OpenEarlier } from './demo-links.js';
import { DemoPlay, SPAN_SECONDS } from './demo-play.js';
import { DemoStage, issue, OWN_COMMANDS } from './demo-stage.js';
import type { DemoTools } from './demo-stage.js';
import { earlierPlan, isEarlier, ISSUING } from './demo.earlier.js';
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

interface Shown {
  meetingId: Id;
  earlier: OpenEarlier | null;
}

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
  async prepare(): Promise<Shown | null> {
    const staffId = await this.account();
    if (staffId === null) return null;
    try {
      const meetingId = (await this.reused(staffId)) ?? (await this.made(staffId));
      return { meetingId, earlier: await this.openEarlier(staffId) };
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
    const earlier = (await this.earlier(staffId)) ?? (await this.madeEarlier(staffId));
    const plan = demoPlan(Math.floor((this.now - OPENED_BEFORE_MS) / QUARTER_MS) * QUARTER_MS);
    const follows = { meetingId: earlier, units: true, roster: false };
    const stage = await this.create(staffId, plan, SPAN_SECONDS, follows);
    await new DemoPlay(stage, plan).play();
    return stage.meetingId;
  }

  /** The meeting that is followed up; null in a folder from before there was one. */
  private async earlier(staffId: Id): Promise<Id | null> {
    const meetings = await this.get(StaffService).meetingsOf(staffId);
    return meetings.find(({ title }) => isEarlier(title))?.meetingId ?? null;
  }

  private async openEarlier(staffId: Id): Promise<OpenEarlier | null> {
    const meetingId = await this.earlier(staffId);
    if (meetingId === null) return null;
    const state = async (): Promise<SnapshotState> => {
      const head = (await this.get(JournalReader).head(meetingId))?.head ?? 0;
      return new DemoStage(this.tools, meetingId, new Map(), this.agoMs, head).state();
    };
    const board = async (): Promise<string | null> => {
      const { board: mark } = (await state()).meeting ?? {};
      return mark?.open ? mark.code : null;
    };
    return { meetingId, title: (await state()).meeting?.title ?? '', board };
  }

  private async madeEarlier(staffId: Id): Promise<Id> {
    const plan = earlierPlan(civilTime(civilDay(this.now, -EARLIER_HELD_DAYS), '08:30'));
    const stage = await this.create(staffId, plan, EARLIER_SECONDS, null);
    const bodyId = makeId();
    const organisation = await this.get(Organisation).streamId();
    const body = { ...ISSUING, bodyId };
    await issue(this.tools.door, organisation, staffId, 'organisation.addIssuingBody', body);
    await new DemoEarlier(stage, plan, bodyId).play();
    return stage.meetingId;
  }

  /** An empty meeting, made so many seconds ago, with everybody's id. */
  private async create(
    staffId: Id,
    plan: MeetingPlan,
    seconds: number,
    earlier: EarlierMeeting | null,
  ): Promise<DemoStage> {
    const { clock, door } = this.tools;
    clock.move(-seconds * 1000 - this.agoMs - clock.offset);
    const meetingId = makeId();
    const organisation = await this.get(Organisation).streamId();
    const payload = { meetingId, plan, rehearsal: false, earlier };
    const { result } = await issue(door, organisation, staffId, 'meeting.create', payload);
    const people = new Map(PEOPLE.map((person) => [person.key, makeId()]));
    people.set('organiser', result.participantId);
    return new DemoStage(this.tools, meetingId, people, this.agoMs);
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
  const shown = await new DemoMaker(app, agoMs).prepare();
  if (shown === null) return null;
  const links = app.nest.get(DemoLinks, { strict: false });
  links.open({ ...shown, localUrl: app.localUrl });
  return links.view();
}

/** For the terminal: each role with its link and a QR code that a phone in the same network can scan. */
export function demoLines(view: DemoView, app: RunningApp): string[] {
  const roles = view.links.flatMap((link) => {
    const code = renderUnicodeCompact(link.url).split('\n');
    return [...linkLines(link), ...code.map((line) => `  ${line}`)];
  });
  const pages = `  Tất cả trên một trang / everything on one page: ${app.localUrl} · ${app.publicUrl}`;
  const title = `  Bản dùng thử / demonstration: ${view.meetingTitle}`;
  return ['', title, ...roles, ...earlierLines(view.earlier), '', pages];
}

/** What comes after a hall; its codes are on the page. */
function earlierLines(earlier: DemoView['earlier']): string[] {
  if (earlier === null) return [];
  const title = `  Cuộc họp trước: sau phiên họp / an earlier meeting, after its session: ${earlier.meetingTitle}`;
  const board = earlier.board === null ? [] : ['', '  Bảng công khai / public board', `  ${earlier.board}`];
  return ['', title, ...earlier.links.flatMap(linkLines), ...board];
}

function linkLines({ role, label, url, localUrl }: DemoLink): string[] {
  return ['', `  ${ROLE_WORDS[role] ?? role}: ${label}`, `  ${url}`, `  ${localUrl}`];
}
