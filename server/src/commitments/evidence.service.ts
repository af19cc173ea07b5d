import type {
  AttachmentType,
  AttachmentView,
  CommitmentActView,
  CommitmentHistory,
  EvidenceRef,
  Id,
} from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Reader } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { CommitmentRows } from './commitments.rows.js';
import { selectActs, selectCommitments, unitsOf, type CommitmentRow } from './commitments.view.js';
import { ofCommitment } from './evidence-files.js';
import { requirePart } from './unit-acts.js';

/** Who may read every promise of a meeting: chair and desk, and whoever watches over it or makes its papers. */
type Asker = Pick<Reader, 'reader' | 'personal'> & { role: string };

/** Files beside the reports on one promise. */
interface Evidence {
  commitmentId: Id;
  text: string;
  files: AttachmentView[];
}

/** The history of a promise, and the files beside its reports. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: KeptFiles,
    private readonly rows: CommitmentRows,
  ) {}

  /** @throws NOT_FOUND also for whom the promise is not */
  async history(meetingId: Id, commitmentId: Id, asker: Asker): Promise<CommitmentHistory> {
    const [row] = await selectCommitments(this.dataSource, meetingId, 'and c.id = $2', [commitmentId]);
    if (!row || !mayRead(row, asker)) throw new DomainError('NOT_FOUND');
    return { acts: await selectActs(this.dataSource, [commitmentId]) };
  }

  /** Files beside one act. @throws NOT_FOUND */
  async readable(meetingId: Id, commitmentId: Id, actId: Id, asker: Asker): Promise<AttachmentView[]> {
    const { acts } = await this.history(meetingId, commitmentId, asker);
    const act = acts.find(({ id }) => id === actId);
    if (!act) throw new DomainError('NOT_FOUND');
    return act.files;
  }

  /** Promises that have files beside their reports, in the order in which they were made; for whoever reads all. */
  async ofMeeting(meetingId: Id): Promise<Evidence[]> {
    const rows = await selectCommitments(
      this.dataSource,
      meetingId,
      `and exists (select from commitment_act a where a.commitment_id = c.id and a.files <> '[]'::jsonb)
       order by c.at, c.id`,
    );
    const acts = await selectActs(
      this.dataSource,
      rows.map(({ view }) => view.id),
    );
    return rows.map(({ view: { id: commitmentId, text } }) => ({
      ...{ commitmentId, text },
      files: acts.filter((act) => act.commitmentId === commitmentId).flatMap((act) => act.files),
    }));
  }

  /**
   * Beside the own report, until the chair has found it done. The same file again is there already.
   *
   * @throws NOT_FOUND also when no such file came from this person; WRONG_COMMITMENT_STATE, ATTACHMENT_LIMIT
   */
  async attach(tx: StreamTransaction, ref: EvidenceRef): Promise<void> {
    const { row, act } = await this.found(tx, ref);
    requirePart(tx, row.view);
    const kept = await this.files.find<AttachmentType>(
      ofCommitment(tx.streamId, ref.commitmentId),
      ref.fileId,
    );
    const own = act.actorId === tx.actor.id && kept?.broughtBy === tx.actor.id;
    if (!own) throw new DomainError('NOT_FOUND');
    if (act.files.some(({ id }) => id === ref.fileId)) return;
    requireOpen(row);
    if (act.files.length >= ATTACHMENT_LIMITS.perSubmission) throw new DomainError('ATTACHMENT_LIMIT');
    const { id, name, type, bytes, sha256 } = kept;
    await this.rows.retell(tx, row, act, [...act.files, { id, name, type, bytes, sha256 }]);
  }

  /**
   * By whoever brought it until it was found done, by the chair at any time. Gone already, it is as it should be; the
   * bytes go after the commit.
   *
   * @throws NOT_FOUND, WRONG_COMMITMENT_STATE
   */
  async detach(tx: StreamTransaction, ref: EvidenceRef): Promise<void> {
    const { row, act } = await this.found(tx, ref);
    if (tx.grant === 'ownUnit') {
      requirePart(tx, row.view);
      if (act.actorId !== tx.actor.id) throw new DomainError('NOT_FOUND');
    }
    const rest = act.files.filter(({ id }) => id !== ref.fileId);
    if (rest.length === act.files.length) return;
    if (tx.grant === 'ownUnit') requireOpen(row);
    await tx.query(
      `insert into gone_file (meeting_id, owner_id, id, kind) values ($1, $2, $3, 'evidence')
       on conflict do nothing`,
      [tx.streamId, ref.commitmentId, ref.fileId],
    );
    await this.rows.retell(tx, row, act, rest);
  }

  private async found(
    tx: StreamWrite,
    { commitmentId, actId }: EvidenceRef,
  ): Promise<{ row: CommitmentRow; act: CommitmentActView }> {
    const row = await this.rows.row(tx, commitmentId);
    const act = (await selectActs(tx, [commitmentId])).find(({ id }) => id === actId);
    const report = act?.kind === 'PROGRESS' || act?.kind === 'REPORTED';
    if (!act || !report) throw new DomainError('NOT_FOUND');
    return { row, act };
  }
}

function mayRead({ view }: CommitmentRow, { reader, personal, role }: Asker): boolean {
  if (reader === 'chair' || reader === 'desk' || role === 'MONITOR' || role === 'CLERK') return true;
  return unitsOf(view).some((unitId) => personal.has(`responder:${unitId}`));
}

/** @throws WRONG_COMMITMENT_STATE */
function requireOpen({ view }: CommitmentRow): void {
  if (view.state === 'VERIFIED' || view.state === 'CANCELLED') {
    throw new DomainError('WRONG_COMMITMENT_STATE', { present: view });
  }
}
