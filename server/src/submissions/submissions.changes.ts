import type { ErrorCode, Id, PublishedView } from '@doi-thoai/shared';
import { LIMITS, mayIssue } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ScreenService } from '../screen/screen.service.js';
import { SubmissionEntity } from './submissions.entity.js';
import type { Standing, StandingAct } from './submissions.lifecycle.js';
import { judge, sameStanding } from './submissions.lifecycle.js';
import { COLUMNS } from './submissions.rows.js';
import { audienceOf, publishedView, submissionView } from './submissions.view.js';

/** The one place where a received opinion changes: the row, its entry, and what the hall must hear of it. */
@Injectable()
export class SubmissionChanges {
  constructor(private readonly screen: ScreenService) {}

  /**
   * Writes a patch and tells it: first to author, chair and desk, then, when the visibility moved, to everybody.
   * What is hidden leaves the screen in the same command.
   */
  async change(
    tx: StreamTransaction,
    row: SubmissionEntity,
    patch: Partial<SubmissionEntity>,
  ): Promise<SubmissionEntity> {
    const version = tx.nextSeq;
    const visibility = patch.visibility ?? row.visibility;
    const moved = visibility !== row.visibility;
    const published = visibility === 'HIDDEN' ? null : version + 1;
    const written = { ...patch, version, publishedVersion: moved ? published : row.publishedVersion };
    const next: SubmissionEntity = { ...row, ...written };
    await tx.repo(SubmissionEntity).update({ id: row.id }, written);
    tx.emit(audienceOf(next), 'submissions.changed', submissionView(next));
    if (!moved) return next;
    if (visibility === 'HIDDEN') await this.unpublish(tx, row);
    else tx.emit(['everyone'], 'submissions.published', publishedView(next));
    return next;
  }

  /** Brings an opinion where an act leads; says nothing when it stands there already. */
  async move(
    tx: StreamTransaction,
    row: SubmissionEntity,
    standing: Standing,
    words: Partial<SubmissionEntity> = {},
  ): Promise<SubmissionEntity> {
    const same = sameStanding(row, standing) && Object.keys(words).length === 0;
    return same ? row : this.change(tx, row, { ...standing, ...words });
  }

  /** Makes room on air: whatever else was there stays published. Resolves to what it was. */
  async leaveAir(tx: StreamTransaction, except: Id | null): Promise<Id | null> {
    const [row] = await tx.repo(SubmissionEntity).findBy({ meetingId: tx.streamId, visibility: 'ON_AIR' });
    if (!row || row.id === except) return null;
    await this.move(tx, row, outcome(tx, 'leaveAir', row, false));
    return row.id;
  }

  private async unpublish(tx: StreamTransaction, was: SubmissionEntity): Promise<void> {
    const refill = await this.refill(tx, was.publishedVersion ?? 0);
    tx.emit(['everyone'], 'submissions.unpublished', { id: was.id, refill });
    await this.screen.takeOffAir(tx, 'SUBMISSION', was.id);
  }

  /** The row that moves up into the newest published ones, when the removed one was among them. */
  private async refill(tx: StreamTransaction, removed: number): Promise<PublishedView | null> {
    const [row] = await tx.query<SubmissionEntity>(
      `select ${COLUMNS} from submission where meeting_id = $1 and published_version is not null
       order by published_version desc offset $2 limit 1`,
      [tx.streamId, LIMITS.publishedRows - 1],
    );
    return row && (row.publishedVersion ?? 0) < removed ? publishedView(row) : null;
  }
}

/**
 * Where an act of this moment leads.
 *
 * @throws ALREADY_WITHDRAWN, ALREADY_COLLATED, NOT_APPROVED with the present view
 */
export function outcome(
  tx: StreamTransaction,
  act: StandingAct,
  row: SubmissionEntity,
  moderated: boolean,
): Standing {
  const mayApprove = mayIssue(tx.actor.role, tx.phase, 'submissions.approve') === 'yes';
  const verdict = judge(act, row, { moderated, mayApprove });
  if ('refused' in verdict) throw refusedWith(verdict.refused, row);
  return verdict.standing;
}

function refusedWith(code: ErrorCode, row: SubmissionEntity): DomainError {
  return new DomainError(code, { present: submissionView(row) });
}
