import type { OrganisationWords } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { OrganisationEntity } from './organisation.entity.js';
import { organisationView } from './organisation.view.js';

/** Whatever can be asked with SQL: a write transaction or the read transaction of a snapshot or paper. */
type Readable = Pick<StreamWrite, 'query'>;

@Injectable()
export class OrganisationService {
  async configure(tx: StreamTransaction, words: OrganisationWords): Promise<void> {
    const view = { name: words.name, parentBody: words.parentBody, symbol: words.symbol };
    await tx.repo(OrganisationEntity).update({ id: 1 }, view);
    tx.emit(['everyone'], 'organisation.changed', view);
  }

  /** Name, parent body and symbol as papers print them; empty until configured. */
  async words(db: Readable): Promise<OrganisationWords> {
    const rows = await db.query<OrganisationEntity>(
      'select id, name, parent_body as "parentBody", symbol from organisation where id = 1',
    );
    return rows[0] ? organisationView(rows[0]) : { name: '', parentBody: '', symbol: '' };
  }
}
