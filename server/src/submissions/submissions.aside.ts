import type { Aside, Id, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import { purgeWords } from '../journal/purge.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { holdTexts } from './likeness.service.js';
import { holdWords } from './submission-search.service.js';
import { SubmissionChanges } from './submissions.changes.js';
import type { SubmissionEntity } from './submissions.entity.js';
import { requireRow, requireSeen } from './submissions.rows.js';
import { submissionView } from './submissions.view.js';

/** Blanks what a feature above keeps of an opinion's words; resolves to the entries whose words it deleted. */
export type PurgeHook = (tx: StreamTransaction, submissionId: Id) => Promise<number[]>;

/** What does not belong into the meeting leaves its course, with a trace (domain.md 10.6, 10.7). */
@Injectable()
export class SubmissionsAside {
  private readonly purgeHooks: PurgeHook[] = [];

  constructor(
    private readonly changes: SubmissionChanges,
    private readonly meetings: MeetingService,
  ) {}

  /** For features above that keep an opinion's words. */
  onPurge(hook: PurgeHook): void {
    this.purgeHooks.push(hook);
  }

  /**
   * What was public of it is taken back in the same command. A suspected secret is set aside also when it was
   * collated already: the wording over it is the secretary's own, and for the secretary to look at.
   *
   * @throws NOT_FOUND, STALE, ALREADY_WITHDRAWN, ALREADY_COLLATED, SET_ASIDE
   */
  async setAside(tx: StreamTransaction, payload: Payload<'submissions.setAside'>): Promise<void> {
    const { kind, text } = payload;
    const row = await this.looked(tx, payload);
    if (row.withdrawn) throw refused('ALREADY_WITHDRAWN', row);
    if (row.aside?.kind === 'PURGED' || row.aside?.kind === kind) throw refused('SET_ASIDE', row);
    if (kind !== 'SECRET_SUSPECT' && row.collatedIds.length > 0) throw refused('ALREADY_COLLATED', row);
    const aside: Aside = { kind, text, byId: tx.actor.id, at: tx.now };
    await this.changes.change(tx, row, { aside, visibility: 'HIDDEN' });
    if (kind === 'SECRET_SUSPECT') await this.forgetWords(tx, row.id);
    this.meetings.tellOverride(tx, row.id, text);
  }

  /** @throws NOT_FOUND, STALE, NOT_SET_ASIDE also for what was purged */
  async takeBack(tx: StreamTransaction, payload: Payload<'submissions.takeBack'>): Promise<void> {
    const row = await this.looked(tx, payload);
    if (!row.aside || row.aside.kind === 'PURGED') throw refused('NOT_SET_ASIDE', row);
    await this.changes.change(tx, row, { aside: null });
  }

  /**
   * Deletes the words of a quarantined opinion: from its row, from every entry that told them, from stored refusals,
   * from what could be undone, and from what the features above keep of it. What has left the house (a backup, a phone's screen) is beyond this.
   *
   * @throws NOT_FOUND, STALE, NOT_SET_ASIDE when it is not in quarantine
   */
  async purge(tx: StreamTransaction, payload: Payload<'submissions.purge'>): Promise<void> {
    const row = await this.looked(tx, payload);
    if (row.aside?.kind !== 'SECRET_SUSPECT') throw refused('NOT_SET_ASIDE', row);
    const { id: submissionId } = row;
    const { reason } = payload;
    const seqs = await purgeWords(tx, 'submission', submissionId);
    for (const hook of this.purgeHooks) seqs.push(...(await hook(tx, submissionId)));
    await this.meetings.forgetActs(tx, submissionId);
    await this.forgetWords(tx, submissionId);
    seqs.sort((a, b) => a - b);
    tx.emit(TABLE, 'content.purged', { submissionId, seqs, byId: tx.actor.id, reason });
    const aside: Aside = { kind: 'PURGED', text: reason, byId: tx.actor.id, at: tx.now };
    await this.changes.change(tx, row, { aside, summary: '', text: '', returnText: '', attachments: null });
  }

  /** Nobody finds a suspected secret by its words; what is taken back is read in again by the next question. */
  private async forgetWords(tx: StreamTransaction, submissionId: string): Promise<void> {
    await holdWords(tx, tx.streamId);
    await tx.query('delete from submission_words where submission_id = $1', [submissionId]);
    await holdTexts(tx, tx.streamId);
    await tx.query(`delete from alike_text where kind = 'RAW' and id = $1`, [submissionId]);
  }

  private async looked(
    tx: StreamTransaction,
    { submissionId, seen }: { submissionId: string; seen: number },
  ): Promise<SubmissionEntity> {
    const row = await requireRow(tx, submissionId);
    requireSeen(row, seen);
    return row;
  }
}

type Code = 'ALREADY_WITHDRAWN' | 'ALREADY_COLLATED' | 'SET_ASIDE' | 'NOT_SET_ASIDE';

function refused(code: Code, row: SubmissionEntity): DomainError {
  return new DomainError(code, { present: submissionView(row) });
}
