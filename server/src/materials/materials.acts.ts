import type { MaterialType, MaterialVersion, Payload } from '@doi-thoai/shared';
import { MATERIAL_LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import { purgeWords } from '../journal/purge.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { ofMaterial } from './material-files.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { MaterialsChanges, materialsOf, requireMaterial, requireSeen } from './materials.changes.js';
import { MaterialEntity } from './materials.entity.js';

/** What those who prepare do with materials, and what the chair does with one that turned out to be secret. */
@Injectable()
export class MaterialsActs {
  constructor(
    private readonly changes: MaterialsChanges,
    private readonly files: KeptFiles,
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
  ) {}

  /** At the end of the list. @throws ID_TAKEN, MATERIAL_LIMIT, UNKNOWN_AGENDA_ITEM */
  async add(tx: StreamTransaction, payload: Payload<'materials.add'>): Promise<void> {
    const { materialId: id, agendaItemId, title, presenter, readers } = payload;
    if (await tx.repo(MaterialEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    const all = await materialsOf(tx);
    if (all.length >= MATERIAL_LIMITS.perMeeting) throw new DomainError('MATERIAL_LIMIT');
    await this.requireItem(tx, agendaItemId);
    const place = (all.at(-1)?.place ?? 0) + 1;
    const words = { id, agendaItemId, title, presenter, readers };
    const rest = { meetingId: tx.streamId, place, versions: [], takenBack: null, purged: false };
    await this.changes.write(tx, { ...words, ...rest }, null);
  }

  /** @throws NOT_FOUND, STALE, UNKNOWN_AGENDA_ITEM */
  async edit(tx: StreamTransaction, payload: Payload<'materials.edit'>): Promise<void> {
    const { materialId, seen, agendaItemId, title, presenter, readers } = payload;
    const row = await requireMaterial(tx, materialId);
    requireSeen(row, seen);
    // An item that is no more stays named until somebody chooses another.
    if (agendaItemId !== row.agendaItemId) await this.requireItem(tx, agendaItemId);
    await this.changes.write(tx, { ...row, agendaItemId, title, presenter, readers }, row);
  }

  /**
   * The file that came takes the place of the newest one. The same version again is as it should be.
   *
   * @throws NOT_FOUND also when no such file came from this person; TAKEN_BACK, MATERIAL_LIMIT
   */
  async bring(tx: StreamTransaction, payload: Payload<'materials.bring'>): Promise<void> {
    const { materialId, versionId } = payload;
    const row = await requireMaterial(tx, materialId);
    const kept = await this.files.find<MaterialType>(ofMaterial(tx.streamId, materialId), versionId);
    if (kept?.broughtBy !== tx.actor.id) throw new DomainError('NOT_FOUND');
    const { versions } = row;
    if (versions.some(({ id }) => id === versionId)) return;
    if (row.takenBack) throw new DomainError('TAKEN_BACK');
    if (versions.length >= MATERIAL_LIMITS.versions) throw new DomainError('MATERIAL_LIMIT');
    const { name: byName } = await this.participants.get(tx, tx.actor.id);
    const { id, name, type, bytes, sha256 } = kept;
    const who = { byId: tx.actor.id, byName, at: tx.now };
    const version: MaterialVersion = { id, number: versions.length + 1, name, type, bytes, sha256, ...who };
    await this.changes.write(tx, { ...row, versions: [...versions, version] }, row);
  }

  /** Says nothing when they stand so already. @throws STALE when there are others now */
  async order(tx: StreamTransaction, { materialIds }: Payload<'materials.order'>): Promise<void> {
    const now = (await materialsOf(tx)).map(({ id }) => id);
    if (now.length !== materialIds.length || materialIds.some((id) => !now.includes(id))) {
      throw new DomainError('STALE', { present: { materialIds: now } });
    }
    if (now.some((id, index) => id !== materialIds[index])) await this.changes.order(tx, materialIds);
  }

  /** @throws NOT_FOUND, STALE, TAKEN_BACK */
  async takeBack(tx: StreamTransaction, payload: Payload<'materials.takeBack'>): Promise<void> {
    const row = await requireMaterial(tx, payload.materialId);
    requireSeen(row, payload.seen);
    if (row.takenBack) throw new DomainError('TAKEN_BACK');
    await this.changes.write(tx, { ...row, takenBack: { reason: payload.reason, at: tx.now } }, row);
  }

  /** @throws NOT_FOUND, STALE, NOT_TAKEN_BACK */
  async giveAgain(tx: StreamTransaction, payload: Payload<'materials.giveAgain'>): Promise<void> {
    const row = await requireMaterial(tx, payload.materialId);
    requireSeen(row, payload.seen);
    if (!row.takenBack) throw new DomainError('NOT_TAKEN_BACK');
    await this.changes.write(tx, { ...row, takenBack: null }, row);
  }

  /**
   * Deletes words and names from the row, from every entry that told them and from stored refusals; the bytes go after
   * the commit (`MaterialFiles`).
   *
   * @throws NOT_FOUND, STALE, NOT_TAKEN_BACK: nobody may be reading it while it is judged
   */
  async purge(tx: StreamTransaction, payload: Payload<'materials.purge'>): Promise<void> {
    const { materialId, reason, seen } = payload;
    const row = await requireMaterial(tx, materialId);
    // The chair does not know of what the desk alone is preparing.
    if (!row.takenBack) throw new DomainError(row.readers === 'DESK' ? 'NOT_FOUND' : 'NOT_TAKEN_BACK');
    requireSeen(row, seen);
    const seqs = await purgeWords(tx, 'material', materialId);
    tx.emit(TABLE, 'content.purged', { materialId, seqs, byId: tx.actor.id, reason });
    const blank = { title: '', presenter: '', versions: [], takenBack: null, purged: true };
    await this.changes.write(tx, { ...row, ...blank }, row);
  }

  private async requireItem(tx: StreamTransaction, agendaItemId: string | null): Promise<void> {
    if (agendaItemId === null) return;
    const { agenda } = await this.meetings.load(tx);
    if (!agenda.some(({ id }) => id === agendaItemId)) throw new DomainError('UNKNOWN_AGENDA_ITEM');
  }
}
