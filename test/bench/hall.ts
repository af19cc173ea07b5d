import type { Id, MeetingPlan } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { hash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '@doi-thoai/server/dist/database/embedded/embedded.js';
import { migrate } from '@doi-thoai/server/dist/database/migrate.js';
import { createMeeting, signIn } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { samplePlan } from '../support/plan.js';
import { Child } from './child.js';

/** A durable PostgreSQL (fsync on) in a folder of its own. */
export interface BenchDatabase {
  url: string;
  /** A new migrated database on the same server. */
  create(): Promise<string>;
  stop(): Promise<void>;
}

export async function benchDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, removeAtEnd: true });
  return {
    url: server.url,
    create: async () => {
      const name = `bench_${makeId().replaceAll('-', '')}`;
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await migrate(url.href);
      return url.href;
    },
    stop: () => server.stop(),
  };
}

export interface Seat {
  participantId: Id;
  cookie: string;
}

/** A running server with a meeting whose intake is open, and as many seated delegates as asked for. */
export interface Hall {
  server: Child;
  url: string;
  databaseUrl: string;
  meeting: Meeting;
  staffCookie: string;
  topicId: Id;
  seats: Seat[];
  stop(): Promise<void>;
}

export async function openHall(
  kind: 'product' | 'naive',
  database: BenchDatabase,
  delegates: number,
  flags: readonly string[] = [],
): Promise<Hall> {
  const databaseUrl = await database.create();
  const dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-bench-keys-'));
  const server = Child.start('./server-child.js', [kind, databaseUrl, dataDir], flags);
  const { url, setUpToken } = await server.ready<{ url: string; setUpToken: string }>();
  // The naive writer only submits: everything before goes through a product server on the same database.
  const helper =
    kind === 'naive' ? Child.start('./server-child.js', ['product', databaseUrl, dataDir]) : null;
  const prepared = helper ? await helper.ready<{ url: string; setUpToken: string }>() : { url, setUpToken };
  const staffCookie = await signIn(prepared.url, prepared.setUpToken);
  const plan: MeetingPlan = samplePlan();
  const meeting = await createMeeting(prepared.url, staffCookie, plan);
  await meeting.openPhase(meeting.organiser, 'COLLECTING');
  const seats = await seatDelegates(databaseUrl, meeting.id, delegates);
  await helper?.stop();
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { server, url, databaseUrl, meeting, staffCookie, topicId: meeting.topic(0), seats, stop };
}

/** Thousands of seated delegates: rows as the entrance would have written them, without its thousands of requests. */
async function seatDelegates(url: string, meetingId: Id, count: number): Promise<Seat[]> {
  const people = Array.from({ length: count }, (_, i) => ({
    id: makeId(),
    number: String(i + 1),
    token: randomBytes(32).toString('base64url'),
  }));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into participant (id, meeting_id, role, name, title, unit, number, seat_taken, version)
     select id, $1, 'DELEGATE', 'Đại biểu ' || number, 'Chuyên viên', 'Phòng Tổng hợp', number, true, 1
     from unnest($2::uuid[], $3::text[]) as t(id, number)`,
    [meetingId, people.map((p) => p.id), people.map((p) => p.number)],
  );
  await client.query(
    `insert into session (token_hash, kind, participant_id, created_at, expires_at)
     select token_hash, 'seat', id, now(), now() + interval '1 day' from unnest($1::bytea[], $2::uuid[]) as t(token_hash, id)`,
    [people.map((p) => hash('sha256', p.token, 'buffer')), people.map((p) => p.id)],
  );
  await client.query('analyze');
  await client.end();
  return people.map((p) => ({ participantId: p.id, cookie: `dt_${p.id.replaceAll('-', '')}=${p.token}` }));
}
