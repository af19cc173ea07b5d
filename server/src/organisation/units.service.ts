import type { CivilDate, Id, OrgUnitView, UnitOfDay, UnitView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { unitKey, unitName } from './organisation.view.js';

/** Whatever can be asked with SQL: a write transaction or a plain read. */
export type Readable = Pick<StreamWrite, 'query'>;

/** The day from which a first name holds: for as long as anybody knows. */
export const EVER = '1900-01-01';

/** A unit that a name leads to, with its name on the day; `ended` when nobody goes on with it. */
export interface FoundUnit extends UnitView {
  ended: boolean;
}

/** From a spelling to the unit, and on to whoever goes on with it by that day. */
const FIND = `with recursive line as (
    select k.name_key as key, u.id, u.ended_on, u.successor_id, 0 as depth
    from org_unit_key k join org_unit u on u.id = k.unit_id where k.name_key = any($1::text[])
    union all
    select l.key, s.id, s.ended_on, s.successor_id, l.depth + 1
    from line l join org_unit s on s.id = l.successor_id where l.ended_on <= $2::date and l.depth < 50)
  select distinct on (key) key, id, coalesce(ended_on <= $2::date, false) as ended, unit_name_on(id, $2::date) as name
  from line order by key, depth desc`;

const SUCCEED = `with recursive line as (
    select id as "from", id, ended_on, successor_id, 0 as depth from org_unit where id = any($1::uuid[])
    union all
    select l."from", s.id, s.ended_on, s.successor_id, l.depth + 1
    from line l join org_unit s on s.id = l.successor_id where l.ended_on <= $2::date and l.depth < 50)
  select distinct on ("from") "from", id, coalesce(ended_on <= $2::date, false) as ended,
    unit_name_on(id, $2::date) as name
  from line order by "from", depth desc`;

/** One statement, in the order of the keys: two meetings that import the same new units cannot wait for each other. */
const MAKE = `with given as (
    select id, name, name_key from unnest($1::uuid[], $2::text[], $3::text[]) as t(id, name, name_key)),
  fresh as (
    insert into org_unit_key (name_key, unit_id) select name_key, id from given order by name_key
    on conflict do nothing returning unit_id),
  made as (insert into org_unit (id) select unit_id from fresh)
  insert into org_unit_name (unit_id, valid_from, name)
  select g.id, '${EVER}', g.name from given g join fresh f on f.unit_id = g.id`;

const ALL = `select u.id, u.parent_id as "parentId", u.ended_on::text as "endedOn", u.successor_id as "successorId",
    u.end_basis as "endBasis", u.version::float8 as version,
    (select json_agg(json_build_object('validFrom', nullif(n.valid_from, '${EVER}')::text, 'name', n.name,
       'basis', n.basis) order by n.valid_from) from org_unit_name n where n.unit_id = u.id) as names
  from org_unit u`;

/** Units by day: what a name means, who goes on with a unit that is no more (domain.md 14.13). */
@Injectable()
export class UnitsService {
  /** The whole history of every unit. */
  all(db: Readable): Promise<OrgUnitView[]> {
    return db.query<OrgUnitView>(`${ALL} order by u.id`);
  }

  /** @throws NOT_FOUND */
  async one(db: Readable, unitId: Id): Promise<OrgUnitView> {
    const [unit] = await db.query<OrgUnitView>(`${ALL} where u.id = $1`, [unitId]);
    if (!unit) throw new DomainError('NOT_FOUND');
    return unit;
  }

  /** Units that there are on a day. */
  onDay(db: Readable, day: CivilDate): Promise<UnitOfDay[]> {
    return db.query<UnitOfDay>(
      `select id, unit_name_on(id, $1::date) as name, parent_id as "parentId" from org_unit
       where ended_on is null or ended_on > $1::date order by id`,
      [day],
    );
  }

  /** What these names mean on a day, by `unitKey`; names that nobody ever used are left out. */
  async find(db: Readable, names: readonly string[], day: CivilDate): Promise<Map<string, FoundUnit>> {
    const keys = [...new Set(names.map(unitKey))].sort();
    if (keys.length === 0) return new Map();
    const rows = await db.query<FoundUnit & { key: string }>(FIND, [keys, day]);
    return new Map(rows.map(({ key, ...unit }) => [key, unit]));
  }

  /**
   * The units that these names mean on a day, made where missing, by `unitKey`.
   *
   * @throws UNIT_ENDED for one that is no more and that nobody goes on with
   */
  async ensure(tx: StreamWrite, names: readonly string[], day: CivilDate): Promise<Map<string, UnitView>> {
    const byKey = new Map(names.map((name) => [unitKey(name), unitName(name)]));
    let found = await this.find(tx, names, day);
    const missing = [...byKey.keys()].filter((key) => !found.has(key)).sort();
    if (missing.length > 0) {
      await tx.query(MAKE, [missing.map(() => randomUUID()), missing.map((key) => byKey.get(key)), missing]);
      found = await this.find(tx, names, day);
    }
    return new Map([...found].map(([key, unit]) => [key, living(unit)]));
  }

  /** Who goes on with each of these units on a day; null where nobody does. */
  async successors(db: Readable, unitIds: readonly Id[], day: CivilDate): Promise<Map<Id, UnitView | null>> {
    const rows = await db.query<FoundUnit & { from: Id }>(SUCCEED, [unitIds, day]);
    return new Map(rows.map(({ from, id, name, ended }) => [from, ended ? null : { id, name }]));
  }

  /** Who goes on with a unit on a day: itself while there is one. @throws UNKNOWN_UNIT, UNIT_ENDED */
  async successor(db: Readable, unitId: Id, day: CivilDate): Promise<UnitView> {
    const unit = (await this.successors(db, [unitId], day)).get(unitId);
    if (unit === undefined) throw new DomainError('UNKNOWN_UNIT');
    if (unit === null) throw new DomainError('UNIT_ENDED');
    return unit;
  }
}

function living({ id, name, ended }: FoundUnit): UnitView {
  if (ended) throw new DomainError('UNIT_ENDED');
  return { id, name };
}
