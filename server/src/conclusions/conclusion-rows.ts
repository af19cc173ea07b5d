import type { ConclusionView, Id, NoticeView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../journal/audience.js';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ConclusionEntity, NoticeEntity } from './conclusions.entity.js';

/** Clerks number and issue what was approved; they are not at the table. */
const TOLD: readonly Audience[] = [...TABLE, 'clerks'];

const NOTICE = `json_build_object('id', n.id, 'bodyId', n.body_id, 'body', n.body, 'parentBody', n.parent_body,
  'system', n.system, 'abbreviation', n.abbreviation, 'place', n.place, 'subject', n.subject, 'number', n.number,
  'symbol', n.symbol, 'issuedOn', n.issued_on::text, 'signAuthority', n.sign_authority,
  'signerPost', n.signer_post, 'signerName', n.signer_name, 'recipients', n.recipients, 'state', n.state,
  'revision', n.revision, 'earlier', n.earlier, 'version', n.version)`;

const SELECT = `select c.meeting_id as id, c.revision, c.reason, c.minutes_signed_on::text as "minutesSignedOn",
    case when c.approved_at is not null then json_build_object(
      'at', round(extract(epoch from c.approved_at) * 1000), 'byId', c.approved_by_id, 'by', c.approved_by) end
      as approved,
    coalesce((select json_agg(${NOTICE} order by n.body, n.id) from notice n where n.meeting_id = c.meeting_id),
      '[]'::json) as notices,
    c.version::float8 as version
  from conclusion c where c.meeting_id = $1`;

/** Null while nothing was prepared, approved or signed. */
export async function selectConclusion(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
): Promise<ConclusionView | null> {
  const [view] = await db.query<ConclusionView>(SELECT, [meetingId]);
  return view ?? null;
}

/** The conclusion's row with its notices: read whole, told whole. */
@Injectable()
export class ConclusionRows {
  /** As it is before anything was told, too. */
  async load(tx: StreamWrite): Promise<ConclusionView> {
    const blank = { revision: 1, reason: '', approved: null, minutesSignedOn: null, notices: [], version: 0 };
    return (await selectConclusion(tx, tx.streamId)) ?? { id: tx.streamId, ...blank };
  }

  /** @throws STALE */
  async seen(tx: StreamWrite, seen: number): Promise<ConclusionView> {
    const present = await this.load(tx);
    if (present.version !== seen) throw new DomainError('STALE', { present });
    return present;
  }

  /** @throws NOT_FOUND, STALE */
  async notice(
    tx: StreamWrite,
    id: Id,
    seen: number,
  ): Promise<{ conclusion: ConclusionView; notice: NoticeView }> {
    const conclusion = await this.load(tx);
    const notice = conclusion.notices.find((one) => one.id === id);
    if (!notice) throw new DomainError('NOT_FOUND');
    if (notice.version !== seen) throw new DomainError('STALE', { present: notice });
    return { conclusion, notice };
  }

  /** Lines and promises of an approved conclusion stand. @throws CONCLUSION_APPROVED */
  async requireOpen(tx: StreamWrite): Promise<void> {
    if ((await this.load(tx)).approved) throw new DomainError('CONCLUSION_APPROVED');
  }

  /** Changes the row, made if it was not there, and tells the whole. */
  async change(tx: StreamTransaction, change: Partial<ConclusionEntity>): Promise<void> {
    const rows = tx.repo(ConclusionEntity);
    const where = { meetingId: tx.streamId };
    const version = tx.nextSeq;
    const before = await rows.findOneBy(where);
    const blank = { revision: 1, reason: '', approvedAt: null, approvedById: null, approvedBy: '' };
    if (before) await rows.update(where, { ...change, version });
    else await rows.insert({ ...where, ...blank, minutesSignedOn: null, ...change, version });
    tx.emit(TOLD, 'conclusions.state', await this.load(tx));
  }

  /** Changes a notice and tells the whole. */
  async changeNotice(
    tx: StreamTransaction,
    id: Id,
    change: Partial<Omit<NoticeEntity, 'issued'>> & { issued?: object },
  ): Promise<void> {
    await tx.repo(NoticeEntity).update({ id, meetingId: tx.streamId }, { ...change, version: tx.nextSeq });
    await this.change(tx, {});
  }
}
