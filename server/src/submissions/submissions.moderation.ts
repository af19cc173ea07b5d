import type { Id, Moderation, Payload, ProjectionView, Visibility } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { allOrNothing } from '../kernel/all-or-nothing.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import type { OpinionOnAir } from '../screen/screen.service.js';
import { ScreenService } from '../screen/screen.service.js';
import { SubmissionChanges, outcome } from './submissions.changes.js';
import type { SubmissionEntity } from './submissions.entity.js';
import type { Standing } from './submissions.lifecycle.js';
import { findRows, requireRow, requireSeen } from './submissions.rows.js';
import { projectedView, submissionView } from './submissions.view.js';

type OneOpinion = Payload<'submissions.publish'>;

/** What showing or hiding changed, kept with the act so that it can be taken back. */
export interface BeforeShow {
  submissionId: Id;
  moderation: Moderation;
  visibility: Visibility;
  /** Where the act brought it; anything else means that somebody came after. */
  became: Visibility;
  /** The opinion that was on air until then. */
  replaced: Id | null;
  projection: ProjectionView;
}

/** The review, and what the hall gets to see. */
@Injectable()
export class SubmissionsModeration {
  constructor(
    private readonly meetings: MeetingService,
    private readonly screen: ScreenService,
    private readonly changes: SubmissionChanges,
  ) {
    meetings.onAct(async (tx, { kind }) => {
      if (kind === 'screen.show' || kind === 'screen.clear') await this.matchScreen(tx);
    });
    screen.registerOpinionSource('SUBMISSION', (tx, id) => this.onScreen(tx, id));
  }

  /** @throws NOT_FOUND, ALREADY_WITHDRAWN, STALE */
  async approve(tx: StreamTransaction, payload: OneOpinion): Promise<void> {
    const row = await this.looked(tx, payload);
    await this.changes.move(tx, row, outcome(tx, 'approve', row, true), unasked(row));
  }

  /** All or nothing. @throws INVALID when one is named twice; of each one as approve */
  async approveMany(tx: StreamTransaction, { items }: Payload<'submissions.approveMany'>): Promise<void> {
    const ids = new Set(items.map((item) => item.submissionId));
    if (ids.size !== items.length)
      throw new DomainError('INVALID', { fields: [{ path: 'items', reason: 'OUT_OF_RANGE' }] });
    const found = await findRows(tx, [...ids]);
    const judged = allOrNothing(
      items,
      (item) => item.submissionId,
      ({ submissionId, seen }) => {
        const row = found.get(submissionId);
        if (!row) throw new DomainError('NOT_FOUND');
        requireSeen(row, seen);
        return { row, standing: outcome(tx, 'approve', row, true) };
      },
    );
    for (const { row, standing } of judged) await this.changes.move(tx, row, standing, unasked(row));
  }

  /** Asks the author to clarify; what was public of it is taken back. @throws as approve */
  async return(tx: StreamTransaction, payload: Payload<'submissions.return'>): Promise<void> {
    const row = await this.looked(tx, payload);
    const { returnText } = payload;
    await this.changes.move(tx, row, outcome(tx, 'return', row, true), { returnText });
  }

  /** For everybody to read. Only what was approved: reading comes before. @throws as approve, NOT_APPROVED */
  async publish(tx: StreamTransaction, payload: OneOpinion): Promise<void> {
    const row = await this.looked(tx, payload);
    await this.changes.move(tx, row, outcome(tx, 'publish', row, true));
  }

  /** @throws as approve */
  async hide(tx: StreamTransaction, payload: OneOpinion): Promise<void> {
    const { row, standing, before } = await this.beginAct(tx, payload, 'hide');
    const next = await this.changes.move(tx, row, standing);
    if (next !== row) await this.record(tx, before);
  }

  /** Approves and publishes when needed, and puts it on the hall screen. @throws as publish */
  async showOnScreen(tx: StreamTransaction, payload: OneOpinion): Promise<void> {
    const { row, standing, before } = await this.beginAct(tx, payload, 'show');
    const replaced = await this.changes.leaveAir(tx, row.id);
    const next = await this.changes.move(tx, row, standing);
    await this.screen.show(tx, { mode: 'OPINION', opinion: projectedView(next) });
    await this.record(tx, { ...before, replaced });
  }

