import type {
  AccountHere,
  AccountRow,
  Id,
  Instant,
  LinkView,
  MeetingFound,
  MeetingPhase,
  Role,
  RuleProfile,
  StaffMeeting,
} from '@doi-thoai/shared';
import { GOING_ON } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { civilDay } from '../kernel/civil-date.js';

/** A seat as the entrance needs it. */
export interface Seat extends LinkView {
  generation: number;
  /** Signs in with login and password; needs no personal link. */
  hasAccount: boolean;
}

/** What the link of a unit leads to. */
export interface UnitLink {
  linkId: Id;
  meetingId: Id;
  meetingTitle: string;
  unitId: Id;
  unit: string;
  closesAt: Instant;
  generation: number;
}

/** The part of an account in one meeting. */
export interface StaffPart {
  meetingId: Id;
  role: Role;
  unitId: Id | null;
  title: string;
  phase: MeetingPhase;
  profile: RuleProfile;
  startsAt: Instant;
}

export interface StaffAccount {
  id: Id;
  name: string;
  login: string;
  /** Null: its owner has not set a password yet. */
  passwordHash: string | null;
  closed: boolean;
}

/** What a link sets a password of. */
export interface PasswordLink {
  staffId: Id;
  name: string;
  login: string;
  used: boolean;
}

const SEAT = `select p.id as "participantId", p.meeting_id as "meetingId", m.plan->>'title' as "meetingTitle",
    p.name, p.title, p.unit, p.number, p.role, p.seat_taken as "seatTaken", p.link_generation as generation,
    p.staff_id is not null as "hasAccount"
  from participant p join meeting m on m.id = p.meeting_id`;

const ACCOUNT = `select id, name, login, nullif(password_hash, '') as "passwordHash", closed_at is not null as closed
  from staff_account`;

/** The last sign-in is read from sessions that are kept anyway: nothing is stored for it, and only its day is told. */
const ALL_ACCOUNTS = `select a.id, a.name, a.login, a.reason, a.successor_id as "successorId",
    round(extract(epoch from a.closed_at) * 1000)::float8 as "closedAt", a.version::float8 as version,
    round(extract(epoch from a.created_at) * 1000)::float8 as since, a.password_hash <> '' as "hasPassword",
    (select count(*)::int from participant p join meeting m on m.id = p.meeting_id
      where p.staff_id = a.id and m.phase = any($1)) as "runningMeetings",
    (select max(s.created_at) from session s where s.staff_id = a.id) as "lastAt"
  from staff_account a order by a.closed_at is not null, a.name, a.id`;

const UNIT_LINK = `select s.link_id as "linkId", s.meeting_id as "meetingId", m.plan->>'title' as "meetingTitle",
    s.unit_id as "unitId", s.unit, round(extract(epoch from s.closes_at) * 1000)::float8 as "closesAt",
    s.link_generation as generation
  from unit_set s join meeting m on m.id = s.meeting_id`;

/** What identity must look up before anybody is somebody: read only, outside of streams. */
@Injectable()
export class Directory {
  constructor(private readonly database: DataSource) {}

  /** By the code as people type it: case, blanks and hyphens do not matter. */
  async meetingByCode(code: string): Promise<MeetingFound | null> {
    const letters = code.replace(/[^a-z0-9]/gi, '').toUpperCase();
    if (letters === '') return null;
    const rows = await this.database.query<MeetingFound[]>(
      `select id as "meetingId", plan->>'title' as title, phase from meeting where code = $1`,
      [letters],
    );
    return rows[0] ?? null;
  }

  async seat(participantId: Id): Promise<Seat | null> {
    const rows = await this.database.query<Seat[]>(`${SEAT} where p.id = $1`, [participantId]);
    return rows[0] ?? null;
  }

  async unitLink(linkId: Id): Promise<UnitLink | null> {
    const rows = await this.database.query<UnitLink[]>(`${UNIT_LINK} where s.link_id = $1`, [linkId]);
    return rows[0] ?? null;
  }

  /** Of all units that were asked, by name. */
  unitLinks(meetingId: Id): Promise<UnitLink[]> {
    return this.database.query<UnitLink[]>(
      `${UNIT_LINK} where s.meeting_id = $1 order by s.unit, s.unit_id`,
      [meetingId],
    );
  }

  /** "2" finds seat 002, too, unless it could mean several. */
  async seatByNumber(meetingId: Id, number: string): Promise<Seat | null> {
    const typed = number.normalize('NFC').trim();
    const rows = await this.database.query<Seat[]>(
      `${SEAT} where p.meeting_id = $1 and lower(p.number) = lower($2) and p.number <> ''`,
      [meetingId, typed],
    );
    if (rows[0] || !/^\d+$/.test(typed)) return rows[0] ?? null;
    const padded = await this.database.query<Seat[]>(
      `${SEAT} where p.meeting_id = $1 and p.number ~ '^[0-9]+$' and ltrim(p.number, '0') = ltrim($2, '0') limit 2`,
      [meetingId, typed],
    );
    return padded.length === 1 ? (padded[0] ?? null) : null;
  }

