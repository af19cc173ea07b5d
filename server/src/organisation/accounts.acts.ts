import type { Id, Instant, Payload } from '@doi-thoai/shared';
import { PASSWORD_LINK_MS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { isOwnHash } from '../kernel/password-hash.js';
import { AccountsService } from './accounts.service.js';
import { StaffAccountEntity } from './organisation.entity.js';
import { accountView, staffView } from './organisation.view.js';

const NOT_ONES_OWN = { fields: [{ path: 'staffId', reason: 'OUT_OF_RANGE' as const }] };
const NOBODY = { fields: [{ path: 'successorId', reason: 'OUT_OF_RANGE' as const }] };

/** What happens to a staff account from its first day to its last; who did it is in each entry. */
@Injectable()
export class AccountsActs {
  constructor(private readonly accounts: AccountsService) {}

  /**
   * `password` is an argon2id hash: hashing takes a tenth of a second and must not happen under the stream's
   * lock, so the entrance does it before the command is queued. Nothing stands for an owner who will set one by a
   * link. Everything else is refused as INVALID.
   *
   * @throws ID_TAKEN, LOGIN_TAKEN, SETUP_DONE
   */
  async add(tx: StreamTransaction, staff: Payload<'organisation.addStaff'>): Promise<void> {
    if (staff.password !== '') requireHash(staff.password);
    const accounts = tx.repo(StaffAccountEntity);
    const login = staff.login.toLowerCase();
    // Under the stream's id the server acts.
    if (staff.staffId === tx.streamId) throw new DomainError('INVALID', NOT_ONES_OWN);
    // The system makes the first account and no other.
    if (tx.actor.role === 'ADMIN' && (await accounts.exists())) throw new DomainError('SETUP_DONE');
    if (await accounts.existsBy({ id: staff.staffId })) throw new DomainError('ID_TAKEN');
    if (await accounts.existsBy({ login })) throw new DomainError('LOGIN_TAKEN');
    const row = accounts.create({
      id: staff.staffId,
      name: staff.name,
      login,
      passwordHash: staff.password,
      // An account prepares meetings and nothing more: what it may read is decided meeting by meeting.
      role: 'ORGANISER',
      createdAt: new Date(tx.now),
      closedAt: null,
      reason: '',
      successorId: null,
      version: tx.nextSeq,
    });
    await accounts.insert(row);
    tx.emit(TABLE, 'organisation.staffAdded', staffView(row));
  }

  /**
   * Of a closed one it corrects the reason, or names who gets its roles after all.
   *
   * @throws NOT_FOUND, STALE, LAST_ACCOUNT, ACCOUNT_CLOSED for a successor that is closed itself
   */
  async close(tx: StreamTransaction, payload: Payload<'organisation.closeAccount'>): Promise<void> {
    const { staffId, reason, successorId } = payload;
    const row = await this.seen(tx, staffId, payload.seen);
    if (successorId === staffId) throw new DomainError('INVALID', NOBODY);
    if (successorId !== null) await this.accounts.open(tx, successorId);
    await this.requireAnotherOpen(tx, staffId);
    const closedAt = row.closedAt ?? new Date(tx.now);
    await this.change(tx, row, { closedAt, reason, successorId });
    await tx.query('delete from password_link where staff_id = $1', [staffId]);
    await this.accounts.endSessions(tx, staffId, []);
  }

  /** What it had in meetings and was not given on is its own again; sessions and links do not come back. */
  async reopen(tx: StreamTransaction, payload: Payload<'organisation.reopenAccount'>): Promise<void> {
    const row = await this.seen(tx, payload.staffId, payload.seen);
    if (row.closedAt === null) return;
    await this.change(tx, row, { closedAt: null, reason: payload.reason, successorId: null });
  }

  /** @throws NOT_FOUND, ACCOUNT_CLOSED */
  async makeLink(
    tx: StreamTransaction,
    { staffId, tokenHash }: Payload<'organisation.makePasswordLink'>,
  ): Promise<{ expiresAt: Instant }> {
    await this.accounts.open(tx, staffId);
    const expiresAt = tx.now + PASSWORD_LINK_MS;
    const madeBy = tx.actor.role === 'ADMIN' ? null : tx.actor.id;
    await tx.query('delete from password_link where staff_id = $1', [staffId]);
    await tx.query(
      `insert into password_link (token_hash, staff_id, made_by, expires_at)
       values (decode($1, 'hex'), $2, $3, $4)`,
      [tokenHash, staffId, madeBy, new Date(expiresAt)],
    );
    tx.emit(TABLE, 'organisation.passwordLinkMade', { staffId, expiresAt });
    return { expiresAt };
  }

  /** @throws NOT_FOUND, ACCOUNT_CLOSED, LINK_INVALID for a link that is used, void or too old */
  async setPassword(tx: StreamTransaction, payload: Payload<'organisation.setPassword'>): Promise<void> {
    const { staffId, password, tokenHash, keep } = payload;
    requireHash(password);
    await this.accounts.open(tx, staffId);
    const linkById = tokenHash === null ? null : await this.useLink(tx, staffId, tokenHash);
    await tx.repo(StaffAccountEntity).update({ id: staffId }, { passwordHash: password });
    // Whatever else would set a password is void.
    await tx.query('delete from password_link where staff_id = $1 and used_at is null', [staffId]);
    await this.accounts.endSessions(tx, staffId, keep);
    tx.emit(TABLE, 'organisation.passwordSet', { staffId, byLink: tokenHash !== null, linkById });
  }

  private async useLink(tx: StreamTransaction, staffId: Id, tokenHash: string): Promise<Id | null> {
    const used = await tx.query<{ madeBy: Id | null }>(
      `with used as (
         update password_link set used_at = $3
         where token_hash = decode($1, 'hex') and staff_id = $2 and used_at is null and expires_at > $3
         returning made_by)
       select made_by as "madeBy" from used`,
      [tokenHash, staffId, new Date(tx.now)],
    );
    if (!used[0]) throw new DomainError('LINK_INVALID');
    return used[0].madeBy;
  }

  private async seen(tx: StreamTransaction, staffId: Id, seen: number): Promise<StaffAccountEntity> {
    const row = await this.accounts.row(tx, staffId);
    if (row.version !== seen) throw new DomainError('STALE', { present: accountView(row) });
    return row;
  }

  /** One that can sign in: an account that waits for its first password could let nobody in. */
  private async requireAnotherOpen(tx: StreamTransaction, staffId: Id): Promise<void> {
    const others = await tx.query(
      `select 1 from staff_account where id <> $1 and closed_at is null and password_hash <> '' limit 1`,
      [staffId],
    );
    if (others.length === 0) throw new DomainError('LAST_ACCOUNT');
  }

  private async change(
    tx: StreamTransaction,
    row: StaffAccountEntity,
    patch: Partial<StaffAccountEntity>,
  ): Promise<void> {
    const change = { ...patch, version: tx.nextSeq };
    await tx.repo(StaffAccountEntity).update({ id: row.id }, change);
    tx.emit(TABLE, 'organisation.accountChanged', accountView({ ...row, ...change }));
  }
}

function requireHash(password: string): void {
  if (isOwnHash(password)) return;
  throw new DomainError('INVALID', { fields: [{ path: 'password', reason: 'WRONG_TYPE' }] });
}
