import type { Id, PaperDifference, SignedPaper } from '@doi-thoai/shared';
import { DOCX, PAPER_SYSTEMS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { KeptFiles } from '../kernel/kept-files.js';
import type { GeneratedOf } from '../signed/signed-files.js';
import { ofSigned } from '../signed/signed-files.js';
import { SignedService } from '../signed/signed.service.js';
import { CollationTableService } from './collation-table.service.js';
import { comparePapers } from './make-paper.js';
import { MinutesService } from './minutes.service.js';
import { PapersService } from './papers.service.js';

interface Made {
  of: GeneratedOf;
  name: string;
  bytes: Buffer;
}

/** What a signed version is compared with: the paper as it was generated when the signed one came. */
@Injectable()
export class SignedPaperService {
  constructor(
    private readonly files: KeptFiles,
    private readonly signed: SignedService,
    private readonly minutes: MinutesService,
    private readonly tables: CollationTableService,
    private readonly papers: PapersService,
  ) {}

  /**
   * Keeps the paper as it is generated at this moment, once: what came back is compared with it.
   *
   * @throws NOT_FOUND for a paper that cannot be made
   */
  async generate(
    who: { meetingId: Id; participantId: Id },
    ids: { signedId: Id; fileId: Id },
    { paper, issuer }: Pick<GeneratedOf, 'paper' | 'issuer'>,
  ): Promise<void> {
    const { of, name, bytes } = await this.made(who.meetingId, paper, issuer);
    const owner = ofSigned(who.meetingId, ids.signedId);
    const file = { ...owner, id: ids.fileId, broughtBy: who.participantId, name, type: DOCX, of } as const;
    await this.files.keep(file, bytes);
  }

  /** Of a version that is here, or of files that this person brought for one. @throws NOT_FOUND, ATTACHMENT_TYPE */
  async difference(
    who: { meetingId: Id; participantId: Id },
    { signedId, generatedId, editedId }: { signedId: Id; generatedId: Id; editedId: Id },
  ): Promise<PaperDifference> {
    const read = async (id: Id): Promise<Buffer> => {
      const kept = await this.signed.brought(who, signedId, id);
      if (kept.type !== DOCX) throw new DomainError('NOT_FOUND');
      return this.files.read(kept, kept);
    };
    return comparePapers(await read(generatedId), await read(editedId));
  }

  /** What nobody reviewed is in no signed paper: a clerk reads it, and everybody may in the end. */
  private async made(meetingId: Id, paper: SignedPaper, issuer: string): Promise<Made> {
    if (paper === 'MINUTES' || paper === 'COLLATION_TABLE')
      return this.madeInSystem(meetingId, paper, issuer);
    const { shelf, make } = await this.papers.open(meetingId, 'PUBLIC');
    const found = shelf.issuers.find(({ key }) => key === issuer);
    if (!found) throw new DomainError('NOT_FOUND');
    const made = await make({ kind: paper, format: 'docx', body: issuer, personId: null });
    const { system, body } = found;
    const name = `${made.words} ${made.day}.docx`;
    return { of: { paper, issuer, system, body }, name, bytes: made.bytes };
  }

  private async madeInSystem(
    meetingId: Id,
    paper: 'MINUTES' | 'COLLATION_TABLE',
    issuer: string,
  ): Promise<Made> {
    const system = PAPER_SYSTEMS.find((one) => one === issuer);
    if (!system) throw new DomainError('NOT_FOUND');
    const of = { paper, issuer, system, body: '' };
    if (paper === 'MINUTES') {
      const { bytes, day } = await this.minutes.make(meetingId, 'docx', system);
      return { of, name: `Biên bản ${day}.docx`, bytes };
    }
    const { bytes, day } = await this.tables.make(meetingId, 'docx', system, 'PUBLIC');
    return { of, name: `Bảng tổng hợp ý kiến ${day}.docx`, bytes };
  }
}
