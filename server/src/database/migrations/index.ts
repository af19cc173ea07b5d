import { journalSql } from './0001-journal.js';
import { dialogueSql } from './0002-dialogue.js';
import { indexesSql } from './0003-indexes.js';
import { safeAuthorsSql } from './0004-safe-authors.js';
import { organisationSql } from './0005-organisation.js';
import { collationSql } from './0006-collation.js';
import { collectionSql } from './0007-collection.js';
import { classificationSql } from './0008-classification.js';
import { alikeSql } from './0009-alike.js';
import { draftsSql } from './0010-drafts.js';
import { attachmentsSql } from './0011-attachments.js';
import { unitsSql } from './0012-units.js';
import { houseSql } from './0013-house.js';
import { seriesSql } from './0014-series.js';
import { invitationsSql } from './0015-invitations.js';
import { searchSql } from './0016-search.js';
import { purgeSql } from './0017-purge.js';
import { unitKeysSql } from './0018-unit-keys.js';
import { importsSql } from './0019-imports.js';
import { materialsSql } from './0020-materials.js';
import { namedByTopicSql } from './0022-named-by-topic.js';
import { receiptProofSql } from './0023-receipt-proof.js';

/** In order. Once landed a migration is never edited: its fingerprint is recorded and checked. */
export const MIGRATIONS: readonly { id: string; sql: string }[] = [
  { id: '0001-journal', sql: journalSql },
  { id: '0002-dialogue', sql: dialogueSql },
  { id: '0003-indexes', sql: indexesSql },
  { id: '0004-safe-authors', sql: safeAuthorsSql },
  { id: '0005-organisation', sql: organisationSql },
  { id: '0006-collation', sql: collationSql },
  { id: '0007-collection', sql: collectionSql },
  { id: '0008-classification', sql: classificationSql },
  { id: '0009-alike', sql: alikeSql },
  { id: '0010-drafts', sql: draftsSql },
  { id: '0011-attachments', sql: attachmentsSql },
  { id: '0012-units', sql: unitsSql },
  { id: '0013-house', sql: houseSql },
  { id: '0014-series', sql: seriesSql },
  { id: '0015-invitations', sql: invitationsSql },
  { id: '0016-search', sql: searchSql },
  { id: '0017-purge', sql: purgeSql },
  { id: '0018-unit-keys', sql: unitKeysSql },
  { id: '0019-imports', sql: importsSql },
  { id: '0020-materials', sql: materialsSql },
  { id: '0022-named-by-topic', sql: namedByTopicSql },
  { id: '0023-receipt-proof', sql: receiptProofSql },
];
