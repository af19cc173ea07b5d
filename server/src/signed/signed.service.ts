import type { Id, SignedFile, SignedList, SignedType } from '@doi-thoai/shared';
import { SIGNED_LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import type { KeptFile } from '../kernel/kept-files.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { ofSigned } from './signed-files.js';
import { SignedEntity } from './signed.entity.js';
import { allFiles, isOpen, openFiles, signedRow, signedView } from './signed.view.js';

/** Signed versions as they are read, beside the journal: the list is in nobody's snapshot. */
@Injectable()
export class SignedService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: KeptFiles,
  ) {}

  /** `all`: for the table and the clerk. */
  async list(meetingId: Id, all: boolean): Promise<SignedList> {
    const rows = await this.dataSource
      .getRepository(SignedEntity)
      .find({ where: { meetingId }, order: { paper: 'ASC', issuer: 'ASC', number: 'ASC' } });
    if (all) return { all: rows.map(signedView), rows: [] };
    return { all: null, rows: rows.filter(isOpen).map(signedRow) };
  }

  /** @throws NOT_FOUND */
  async file(meetingId: Id, id: Id, fileId: Id, all: boolean): Promise<SignedFile> {
    const row = await this.dataSource.getRepository(SignedEntity).findOneBy({ id, meetingId });
    const found = row && (all ? allFiles(row) : openFiles(row)).find((one) => one.id === fileId);
    if (!found) throw new DomainError('NOT_FOUND');
    return found;
  }

  /** Before a file is looked at. @throws ID_TAKEN when that version was put back already; SIGNED_LIMIT */
  async requireRoom(meetingId: Id, id: Id): Promise<void> {
    if (await this.dataSource.getRepository(SignedEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    if ((await this.files.count(ofSigned(meetingId, id))) >= SIGNED_LIMITS.files) {
      throw new DomainError('SIGNED_LIMIT');
    }
  }

  /** A file of a version that is here, or one that this person brought for one that is not yet. @throws NOT_FOUND */
  async brought(
    who: { meetingId: Id; participantId: Id },
    signedId: Id,
    fileId: Id,
  ): Promise<KeptFile<SignedType>> {
    const row = await this.dataSource.getRepository(SignedEntity).findOneBy({ id: signedId });
    const kept = await this.files.find<SignedType>(ofSigned(who.meetingId, signedId), fileId);
    const may = row ? allFiles(row).some(({ id }) => id === fileId) : kept?.broughtBy === who.participantId;
    if (!kept || !may) throw new DomainError('NOT_FOUND');
    return kept;
  }
}
