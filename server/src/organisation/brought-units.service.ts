import type { Id, OrgUnitView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { unitKey } from './organisation.view.js';
import { EVER, UnitsService } from './units.service.js';

export type BroughtUnit = Omit<OrgUnitView, 'version'>;

/** Each with the number of the entry that tells it. */
const MAKE = `insert into org_unit (id, parent_id, ended_on, successor_id, end_basis, version)
  select id, "parentId", "endedOn", "successorId", "endBasis", version
  from jsonb_to_recordset($1::jsonb) as t(id uuid, "parentId" uuid, "endedOn" date, "successorId" uuid,
    "endBasis" text, version bigint)`;
const NAME = `insert into org_unit_name (unit_id, valid_from, name, basis)
  select id, "validFrom", name, basis
  from jsonb_to_recordset($1::jsonb) as t(id uuid, "validFrom" date, name text, basis text)`;
const KEY = `insert into org_unit_key (name_key, unit_id)
  select key, id from jsonb_to_recordset($1::jsonb) as t(key text, id uuid) order by key on conflict do nothing`;

/** Units that a meeting's file names and this house does not know. */
@Injectable()
export class BroughtUnitsService {
  constructor(private readonly units: UnitsService) {}

  /**
   * What is known here stays as it is here. A spelling that already means another unit goes on meaning that one: two
   * units of one name then stand in the list, until the organiser decides that one goes on with the other.
   */
  async bring(tx: StreamTransaction, brought: readonly BroughtUnit[]): Promise<void> {
    const known = new Set((await this.units.all(tx)).map(({ id }) => id));
    const fresh = brought.filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return;
    const first = tx.nextSeq;
    const rows = fresh.map((unit, i) => ({ ...unit, version: first + i }));
    await tx.query(MAKE, [JSON.stringify(rows)]);
    const names = fresh.flatMap(({ id, names }) =>
      names.map(({ validFrom, name, basis }) => ({ id, validFrom: validFrom ?? EVER, name, basis })),
    );
    await tx.query(NAME, [JSON.stringify(names)]);
    await tx.query(KEY, [JSON.stringify(keysOf(names))]);
    for (const row of rows) tx.emit(['everyone'], 'organisation.unitChanged', row);
  }
}

function keysOf(names: readonly { id: Id; name: string }[]): { id: Id; key: string }[] {
  const byKey = new Map<string, { id: Id; key: string }>();
  for (const { id, name } of names) {
    const key = unitKey(name);
    if (!byKey.has(key)) byKey.set(key, { id, key });
  }
  return [...byKey.values()];
}
