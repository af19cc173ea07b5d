import type { CivilDate, EarlierPlan, Id, ParticipantView, Role, UnitView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { unitKey } from '../organisation/organisation.view.js';
import { UnitsService } from '../organisation/units.service.js';
import type { FoundUnit } from '../organisation/units.service.js';
import { ParticipantEntity } from './participants.entity.js';
import { isPerson } from './participants.rights.js';
import { participantView } from './participants.view.js';

/** Where somebody's invitation goes, as a roster says; a missing one stays as it is known. */
export interface Contact {
  participantId: Id;
  email?: string;
  phone?: string;
}

type ContactHook = (tx: StreamTransaction, contacts: readonly Contact[]) => Promise<void>;
type ReleaseHook = (tx: StreamTransaction, participantId: Id) => Promise<void>;

/** What the features above rely on; rows are written through `insert` and `save` only. */
const BY_IDS = `select id, role, name, title, unit_id as "unitId", unit, number, seat_taken as "seatTaken", attendance,
    without_phone as "withoutPhone", may_take_over as "mayTakeOver", contributor,
    round(extract(epoch from checked_in_at) * 1000)::float8 as "checkedInAt", version::float8 as version
  from participant where meeting_id = $1 and id = any($2::uuid[])`;

@Injectable()
export class ParticipantsService {
  private readonly releaseHooks: ReleaseHook[] = [];
  private readonly contactHooks: ContactHook[] = [];

  constructor(
    private readonly meetings: MeetingService,
    private readonly units: UnitsService,
  ) {}

  /** Called when a seat is freed, in the same transaction: whoever keeps sessions of the seat ends them. */
  onRelease(hook: ReleaseHook): void {
    this.releaseHooks.push(hook);
  }

  /** Called with the addresses of an imported roster: whoever writes to people keeps them. */
  onContacts(hook: ContactHook): void {
    this.contactHooks.push(hook);
  }

  async runContactHooks(tx: StreamTransaction, contacts: readonly Contact[]): Promise<void> {
    if (contacts.length > 0) for (const hook of this.contactHooks) await hook(tx, contacts);
  }

  /** @throws NOT_FOUND also for a participant of another meeting */
  async get(tx: StreamWrite, id: Id): Promise<ParticipantView> {
    return participantView(await this.row(tx, id));
  }

  /** Those of these ids who are in the meeting. */
  async getMany(
    tx: Pick<StreamWrite, 'query' | 'streamId'>,
    ids: readonly Id[],
  ): Promise<Map<Id, ParticipantView>> {
    if (ids.length === 0) return new Map();
    // On the way of every opinion: plain rows, an entity each would be felt under load.
    const rows = await tx.query<ParticipantView>(BY_IDS, [tx.streamId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** People of a unit in this meeting who may write opinions: `mayWrite` of shared, as SQL. */
  async countAuthors(tx: StreamWrite, unitId: Id, guestsMayWrite: boolean): Promise<number> {
    const [row] = await tx.query<{ people: string }>(
      `select count(*) as people from participant
       where meeting_id = $1 and unit_id = $2
         and (role in ('DELEGATE', 'UNIT_FOCAL') or role = 'GUEST' and (contributor or $3))`,
      [tx.streamId, unitId, guestsMayWrite],
    );
    return Number(row?.people ?? 0);
  }

  /** Who has this part in the meeting; of these units, where some are named. */
  async having(tx: StreamWrite, role: Role, unitIds: readonly Id[] | null = null): Promise<Id[]> {
    const rows = await tx.query<{ id: Id }>(
      `select id from participant where meeting_id = $1 and role = $2
         and ($3::uuid[] is null or unit_id = any($3::uuid[])) order by id`,
      [tx.streamId, role, unitIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Outside of a write: what a meeting that follows could take over beside the plan. */
  async couldTakeOver(db: Pick<StreamWrite, 'query'>, meetingId: Id): Promise<Omit<EarlierPlan, 'plan'>> {
    const [found] = await db.query<Omit<EarlierPlan, 'plan'>>(
      `select (select count(*)::int from participant where meeting_id = $1 and not contributor
           and staff_id is null) as people,
         (select count(*)::int from meeting_unit where meeting_id = $1) as units`,
      [meetingId],
    );
    return found ?? { people: 0, units: 0 };
  }

  /** Whether anybody has this part in the meeting. */
  hasRole(tx: StreamWrite, role: Role): Promise<boolean> {
    return tx.repo(ParticipantEntity).existsBy({ meetingId: tx.streamId, role });
  }

  /** @throws UNKNOWN_UNIT also for a unit that has no part in the meeting */
  async unit(tx: StreamWrite, unitId: Id): Promise<UnitView> {
    const [unit] = await tx.query<UnitView>(
      'select unit_id as id, name from meeting_unit where meeting_id = $1 and unit_id = $2',
      [tx.streamId, unitId],
    );
    if (!unit) throw new DomainError('UNKNOWN_UNIT');
    return unit;
  }

  /** The parent of a unit, if it has somebody here who answers for it. */
  async responderAbove(tx: StreamWrite, unitId: Id): Promise<UnitView | null> {
    const { parentId } = await this.units.one(tx, unitId);
    if (parentId === null) return null;
    const answers = await tx
      .repo(ParticipantEntity)
      .existsBy({ meetingId: tx.streamId, unitId: parentId, role: 'RESPONDER' });
    return answers ? this.unit(tx, parentId) : null;
  }

  /**
   * A unit of the organisation takes part, by its name of the meeting's day.
   *
   * @throws UNKNOWN_UNIT, UNIT_ENDED
   */
  async bringUnit(tx: StreamTransaction, unitId: Id): Promise<UnitView> {
    const day = await this.day(tx);
    const unit = await this.units.successor(tx, unitId, day);
    // Whoever is named is meant: a unit that is no more does not become another one in silence.
    if (unit.id !== unitId) throw new DomainError('UNIT_ENDED');
    await this.takePart(tx, [unit]);
    return unit;
  }

  /** The one that goes on with a unit by today takes part. @throws UNKNOWN_UNIT, UNIT_ENDED */
  async bringSuccessor(tx: StreamTransaction, unitId: Id): Promise<UnitView> {
    const unit = await this.units.successor(tx, unitId, civilDay(tx.now));
    await this.takePart(tx, [unit]);
    return unit;
  }

  /** What these names mean on the meeting's day, by `unitKey`. */
  async findUnits(tx: StreamWrite, names: readonly string[]): Promise<Map<string, FoundUnit>> {
    return this.units.find(tx, names, await this.day(tx));
  }

  /** The unit of this name, made if the organisation does not know it, and told to the table if new here. */
  async ensureUnit(tx: StreamTransaction, name: string): Promise<UnitView> {
    const unit = (await this.ensureUnits(tx, [name])).get(unitKey(name));
    if (!unit) throw new Error('a unit was neither found nor made');
    return unit;
  }

  /** By `unitKey`. @throws UNIT_ENDED */
  async ensureUnits(tx: StreamTransaction, names: readonly string[]): Promise<Map<string, UnitView>> {
    const units = await this.units.ensure(tx, names, await this.day(tx));
    await this.takePart(tx, [...units.values()]);
    return units;
  }

  private async takePart(tx: StreamTransaction, units: readonly UnitView[]): Promise<void> {
    // Two spellings may have led to one unit.
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const told = await tx.query<{ id: Id }>(
      `insert into meeting_unit (meeting_id, unit_id, name)
       select $1, id, name from unnest($2::uuid[], $3::text[]) as t(id, name)
       on conflict (meeting_id, unit_id) do update set name = excluded.name
         where meeting_unit.name <> excluded.name
       returning unit_id as id`,
      [tx.streamId, [...byId.keys()], [...byId.values()].map(({ name }) => name)],
    );
    const isNew = new Set(told.map((row) => row.id));
    for (const unit of byId.values()) if (isNew.has(unit.id)) tx.emit(TABLE, 'participants.unit', unit);
  }

  /** Names of units are those of the meeting's day. */
  private async day(tx: StreamWrite): Promise<CivilDate> {
    return civilDay((await this.meetings.load(tx)).startsAt);
  }

  /** @throws NOT_FOUND; for this feature only, others get views */
  async row(tx: StreamWrite, id: Id): Promise<ParticipantEntity> {
    const row = await tx.repo(ParticipantEntity).findOneBy({ id, meetingId: tx.streamId });
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  /**
   * In session the last chair keeps the role, until somebody takes over.
   *
   * @throws LAST_CHAIR
   */
  async requireChairLeft(tx: StreamWrite, row: ParticipantEntity, next: Role): Promise<void> {
    if (row.role !== 'CHAIR' || next === 'CHAIR' || tx.phase !== 'IN_SESSION') return;
    const chairs = await tx.repo(ParticipantEntity).countBy({ meetingId: tx.streamId, role: 'CHAIR' });
    if (chairs === 1) throw new DomainError('LAST_CHAIR');
  }

  async insert(tx: StreamTransaction, row: Omit<ParticipantEntity, 'version'>): Promise<void> {
    requireOwnId(tx.streamId, row.id);
    const full = { ...row, version: tx.nextSeq };
    await tx.repo(ParticipantEntity).insert(full);
    this.tell(tx, full);
  }

  /** Somebody from a unit who came by its link: sits down at once, and is no guest of the hall. */
  async addContributor(tx: StreamTransaction, id: Id, name: string, unit: UnitView): Promise<void> {
    const seated = { role: 'GUEST', name, unitId: unit.id, unit: unit.name, seatTaken: true } as const;
    await this.insert(tx, { ...newParticipant(tx.streamId, id), ...seated, contributor: true });
  }

  /** How many came by the link of this unit. */
  contributorsOf(tx: StreamWrite, unitId: Id): Promise<number> {
    return tx.repo(ParticipantEntity).countBy({ meetingId: tx.streamId, unitId, contributor: true });
  }

  /** Writes what changed and tells it to chair, desk and the person. */
  async save(
    tx: StreamTransaction,
    row: ParticipantEntity,
    patch: Partial<ParticipantEntity>,
  ): Promise<void> {
    const change = { ...patch, version: tx.nextSeq };
    await tx.repo(ParticipantEntity).update({ id: row.id }, change);
    this.tell(tx, { ...row, ...change });
  }

  /**
   * Whoever begins to speak is in the hall, unless the list says something about this person already. Resolves to what
   * undoing needs; undefined: nothing was changed.
   */
  async arrive(tx: StreamTransaction, id: Id): Promise<{ id: Id; version: number } | undefined> {
    const row = await this.row(tx, id);
    if (row.attendance !== 'UNKNOWN' || row.contributor || !isPerson(row.role)) return undefined;
    const version = tx.nextSeq;
    await this.save(tx, row, { attendance: 'ON_SITE', checkedInAt: new Date(tx.now) });
    return { id, version };
  }

  /** The turn was taken back: what somebody wrote into the list since stays. */
  async takeBackArrival(tx: StreamTransaction, { id, version }: { id: Id; version: number }): Promise<void> {
    const row = await this.row(tx, id);
    if (row.version === version) await this.save(tx, row, { attendance: 'UNKNOWN', checkedInAt: null });
  }

  /** The entry of a row that is written elsewhere; `row.version` must be `tx.nextSeq`. */
  tell(tx: StreamTransaction, row: ParticipantEntity): void {
    tx.emit([...TABLE, `participant:${row.id}`], 'participants.changed', participantView(row));
  }

  async runReleaseHooks(tx: StreamTransaction, participantId: Id): Promise<void> {
    for (const hook of this.releaseHooks) await hook(tx, participantId);
  }
}

/** Under the meeting's id the server acts. @throws INVALID */
function requireOwnId(meetingId: Id, id: Id): void {
  if (id !== meetingId) return;
  throw new DomainError('INVALID', { fields: [{ path: 'participantId', reason: 'OUT_OF_RANGE' }] });
}

/** A row with nothing in it yet. */
export function newParticipant(meetingId: Id, id: Id): Omit<ParticipantEntity, 'version'> {
  return {
    id,
    meetingId,
    staffId: null,
    role: 'DELEGATE',
    name: '',
    title: '',
    unitId: null,
    unit: '',
    number: '',
    seatTaken: false,
    linkGeneration: 1,
    attendance: 'UNKNOWN',
    withoutPhone: false,
    mayTakeOver: false,
    contributor: false,
    checkedInAt: null,
  };
}
