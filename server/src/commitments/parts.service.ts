import type { CommitmentUnit, CommitmentView, CommitmentWords, Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ParticipantsService } from '../participants/participants.service.js';

export type Parts = Pick<CommitmentView, 'ownerUnitId' | 'ownerUnit' | 'jointLeads' | 'coordinating'>;
type Named = Pick<CommitmentWords, 'ownerUnitId' | 'jointUnitIds' | 'coordinatingUnitIds'>;

/** Which units lead and which coordinate, by their names in the meeting. */
@Injectable()
export class PartsService {
  constructor(private readonly participants: ParticipantsService) {}

  /**
   * Parts as they were named; left out is as it was before. A unit that stays keeps the name that it had.
   *
   * @throws UNKNOWN_UNIT; INVALID for a unit that is named twice
   */
  async named(tx: StreamTransaction, named: Named, before?: Parts): Promise<Parts> {
    const known = new Map((before ? unitsWithNames(before) : []).map((one) => [one.unitId, one.unit]));
    const unit = async (unitId: Id): Promise<CommitmentUnit> => ({
      unitId,
      unit: known.get(unitId) ?? (await this.participants.unit(tx, unitId)).name,
    });
    const listed = async (ids: readonly Id[]): Promise<CommitmentUnit[]> => {
      const units: CommitmentUnit[] = [];
      for (const id of ids) units.push(await unit(id));
      return units;
    };
    const owner = await unit(named.ownerUnitId);
    const joint = named.jointUnitIds ?? idsOf(before?.jointLeads);
    const coordinating = named.coordinatingUnitIds ?? idsOf(before?.coordinating);
    requireOnce([owner.unitId, ...joint], 'jointUnitIds');
    requireOnce([owner.unitId, ...joint, ...coordinating], 'coordinatingUnitIds');
    return {
      ownerUnitId: owner.unitId,
      ownerUnit: owner.unit,
      jointLeads: await listed(joint),
      coordinating: await listed(coordinating),
    };
  }
}

function idsOf(units: readonly CommitmentUnit[] = []): Id[] {
  return units.map(({ unitId }) => unitId);
}

function unitsWithNames({ ownerUnitId, ownerUnit, jointLeads, coordinating }: Parts): CommitmentUnit[] {
  return [{ unitId: ownerUnitId, unit: ownerUnit }, ...jointLeads, ...coordinating];
}

function requireOnce(ids: readonly Id[], path: string): void {
  if (new Set(ids).size === ids.length) return;
  throw new DomainError('INVALID', { fields: [{ path, reason: 'OUT_OF_RANGE' }] });
}
