import type { CivilDate, Id, Payload, SignedFile, SignedPaper, SignedType } from '@doi-thoai/shared';
import { AFTER_CLOSE, DOCX, SIGNED_LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { ApprovalService } from '../conclusions/approval.service.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import type { KeptFile } from '../kernel/kept-files.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import type { GeneratedOf } from './signed-files.js';
import { ofSigned } from './signed-files.js';
import { SignedChanges } from './signed.changes.js';
import { SignedEntity } from './signed.entity.js';
import { signedView } from './signed.view.js';

type PutBack = Payload<'signed.putBack'>;

/** A paper comes back signed. */
@Injectable()
export class SignedPutBack {
  constructor(
    private readonly changes: SignedChanges,
    private readonly files: KeptFiles,
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly approvals: ApprovalService,
  ) {}

  /**
   * The newer one takes the place of the one before, which stays. Signed minutes also record the day of their signing.
   *
   * @throws NOT_FOUND also when a file did not come from this person; ID_TAKEN, STALE, INVALID, NOT_CLOSED,
   *   SIGNED_TYPE, SIGNED_LIMIT
   */
  async putBack(tx: StreamTransaction, payload: PutBack): Promise<void> {
    const { signedId: id, paper, issuer, signedOn } = payload;
    if (await tx.repo(SignedEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    await this.requireTime(tx, paper, signedOn);
    const before = await this.requireLatest(tx, payload);
    const { of, ...files } = await this.filesOf(tx, payload);
    const { name: byName } = await this.participants.get(tx, tx.actor.id);
    const row = {
      ...{ id, meetingId: tx.streamId, paper, issuer, system: of.system, body: of.body },
      ...{ number: (before?.number ?? 0) + 1, signedOn, ...files, reason: payload.reason },
      ...{ byId: tx.actor.id, byName, putBackAt: new Date(tx.now) },
      ...{ published: false, takenBack: null, purged: false },
    };
    await this.changes.write(tx, row, null);
    if (paper === 'MINUTES') await this.approvals.minutesCame(tx, signedOn, before?.signedOn ?? null);
  }

  /** A paper about what happened is signed after it; no day lies ahead. */
  private async requireTime(tx: StreamTransaction, paper: SignedPaper, signedOn: CivilDate): Promise<void> {
    if (signedOn > civilDay(tx.now)) throw invalid('signedOn', 'OUT_OF_RANGE');
    if (!AFTER_CLOSE.includes(paper)) return;
    const { closedAt, startsAt } = await this.meetings.load(tx);
    if (closedAt === null) throw new DomainError('NOT_CLOSED');
    if (signedOn < civilDay(startsAt)) throw invalid('signedOn', 'OUT_OF_RANGE');
  }

  private async requireLatest(tx: StreamTransaction, payload: PutBack): Promise<SignedEntity | null> {
    const { paper, issuer, latest, reason } = payload;
    const rows = tx.repo(SignedEntity);
    const where = { meetingId: tx.streamId, paper, issuer };
    const before = await rows.findOne({ where, order: { number: 'DESC' } });
    if ((before?.id ?? null) !== latest) {
      throw new DomainError('STALE', before ? { present: signedView(before) } : {});
    }
    if (before && reason === '') throw invalid('reason', 'MISSING');
    const many = await rows.countBy({ meetingId: tx.streamId });
    if (many >= SIGNED_LIMITS.perMeeting || (before?.number ?? 0) >= SIGNED_LIMITS.versions) {
      throw new DomainError('SIGNED_LIMIT');
    }
    return before;
  }

  private async filesOf(
    tx: StreamTransaction,
    { signedId, paper, issuer, generatedId, editedId, scanIds }: PutBack,
  ): Promise<Pick<SignedEntity, 'generated' | 'edited' | 'scan'> & { of: GeneratedOf }> {
    if (editedId === null && scanIds.length === 0) throw invalid('scanIds', 'TOO_SHORT');
    const made = await this.file(tx, signedId, generatedId);
    const of = made.of as GeneratedOf | undefined;
    if (of?.paper !== paper || of.issuer !== issuer) throw new DomainError('NOT_FOUND');
    const edited = editedId === null ? null : await this.file(tx, signedId, editedId);
    // What was made here is kept and never told as what came back.
    if (edited && (edited.type !== DOCX || edited.of !== undefined)) throw new DomainError('SIGNED_TYPE');
    const scan: KeptFile<SignedType>[] = [];
    for (const id of scanIds) scan.push(await this.file(tx, signedId, id));
    const pdf = scan.some(({ type }) => type === 'application/pdf');
    if (scan.some(({ type }) => type === DOCX) || (pdf && scan.length > 1))
      throw new DomainError('SIGNED_TYPE');
    return { of, generated: told(made), edited: edited && told(edited), scan: scan.map(told) };
  }

  private async file(tx: StreamTransaction, signedId: Id, id: Id): Promise<KeptFile<SignedType>> {
    const kept = await this.files.find<SignedType>(ofSigned(tx.streamId, signedId), id);
    if (kept?.broughtBy !== tx.actor.id) throw new DomainError('NOT_FOUND');
    return kept;
  }
}

function told({ id, name, type, bytes, sha256 }: KeptFile<SignedType>): SignedFile {
  return { id, name, type, bytes, sha256 };
}

function invalid(path: string, reason: 'OUT_OF_RANGE' | 'MISSING' | 'TOO_SHORT'): DomainError {
  return new DomainError('INVALID', { fields: [{ path, reason }] });
}
