import type { AccountRow, Id, Instant, PasswordLinkView } from '@doi-thoai/shared';
import { isId, readReceipt } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { hash, randomUUID } from 'node:crypto';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { Attempts } from './attempts.js';
import { CommandPort } from './command-port.js';
import { Directory, type PasswordLink, type StaffAccount } from './directory.js';
import { Passwords } from './passwords.js';
import { SessionsService, type NewSession } from './sessions.service.js';
import { StaffService } from './staff.service.js';

/** From where a password is proved: the cookies of one browser, the address that failures count against. */
export interface From {
  cookieHeader: string | undefined;
  address: string;
}

/** Those who set the password of one account and may stand in line; a person presses once or twice. */
const WAITING_TO_SET = 5;

/**
 * How the owner of an account gets and changes the password, which nobody else ever types. Passwords are hashed before
 * the command is queued, and what a link holds is known here for the time of one request.
 */
@Injectable()
export class AccountAccess {
  constructor(
    private readonly directory: Directory,
    private readonly sessions: SessionsService,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly commands: CommandPort,
    private readonly staff: StaffService,
    private readonly clock: Clock,
  ) {}

  accounts(): Promise<AccountRow[]> {
    return this.directory.accounts();
  }

  /** Sessions of other browsers end. A repeat finds the new password there and is done. @throws WRONG_PASSWORD */
  async changePassword(staffId: Id, old: string, password: string, from: From): Promise<void> {
    const proved = await this.setting(staffId, async () => {
      const account = await this.directory.staffAfterChanges(staffId);
      if (!account) throw new DomainError('NO_SESSION');
      const found = await this.attempts.loginAttempt(account.login, () => this.prove(account, old, password));
      if (found === 'OLD') await this.set(staffId, password, null, this.sessions.hashesIn(from.cookieHeader));
      return found;
    });
    if (proved !== null) return;
    await this.attempts.slowDown(from.address);
    throw new DomainError('WRONG_PASSWORD');
  }

  /** `token`: 26 signs that the asking browser made (W73), so that a repeat makes the same link. */
  async makeLink(
    byId: Id,
    commandId: unknown,
    staffId: string,
    token: string,
  ): Promise<{ expiresAt: Instant }> {
    const signs = readReceipt(token);
    if (!isId(commandId)) throw new DomainError('MALFORMED');
    if (!isId(staffId)) throw new DomainError('NOT_FOUND');
    if (signs === null)
      throw new DomainError('INVALID', { fields: [{ path: 'token', reason: 'WRONG_TYPE' }] });
    const answer = await this.commands.issue(
      null,
      { staffId: byId },
      commandId,
      'organisation.makePasswordLink',
      { staffId, tokenHash: digestOf(signs).toString('hex') },
    );
    if (!answer.ok) throw new DomainError(answer.code, answer.details);
    return answer.result;
  }

  /** @throws LINK_INVALID also for a used one, after a while when there were failures */
  async describeLink(token: string, address: string): Promise<PasswordLinkView> {
    const { name, login, used } = await this.link(token, address);
    if (used) throw new DomainError('LINK_INVALID');
    return { name, login };
  }

  /**
   * Sets the password and signs in. The link works once; the same link with the same password again is a repeat, which
   * signs in and changes nothing.
   *
   * @throws LINK_INVALID, INVALID for a password that is too short
   */
  async useLink(token: string, password: string, address: string): Promise<NewSession & { staffId: Id }> {
    const link = await this.link(token, address);
    return this.setting(link.staffId, async () => {
      const { staffId, login, used } = await this.link(token, address);
      if (!used) await this.set(staffId, password, digestOf(readReceipt(token) ?? ''), []);
      return this.staff.login(login, password, address).catch((error: unknown) => {
        const guessed = error instanceof DomainError && error.code === 'WRONG_PASSWORD';
        throw guessed ? new DomainError('LINK_INVALID') : error;
      });
    });
  }

  /** One after another: what proved somebody's right is still true when the new password is set. */
  private setting<T>(staffId: Id, work: () => Promise<T>): Promise<T> {
    return this.attempts.inLine(`password of ${staffId}`, WAITING_TO_SET, work);
  }

  private async link(token: string, address: string): Promise<PasswordLink> {
    const signs = readReceipt(token);
    // What has not the form of one is no guess, and costs nothing.
    if (signs === null) throw new DomainError('LINK_INVALID');
    const now = new Date(this.clock.now());
    const link = await this.directory.passwordLink(digestOf(signs), now);
    if (link) return link;
    await this.attempts.slowDown(address);
    throw new DomainError('LINK_INVALID');
  }

  private async prove(account: StaffAccount, old: string, next: string): Promise<'OLD' | 'NEW' | null> {
    if (await this.passwords.isRight(account.passwordHash, old)) return 'OLD';
    return (await this.passwords.isRight(account.passwordHash, next)) ? 'NEW' : null;
  }

  private async set(staffId: Id, password: string, link: Buffer | null, keep: string[]): Promise<void> {
    const answer = await this.commands.issue(null, 'system', randomUUID(), 'organisation.setPassword', {
      staffId,
      password: await this.passwords.hash(password),
      tokenHash: link?.toString('hex') ?? null,
      keep,
    });
    if (!answer.ok) throw new DomainError(answer.code, answer.details);
  }
}

function digestOf(signs: string): Buffer {
  return hash('sha256', signs, 'buffer');
}
