import type { Id } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { hash, randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { STAFF_COOKIE, cookieValues, seatCookieName, seatIdsIn, setCookie } from './cookies.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from './identity.options.js';

const HOUR_MS = 3_600_000;
const LIFETIME_MS = { seat: 7 * 24 * HOUR_MS, staff: 12 * HOUR_MS } as const;
const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const CACHE_SIZE = 10_000;
const CACHE_MS = 30_000;
/** A release is committed long before this; until then the table alone is asked about that seat. */
const RELEASE_MS = 30_000;
/** One browser's sessions that outlast a new password; nobody sits on more seats. */
const KEPT_SESSIONS = 50;

export type SessionKind = 'seat' | 'staff';

/** A session as the rest of the server knows it; the token itself is known to the browser only. */
export interface Session {
  /** SHA-256 of the token in hex: names the session, opens nothing. */
  tokenHash: string;
  kind: SessionKind;
  participantId: Id | null;
  staffId: Id | null;
  expiresAt: number;
}

/** A new session with the header that hands it to the browser, once. */
export interface NewSession {
  session: Session;
  /** Value of `Set-Cookie`. */
  cookie: string;
}

interface SessionRow {
  kind: SessionKind;
  participant_id: Id | null;
  staff_id: Id | null;
  expires_at: Date;
}

/** Statement of the transaction that frees a seat, or of a connection of its own. */
export type Query = (sql: string, parameters: unknown[]) => Promise<unknown>;

function hashOf(token: string): string {
  return hash('sha256', token, 'hex');
}

/** Opaque random tokens of 256 bits, stored hashed: whoever reads the table cannot sign in with it. */
@Injectable()
export class SessionsService {
  private readonly cache = new Map<string, { session: Session; until: number }>();
  private readonly releasing = new Map<Id, number>();
  /** Raised by every revocation: a read that began before it must not be remembered. */
  private revocations = 0;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  createSeat(participantId: Id): Promise<NewSession> {
    return this.create('seat', participantId, null, seatCookieName(participantId));
  }

  createStaff(staffId: Id): Promise<NewSession> {
    return this.create('staff', null, staffId, STAFF_COOKIE);
  }

  /** The valid session behind a token, or null. */
  async find(token: string): Promise<Session | null> {
    if (!TOKEN.test(token)) return null;
    const tokenHash = hashOf(token);
    const cached = this.cached(tokenHash);
    if (cached) return cached;
    const revocations = this.revocations;
    const rows = await this.database.query<SessionRow[]>(
      `select kind, participant_id, staff_id, expires_at from session
       where token_hash = $1 and revoked_at is null and expires_at > $2`,
      [Buffer.from(tokenHash, 'hex'), new Date(this.clock.now())],
    );
    const row = rows[0];
    if (!row) return null;
    const session: Session = {
      tokenHash,
      kind: row.kind,
      participantId: row.participant_id,
      staffId: row.staff_id,
      expiresAt: row.expires_at.getTime(),
    };
    if (revocations === this.revocations) this.remember(session);
    return session;
  }

  /** The session of this very seat among the cookies of a handshake or request, or null. */
  async authenticateSeat(cookieHeader: string | undefined, participantId: Id): Promise<Session | null> {
    for (const token of cookieValues(cookieHeader, seatCookieName(participantId))) {
      const session = await this.find(token);
      if (session?.kind === 'seat' && session.participantId === participantId) return session;
    }
    return null;
  }

  async authenticateStaff(cookieHeader: string | undefined): Promise<Session | null> {
    for (const token of cookieValues(cookieHeader, STAFF_COOKIE)) {
      const session = await this.find(token);
      if (session?.kind === 'staff') return session;
    }
    return null;
  }

  /** Whether any browser can still use this seat. */
  async isOccupied(participantId: Id): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      `select 1 from session
       where participant_id = $1 and revoked_at is null and expires_at > $2 limit 1`,
      [participantId, new Date(this.clock.now())],
    );
    return rows.length > 0;
  }

  /**
   * Ends all sessions of a seat. Given the statement of the transaction that frees the seat, both happen or
   * neither; whoever holds sockets of the seat closes them after the commit.
   */
  async revokeParticipant(participantId: Id, query?: Query): Promise<void> {
    const run: Query = query ?? ((sql, parameters) => this.database.query(sql, parameters));
    const now = this.clock.now();
    for (const [id, until] of this.releasing) if (until <= now) this.releasing.delete(id);
    this.releasing.set(participantId, now + RELEASE_MS);
    this.forget((session) => session.participantId === participantId);
    await run('update session set revoked_at = $2 where participant_id = $1 and revoked_at is null', [
      participantId,
      new Date(this.clock.now()),
    ]);
    this.forget((session) => session.participantId === participantId);
  }

  /**
   * Ends all sessions of an account, its seats in meetings included, but those to `keep`; in the transaction that
   * changes the account, after its row was written.
   */
  async revokeAccount(staffId: Id, keep: readonly string[], run: Query): Promise<void> {
    const seats = (await run('select id from participant where staff_id = $1', [staffId])) as { id: Id }[];
    const ids = new Set<Id>([staffId, ...seats.map(({ id }) => id)]);
    const matches = (session: Session): boolean =>
      ids.has(session.participantId ?? session.staffId ?? '') && !keep.includes(session.tokenHash);
    const until = this.clock.now() + RELEASE_MS;
    for (const id of ids) this.releasing.set(id, until);
    this.forget(matches);
    await run(
      `update session set revoked_at = $4 where (staff_id = $1 or participant_id = any($2::uuid[]))
         and token_hash <> all($3::bytea[]) and revoked_at is null`,
      [
        staffId,
        seats.map(({ id }) => id),
        keep.map((hash) => Buffer.from(hash, 'hex')),
        new Date(this.clock.now()),
      ],
    );
    this.forget(matches);
  }

  /** Those of these sessions that still hold, as the table says; waits for a revocation that is under way. */
  async stillHolding(tokenHashes: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ tokenHash: string }[]>(
      `select encode(token_hash, 'hex') as "tokenHash" from session
       where token_hash = any($1::bytea[]) and revoked_at is null and expires_at > $2 for share`,
      [tokenHashes.map((hash) => Buffer.from(hash, 'hex')), new Date(this.clock.now())],
    );
    return new Set(rows.map(({ tokenHash }) => tokenHash));
  }

  /** Every session of one browser that a request brings with it: they outlast a new password. */
  hashesIn(cookieHeader: string | undefined): string[] {
    const names = [STAFF_COOKIE, ...seatIdsIn(cookieHeader).map(seatCookieName)];
    const tokens = names.flatMap((name) => cookieValues(cookieHeader, name));
    return tokens
      .filter((token) => TOKEN.test(token))
      .slice(0, KEPT_SESSIONS)
      .map(hashOf);
  }

  /** Ends one session (signing out). Resolves to the `Set-Cookie` value that deletes the cookie. */
  async revoke(session: Session): Promise<string> {
    await this.database.query(
      'update session set revoked_at = $2 where token_hash = $1 and revoked_at is null',
      [Buffer.from(session.tokenHash, 'hex'), new Date(this.clock.now())],
    );
    this.forget((other) => other.tokenHash === session.tokenHash);
    const name = session.participantId === null ? STAFF_COOKIE : seatCookieName(session.participantId);
    return setCookie(name, '', 0, this.options.secureCookies);
  }

  private async create(
    kind: SessionKind,
    participantId: Id | null,
    staffId: Id | null,
    cookieName: string,
  ): Promise<NewSession> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now + LIFETIME_MS[kind];
    const session: Session = { tokenHash: hashOf(token), kind, participantId, staffId, expiresAt };
    await this.database.query(
      `insert into session (token_hash, kind, participant_id, staff_id, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        Buffer.from(session.tokenHash, 'hex'),
        kind,
        participantId,
        staffId,
        new Date(now),
        new Date(expiresAt),
      ],
    );
    const cookie = setCookie(cookieName, token, LIFETIME_MS[kind] / 1000, this.options.secureCookies);
    return { session, cookie };
  }

  private cached(tokenHash: string): Session | null {
    const found = this.cache.get(tokenHash);
    if (!found) return null;
    const now = this.clock.now();
    if (found.until > now && found.session.expiresAt > now) return found.session;
    this.cache.delete(tokenHash);
    return null;
  }

  private remember(session: Session): void {
    const now = this.clock.now();
    const holder = session.participantId ?? session.staffId ?? '';
    // The release of this seat or account may not be committed yet: what was read may be void in a moment.
    if ((this.releasing.get(holder) ?? 0) > now) return;
    this.releasing.delete(holder);
    const oldest = this.cache.size >= CACHE_SIZE ? this.cache.keys().next().value : undefined;
    if (oldest !== undefined) this.cache.delete(oldest);
    this.cache.set(session.tokenHash, { session, until: now + CACHE_MS });
  }

  private forget(matches: (session: Session) => boolean): void {
    this.revocations += 1;
    for (const [key, { session }] of this.cache) if (matches(session)) this.cache.delete(key);
  }
}
