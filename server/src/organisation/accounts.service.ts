import type { AccountView, Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { StaffAccountEntity } from './organisation.entity.js';
import { accountView } from './organisation.view.js';

/** `keep`: hashes of sessions that stay. */
type EndSessions = (tx: StreamTransaction, staffId: Id, keep: readonly string[]) => Promise<void>;

/** What others rely on about staff accounts. */
@Injectable()
export class AccountsService {
  private readonly endHooks: EndSessions[] = [];

  /** Called when an account is closed or has a new password, in the same transaction: its sessions end. */
  onEnd(hook: EndSessions): void {
    this.endHooks.push(hook);
  }

  /** The row of the account is written before: whoever signs in meanwhile waits for it, and then looks again. */
  async endSessions(tx: StreamTransaction, staffId: Id, keep: readonly string[]): Promise<void> {
    for (const hook of this.endHooks) await hook(tx, staffId, keep);
  }

  /** @throws NOT_FOUND */
  async account(tx: StreamWrite, staffId: Id): Promise<AccountView> {
    return accountView(await this.row(tx, staffId));
  }

  /** @throws NOT_FOUND, ACCOUNT_CLOSED */
  async open(tx: StreamWrite, staffId: Id): Promise<AccountView> {
    const account = await this.account(tx, staffId);
    if (account.closedAt !== null) throw new DomainError('ACCOUNT_CLOSED');
    return account;
  }

  /** Whether one of these accounts can still be used. */
  async anyOpen(tx: StreamWrite, staffIds: readonly Id[]): Promise<boolean> {
    const open = await tx.query(
      'select 1 from staff_account where id = any($1::uuid[]) and closed_at is null limit 1',
      [staffIds],
    );
    return open.length > 0;
  }

  /** @throws NOT_FOUND; for this feature only, others get views */
  async row(tx: StreamWrite, staffId: Id): Promise<StaffAccountEntity> {
    const row = await tx.repo(StaffAccountEntity).findOneBy({ id: staffId });
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }
}