  /**
   * Takes showing or hiding back: the opinion, the one that it replaced, and the screen as they were.
   *
   * @throws UNDO_OVERTAKEN when author or review changed it since, or it was set aside
   */
  async undoShow(tx: StreamTransaction, before: BeforeShow): Promise<void> {
    const row = await requireRow(tx, before.submissionId);
    const inCourse = row.moderation === 'APPROVED' && !row.withdrawn && row.aside === null;
    const untouched = row.visibility === before.became && inCourse;
    if (!untouched) throw new DomainError('UNDO_OVERTAKEN');
    const { moderation, visibility, replaced, projection } = before;
    // The screen first: what leaves the air below then clears nothing.
    const shown = before.became === 'ON_AIR' || projection.opinion?.id === row.id;
    if (shown) await this.restoreScreen(tx, projection, row);
    await this.changes.move(tx, row, { moderation, visibility, withdrawn: false });
    if (replaced === null) return;
    const other = await requireRow(tx, replaced);
    if (other.visibility !== 'PUBLISHED') return;
    await this.changes.move(tx, other, { ...standingOf(other), visibility: 'ON_AIR' });
  }

  /** As it may be on the screen now. @throws NOT_FOUND, NOT_APPROVED for what the hall may not read */
  private async onScreen(tx: StreamTransaction, id: Id): Promise<OpinionOnAir> {
    const row = await requireRow(tx, id);
    if (row.visibility === 'HIDDEN') throw new DomainError('NOT_APPROVED', { present: submissionView(row) });
    return projectedView(row);
  }

  /** Something was put on the screen, or put back: exactly the opinion that is on it is on air, if it may be. */
  async matchScreen(tx: StreamTransaction): Promise<void> {
    const { opinion } = await this.screen.current(tx);
    const id = opinion?.kind === 'SUBMISSION' ? opinion.id : null;
    await this.changes.leaveAir(tx, id);
    const row = id === null ? null : await requireRow(tx, id);
    if (row?.visibility === 'HIDDEN') await this.screen.clear(tx);
    if (row?.visibility !== 'PUBLISHED') return;
    await this.changes.move(tx, row, { ...standingOf(row), visibility: 'ON_AIR' });
  }

  /** What was hidden since does not come back to the screen. */
  private async restoreScreen(
    tx: StreamTransaction,
    projection: ProjectionView,
    acted: SubmissionEntity,
  ): Promise<void> {
    const { kind, id } = projection.opinion ?? {};
    const own = kind === 'SUBMISSION' && id === acted.id;
    // It is still hidden, and published again by the same undo.
    if (own) await this.screen.putBack(tx, { ...projection, opinion: projectedView(acted) });
    else await this.screen.restore(tx, projection);
  }

  private async looked(tx: StreamTransaction, { submissionId, seen }: OneOpinion): Promise<SubmissionEntity> {
    const row = await requireRow(tx, submissionId);
    requireSeen(row, seen);
    return row;
  }

  private async beginAct(
    tx: StreamTransaction,
    payload: OneOpinion,
    act: 'show' | 'hide',
  ): Promise<{ row: SubmissionEntity; standing: Standing; before: BeforeShow }> {
    const row = await this.looked(tx, payload);
    const standing = outcome(tx, act, row, true);
    const { id: submissionId, moderation, visibility } = row;
    const projection = await this.screen.current(tx);
    const became = standing.visibility;
    return {
      row,
      standing,
      before: { submissionId, moderation, visibility, became, replaced: null, projection },
    };
  }

  private async record(tx: StreamTransaction, before: BeforeShow): Promise<void> {
    await this.meetings.recordAct(tx, { kind: tx.command, before });
  }
}

/** What was asked back is answered by approving. */
function unasked({ returnText }: SubmissionEntity): Partial<SubmissionEntity> {
  return returnText === '' ? {} : { returnText: '' };
}

function standingOf({ moderation, visibility, withdrawn }: Standing): Standing {
  return { moderation, visibility, withdrawn };
}
