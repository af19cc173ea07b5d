import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { Attempts } from './attempts.js';
import { CommandPort, type Issuer } from './command-port.js';
import { Directory } from './directory.js';
import { EntranceService, type Visitor } from './entrance.service.js';
import { Knocks } from './knocks.js';
import { Passwords } from './passwords.js';
import { Secrets } from './secrets.js';
import { SessionsService } from './sessions.service.js';
import { StaffService } from './staff.service.js';

// What the specs of this folder stand on. Nothing of the running server imports it.

export const CODE = 'HN7QRSTW';

/** Stands for the door: does to the tables what the two commands promise. */
class FakePort extends CommandPort {
  readonly issued: { name: string; issuer: Issuer; payload: object }[] = [];

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async issue(...[, issuer, , name, payload]: Parameters<CommandPort['issue']>): Promise<never> {
    this.issued.push({ name, issuer, payload });
    const ok = { ok: true, seq: 1, result: null } as CommandAnswer;
    if (name === 'participants.claimSeat') {
      const { participantId } = payload as { participantId: Id };
      const [, changed] = await this.dataSource.query<[unknown, number]>(
        'update participant set seat_taken = true where id = $1 and not seat_taken',
        [participantId],
      );
      return (changed === 1 ? ok : { ok: false, code: 'SEAT_TAKEN', details: {} }) as never;
    }
    const staff = payload as { staffId: Id; name: string; login: string; password: string };
    await addStaff(this.dataSource, staff.staffId, staff.name, staff.login, staff.password);
    return ok as never;
  }
}

/** Nobody waits in tests. */
class QuickAttempts extends Attempts {
  override sleep(): Promise<void> {
    return Promise.resolve();
  }
}

/** The identity layer over one database. */
export function makeHouse(dataSource: DataSource, demo = false) {
  const clock = new Clock();
  const options = { dataDir: '', secureCookies: true, demo };
  const directory = new Directory(dataSource);
  const sessions = new SessionsService(dataSource, clock, options);
  const attempts = new QuickAttempts();
  const port = new FakePort(dataSource);
  const knocks = new Knocks(clock);
  const secrets = new Secrets(randomBytes(32));
  const entrance = new EntranceService(directory, sessions, attempts, knocks, port, secrets, clock, options);
  const staff = new StaffService(directory, sessions, attempts, new Passwords(), port);
  return { clock, sessions, entrance, staff, port };
}

export type House = ReturnType<typeof makeHouse>;

export async function addStaff(
  dataSource: DataSource,
  id: Id,
  name: string,
  login: string,
  passwordHash = '',
): Promise<void> {
  await dataSource.query(
    `insert into staff_account (id, name, login, password_hash, role, created_at)
     values ($1, $2, $3, $4, 'ADMIN', now())`,
    [id, name, login, passwordHash],
  );
}

export async function addMeeting(dataSource: DataSource): Promise<Id> {
  const id = makeId();
  const plan = { title: 'Đối thoại quý III', startsAt: 1_790_000_000_000 };
  await dataSource.query(
    `insert into meeting (id, code, rehearsal, plan, phase, created_at, version)
     values ($1, $2, false, $3, 'CHECK_IN', now(), 1)`,
    [id, CODE, JSON.stringify(plan)],
  );
  return id;
}

export async function addSeat(
  dataSource: DataSource,
  meetingId: Id,
  number: string,
  role = 'DELEGATE',
  staffId: Id | null = null,
): Promise<Id> {
  const id = makeId();
  await dataSource.query(
    `insert into participant (id, meeting_id, staff_id, role, name, title, unit, number, version)
     values ($1, $2, $3, $4, 'Vũ Thị Mây', 'Chuyên viên', 'Phòng Hành chính', $5, 1)`,
    [id, meetingId, staffId, role, number],
  );
  return id;
}

export const visitor = (more: Partial<Visitor> = {}): Visitor => ({
  address: '10.0.0.9',
  cookieHeader: undefined,
  claimId: null,
  ...more,
});
/** What a browser sends back of a `Set-Cookie` value. */
export const sent = (cookie: string): string => cookie.split(';')[0] ?? '';
