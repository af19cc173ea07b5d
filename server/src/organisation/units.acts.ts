import type { CivilDate, Id, OrgUnitView, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { OrgUnitEntity } from './organisation.entity.js';
import { unitKey, unitName } from './organisation.view.js';
import { EVER, UnitsService } from './units.service.js';

/** What the organiser decides about units; each decision is dated and keeps what was before. */
@Injectable()
export class UnitsActs {
  constructor(private readonly units: UnitsService) {}

  /** @throws ID_TAKEN, NOT_FOUND for the parent, UNIT_NAME_TAKEN */
  async add(tx: StreamTransaction, payload: Payload<'organisation.addUnit'>): Promise<void> {
    const { unitId: id, name, parentId, basis } = payload;
    if (await tx.repo(OrgUnitEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    if (parentId !== null) await this.units.one(tx, parentId);
    const row = { id, parentId, endedOn: null, successorId: null, endBasis: '', version: tx.nextSeq };
    await tx.repo(OrgUnitEntity).insert(row);
    await this.putName(tx, id, { name, validFrom: EVER, basis });
    await this.tell(tx, id);
  }

  /** @throws NOT_FOUND, STALE, UNIT_NAME_TAKEN */
  async rename(tx: StreamTransaction, payload: Payload<'organisation.renameUnit'>): Promise<void> {
    const { unitId, name, basis, seen } = payload;
    await this.seen(tx, unitId, seen);
    await this.putName(tx, unitId, { name, validFrom: payload.validFrom ?? EVER, basis });
    await this.change(tx, unitId, {});
  }

  /** @throws NOT_FOUND, STALE, UNIT_CYCLE */
  async move(tx: StreamTransaction, payload: Payload<'organisation.moveUnit'>): Promise<void> {
    const { unitId, parentId, seen } = payload;
    await this.seen(tx, unitId, seen);
    if (parentId !== null) {
      const parents = new Map((await this.units.all(tx)).map((unit) => [unit.id, unit.parentId]));
      requireEnd(unitId, parentId, parents);
    }
    await this.change(tx, unitId, { parentId });
  }

  /**
   * The units below go to the successor, or to where the unit itself was.
   *
   * @throws NOT_FOUND, STALE, UNIT_CYCLE
   */
  async end(tx: StreamTransaction, payload: Payload<'organisation.endUnit'>): Promise<void> {
    const { unitId, endedOn, basis, seen } = payload;
    const before = await this.seen(tx, unitId, seen);
    const successorId = endedOn === null ? null : payload.successorId;
    const all = await this.units.all(tx);
    if (successorId !== null) requireEnd(unitId, successorId, new Map(all.map((u) => [u.id, u.successorId])));
    await this.change(tx, unitId, { endedOn, successorId, endBasis: endedOn === null ? '' : basis });
    if (endedOn === null) return;
    const parentId = successorId ?? before.parentId;
    for (const below of all.filter((one) => one.parentId === unitId)) {
      // A successor that was below the unit takes its place.
      await this.change(tx, below.id, { parentId: below.id === parentId ? before.parentId : parentId });
    }
  }

  private async seen(tx: StreamTransaction, unitId: Id, seen: number): Promise<OrgUnitView> {
    const present = await this.units.one(tx, unitId);
    if (present.version !== seen) throw new DomainError('STALE', { present });
    return present;
  }

  /** A spelling means one unit for good: two that were called the same could not be told apart in a list. */
  private async putName(
    tx: StreamTransaction,
    unitId: Id,
    { name, validFrom, basis }: { name: string; validFrom: CivilDate; basis: string },
  ): Promise<void> {
    await tx.query('insert into org_unit_key (name_key, unit_id) values ($1, $2) on conflict do nothing', [
      unitKey(name),
      unitId,
    ]);
    const [holder] = await tx.query<{ id: Id }>(
      'select unit_id as id from org_unit_key where name_key = $1',
      [unitKey(name)],
    );
    if (holder?.id !== unitId) throw new DomainError('UNIT_NAME_TAKEN');
    await tx.query(
      `insert into org_unit_name (unit_id, valid_from, name, basis) values ($1, $2, $3, $4)
       on conflict (unit_id, valid_from) do update set name = excluded.name, basis = excluded.basis`,
      [unitId, validFrom, unitName(name), basis],
    );
  }

  private async change(tx: StreamTransaction, id: Id, patch: Partial<OrgUnitEntity>): Promise<void> {
    await tx.repo(OrgUnitEntity).update({ id }, { ...patch, version: tx.nextSeq });
    await this.tell(tx, id);
  }

  private async tell(tx: StreamTransaction, unitId: Id): Promise<void> {
    tx.emit(['everyone'], 'organisation.unitChanged', await this.units.one(tx, unitId));
  }
}

/** From the next unit on, the way must come to an end without meeting the first. @throws NOT_FOUND, UNIT_CYCLE */
function requireEnd(from: Id, next: Id, way: ReadonlyMap<Id, Id | null>): void {
  if (!way.has(next)) throw new DomainError('NOT_FOUND');
  for (let at: Id | null = next; at !== null; at = way.get(at) ?? null) {
    if (at === from) throw new DomainError('UNIT_CYCLE');
  }
}
