import type { CivilDate, Id, MaterialList, MaterialVersion } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StreamWrite } from '../journal/transaction.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { MaterialEntity } from './materials.entity.js';
import type { Looking } from './materials.view.js';
import { isFileFor, isFor, materialRow, materialView } from './materials.view.js';

export type { Looking } from './materials.view.js';

/** Materials as they are read, beside the journal: the list is in nobody's snapshot. */
@Injectable()
export class MaterialsService {
  constructor(private readonly dataSource: DataSource) {}

  /** `looking` null: somebody who prepares, who reads everything. */
  async list(meetingId: Id, looking: Looking | null): Promise<MaterialList> {
    const rows = await this.dataSource
      .getRepository(MaterialEntity)
      .find({ where: { meetingId }, order: { place: 'ASC', id: 'ASC' } });
    if (looking === null) return { all: rows.map(materialView), rows: [] };
    return {
      all: null,
      rows: rows.filter((row) => isFor(row, looking)).map((row) => materialRow(row, looking)),
    };
  }

  /**
   * One file. Those who prepare read every version, also of what was taken back; everybody else the newest one.
   *
   * @throws NOT_FOUND
   */
  async file(meetingId: Id, id: Id, versionId: Id, looking: Looking | null): Promise<MaterialVersion> {
    const row = await this.dataSource.getRepository(MaterialEntity).findOneBy({ id, meetingId });
    const version = row?.versions.find((one) => one.id === versionId);
    if (!row || !version) throw new DomainError('NOT_FOUND');
    if (looking === null) return version;
    if (!isFileFor(row, looking) || row.versions.at(-1)?.id !== versionId) throw new DomainError('NOT_FOUND');
    return version;
  }

  /** Before a file is looked at. @throws NOT_FOUND, TAKEN_BACK */
  async requireOpen(meetingId: Id, id: Id): Promise<void> {
    const row = await this.dataSource.getRepository(MaterialEntity).findOneBy({ id, meetingId });
    if (!row || row.purged) throw new DomainError('NOT_FOUND');
    if (row.takenBack) throw new DomainError('TAKEN_BACK');
  }

  /** The day on which the first of those that everybody reads now was given out. */
  async publishedOn(db: Pick<StreamWrite, 'query'>, meetingId: Id): Promise<CivilDate | null> {
    const [row] = await db.query<{ at: number | null }>(
      `select round(extract(epoch from min(published_at)) * 1000)::float8 as at from material where meeting_id = $1`,
      [meetingId],
    );
    return row?.at == null ? null : civilDay(row.at);
  }
}
