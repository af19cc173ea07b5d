import type { Id, OrganisationWords, StaffView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { TABLE } from '../journal/audience.js';
import { DomainError } from '../kernel/domain-error.js';
import { OrganisationEntity, StaffAccountEntity } from './organisation.entity.js';
import { organisationView, staffView } from './organisation.view.js';

/** Whatever can be asked with SQL: a write transaction or the read transaction of a snapshot or paper. */
type Readable = Pick<StreamWrite, 'query'>;

const HASHED = '$argon2id$';

@Injectable()
export class OrganisationService {
  async configure(tx: StreamTransaction, words: OrganisationWords): Promise<void> {
    const view = { name: words.name, parentBody: words.parentBody, symbol: words.symbol };
    await tx.repo(OrganisationEntity).update({ id: 1 }, view);
    tx.emit(['everyone'], 'organisation.changed', view);
  }

  /**
   * `password` is an argon2id hash: hashing takes a tenth of a second and must not happen under the stream's
   * lock, so the entrance does it before the command is queued. Everything else is refused as INVALID.
   *
   * @throws ID_TAKEN, LOGIN_TAKEN
   */
  async addStaff(
    tx: StreamTransaction,
    staff: { staffId: Id; name: string; login: string; password: string },
  ): Promise<void> {
    if (!staff.password.startsWith(HASHED)) {
      throw new DomainError('INVALID', { fields: [{ path: 'password', reason: 'WRONG_TYPE' }] });
    }
    const accounts = tx.repo(StaffAccountEntity);
    const login = staff.login.toLowerCase();
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
    });
    await accounts.insert(row);
    tx.emit(TABLE, 'organisation.staffAdded', staffView(row));
  }

  /** @throws NOT_FOUND */
  async staff(tx: StreamWrite, staffId: Id): Promise<StaffView> {
    const row = await tx.repo(StaffAccountEntity).findOneBy({ id: staffId });
    if (!row) throw new DomainError('NOT_FOUND');
    return staffView(row);
  }

  /** Name, parent body and symbol as papers print them; empty until configured. */
  async words(db: Readable): Promise<OrganisationWords> {
    const rows = await db.query<OrganisationEntity>(
      'select id, name, parent_body as "parentBody", symbol from organisation where id = 1',
    );
    return rows[0] ? organisationView(rows[0]) : { name: '', parentBody: '', symbol: '' };
  }
}