  async seatOfStaff(meetingId: Id, staffId: Id): Promise<Seat | null> {
    const rows = await this.database.query<Seat[]>(
      `${SEAT} join staff_account a on a.id = p.staff_id and a.closed_at is null
       where p.meeting_id = $1 and p.staff_id = $2`,
      [meetingId, staffId],
    );
    return rows[0] ?? null;
  }

  /** Whether this account brought the meeting as a file and has not entered it yet. */
  async isImporter(meetingId: Id, staffId: Id): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      'select 1 from meeting_import where meeting_id = $1 and staff_id = $2 and entered_at is null',
      [meetingId, staffId],
    );
    return rows.length > 0;
  }

  /** All seats of a meeting in the order of their numbers, for printing links and slips. */
  seats(meetingId: Id): Promise<Seat[]> {
    return this.database.query<Seat[]>(
      `${SEAT} where p.meeting_id = $1 and not p.contributor order by length(p.number), p.number, p.name, p.id`,
      [meetingId],
    );
  }

  async hasStaff(): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('select 1 from staff_account limit 1');
    return rows.length > 0;
  }

  async staffByLogin(login: string): Promise<StaffAccount | null> {
    const rows = await this.database.query<StaffAccount[]>(`${ACCOUNT} where lower(login) = lower($1)`, [
      login.normalize('NFC').trim(),
    ]);
    return rows[0] ?? null;
  }

  /** Waits for whoever is changing the account at this moment. */
  async staffAfterChanges(staffId: Id): Promise<StaffAccount | null> {
    const rows = await this.database.query<StaffAccount[]>(`${ACCOUNT} where id = $1 for share`, [staffId]);
    return rows[0] ?? null;
  }

  /** By the digest of what a link holds, until it runs out; used ones, too. */
  async passwordLink(tokenHash: Buffer, now: Date): Promise<PasswordLink | null> {
    const rows = await this.database.query<PasswordLink[]>(
      `select a.id as "staffId", a.name, a.login, l.used_at is not null as used
       from password_link l join staff_account a on a.id = l.staff_id
       where l.token_hash = $1 and l.expires_at > $2 and a.closed_at is null`,
      [tokenHash, now],
    );
    return rows[0] ?? null;
  }

  /** Every account, open ones first. */
  async accounts(): Promise<AccountRow[]> {
    const rows = await this.database.query<(Omit<AccountRow, 'lastSignInOn'> & { lastAt: Date | null })[]>(
      ALL_ACCOUNTS,
      [GOING_ON],
    );
    return rows.map(({ lastAt, ...row }) => ({
      ...row,
      lastSignInOn: lastAt === null ? null : civilDay(lastAt.getTime()),
    }));
  }

  async staff(staffId: Id): Promise<{ id: Id; name: string; login: string } | null> {
    const rows = await this.database.query<{ id: Id; name: string; login: string }[]>(
      'select id, name, login from staff_account where id = $1',
      [staffId],
    );
    return rows[0] ?? null;
  }

  accountsIn(meetingId: Id): Promise<AccountHere[]> {
    return this.database.query<AccountHere[]>(
      `select a.id as "staffId", a.name, a.login, p.id as "participantId", p.role,
         coalesce(p.title, '') as title, a.closed_at is not null as closed
       from staff_account a left join participant p on p.staff_id = a.id and p.meeting_id = $1
       where a.closed_at is null or p.id is not null order by a.name, a.id`,
      [meetingId],
    );
  }

  /** The parts of an account, with the unit of each; rehearsals are no meetings. */
  async partsOf(staffId: Id): Promise<StaffPart[]> {
    const rows = await this.database.query<(Omit<StaffPart, 'startsAt'> & { startsAt: string })[]>(
      `select m.id as "meetingId", p.role, p.unit_id as "unitId", m.plan->>'title' as title, m.phase,
         m.plan->>'profile' as profile, m.plan->>'startsAt' as "startsAt"
       from participant p join meeting m on m.id = p.meeting_id where p.staff_id = $1 and not m.rehearsal
       union all
       select m.id, 'ORGANISER', null, m.plan->>'title', m.phase, m.plan->>'profile', m.plan->>'startsAt'
       from meeting_import i join meeting m on m.id = i.meeting_id
       where i.staff_id = $1 and i.entered_at is null and not m.rehearsal
       order by "startsAt" desc, "meetingId"`,
      [staffId],
    );
    return rows.map((row) => ({ ...row, startsAt: Number(row.startsAt) }));
  }

  async meetingsOf(staffId: Id): Promise<StaffMeeting[]> {
    const rows = await this.database.query<(Omit<StaffMeeting, 'startsAt'> & { startsAt: string })[]>(
      `select m.id as "meetingId", p.id as "participantId", p.role, m.plan->>'title' as title, m.code, m.phase,
         (m.plan->>'startsAt')::bigint as "startsAt", m.rehearsal, m.ordinal
       from participant p join meeting m on m.id = p.meeting_id where p.staff_id = $1
       union all
       select m.id, null, 'ORGANISER', m.plan->>'title', m.code, m.phase,
         (m.plan->>'startsAt')::bigint, m.rehearsal, m.ordinal
       from meeting_import i join meeting m on m.id = i.meeting_id
       where i.staff_id = $1 and i.entered_at is null
       order by "startsAt" desc, "meetingId"`,
      [staffId],
    );
    return rows.map((row) => ({ ...row, startsAt: Number(row.startsAt) }));
  }
}
