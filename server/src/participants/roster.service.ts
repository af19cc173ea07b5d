import type { Id, Payload, Result, Role, RosterCheck, UnitView } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { unitKey, unitName } from '../organisation/organisation.view.js';
import { ParticipantEntity } from './participants.entity.js';
import { mayChangeRole } from './participants.rights.js';
import type { Contact } from './participants.service.js';
import { ParticipantsService, newParticipant } from './participants.service.js';
import type { RosterRow } from './roster-csv.js';
import { problem, readRoster } from './roster-csv.js';
import type { RosterMatch } from './roster-match.js';
import { matchRoster } from './roster-match.js';

type Change = { row: ParticipantEntity; isNew: boolean };
type Match = RosterMatch & { id: Id };
type Units = ReadonlyMap<string, UnitView>;

const WRITE = `insert into participant (id, meeting_id, role, name, title, unit_id, unit, number, attendance,
    may_take_over, version)
  select id, $1, role, name, title, "unitId", unit, number, attendance, "mayTakeOver", version
  from jsonb_to_recordset($2::jsonb) as t(id uuid, role text, name text, title text, "unitId" uuid, unit text,
    number text, attendance text, "mayTakeOver" boolean, version bigint)
  on conflict (id) do update set role = excluded.role, name = excluded.name, title = excluded.title,
    unit_id = excluded.unit_id, unit = excluded.unit, number = excluded.number,
    may_take_over = excluded.may_take_over, version = excluded.version`;

/** Whole rosters: all rows or none, in a handful of statements whatever their number. */
/** Whom a roster may know again by the number alone. */
const IN_THE_HALL: readonly Role[] = ['DELEGATE', 'GUEST', 'UNIT_FOCAL'];

@Injectable()
export class RosterService {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Who is in the meeting already is brought up to date, never doubled; an empty cell of role or number, and a
   * column that is missing, leave what is known.
   *
   * @throws TOO_LARGE, ROSTER_INVALID with `rows: RosterProblem[]`, LAST_CHAIR, NOT_ALLOWED
   */
  async import(
    tx: StreamTransaction,
    { csv }: Payload<'participants.import'>,
  ): Promise<Result<'participants.import'>> {
    if (Buffer.byteLength(csv) > TABLE_LIMITS.rosterBytes) throw new DomainError('TOO_LARGE');
    const known = await tx.repo(ParticipantEntity).findBy({ meetingId: tx.streamId });
    const read = readRoster(csv);
    const found = await this.participants.findUnits(tx, [...namesOfUnits(read.rows), ...namesOfUnits(known)]);
    const roster = { rows: read.rows.map((row) => ofThatDay(row, found)), problems: read.problems };
    const matching = matchRoster(
      roster.rows,
      known.map((one) => ({ ...ofThatDay(one, found), atTable: !IN_THE_HALL.includes(one.role) })),
    );
    const ended = roster.rows
      .filter(({ unit }) => unit !== null && found.get(unitKey(unit))?.ended)
      .map(({ line, unit }) => problem(line, 'unit', 'UNIT_ENDED', unit ?? ''));
    const problems = [...roster.problems, ...ended, ...matching.problems].sort((a, b) => a.line - b.line);
    if (problems.length > 0) throw new DomainError('ROSTER_INVALID', { rows: problems });
    const units = await this.participants.ensureUnits(tx, namesOfUnits(roster.rows));
    // People who are new get their ids here, so that what hangs on them can be told as well.
    const matches = matching.matches.map(({ row, knownId }) => ({
      row,
      knownId,
      id: knownId ?? randomUUID(),
    }));
    const changes = changesOf(tx, matches, known, units);
    this.requireRights(tx, changes, known);
    await this.write(tx, changes, known);
    await this.participants.runContactHooks(tx, contactsOf(matches));
    const added = changes.filter((change) => change.isNew).length;
    return { added, updated: changes.length - added };
  }

  /**
   * Before anybody presses: what the file alone shows, how many rows are good and every problem of the others, and
   * how many are about somebody who is in the meeting already.
   */
  async check(meetingId: Id, csv: string): Promise<RosterCheck> {
    if (Buffer.byteLength(csv) > TABLE_LIMITS.rosterBytes) throw new DomainError('TOO_LARGE');
    const roster = readRoster(csv);
    const problems = [...roster.problems, ...matchRoster(roster.rows, []).problems];
    const bad = new Set(problems.map(({ line }) => line));
    problems.sort((a, b) => a.line - b.line);
    const people = await this.dataSource.getRepository(ParticipantEntity).findBy({ meetingId });
    const { matches } = matchRoster(
      roster.rows,
      people.map((one) => ({ ...one, atTable: !IN_THE_HALL.includes(one.role) })),
    );
    const known = matches.filter(({ row, knownId }) => knownId !== null && !bad.has(row.line)).length;
    return { good: roster.rows.filter(({ line }) => !bad.has(line)).length, known, problems };
  }

  private requireRights(tx: StreamTransaction, changes: readonly Change[], known: ParticipantEntity[]): void {
    const before = new Map(known.map((row) => [row.id, row]));
    for (const { row, isNew } of changes) {
      const role = before.get(row.id)?.role;
      if (isNew || role === undefined) continue;
      if (!mayChangeRole(tx.actor.role, role, row.role)) {
        throw new DomainError('NOT_ALLOWED', { role: tx.actor.role, phase: tx.phase });
      }
    }
    const after = new Map([...before, ...changes.map(({ row }) => [row.id, row] as const)]);
    const hasChair = (rows: Iterable<ParticipantEntity>): boolean =>
      [...rows].some((row) => row.role === 'CHAIR');
    if (tx.phase === 'IN_SESSION' && hasChair(known) && !hasChair(after.values())) {
      throw new DomainError('LAST_CHAIR');
    }
  }

  private async write(tx: StreamTransaction, changes: Change[], known: ParticipantEntity[]): Promise<void> {
    if (changes.length === 0) return;
    const numbers = new Map(known.map((row) => [row.id, row.number]));
    const renumbered = changes
      .filter(({ row }) => (numbers.get(row.id) ?? row.number) !== row.number)
      .map(({ row }) => row.id);
    // Numbers are unique at every moment: two people who exchange theirs first have none.
    await tx.query(`update participant set number = '' where id = any($1)`, [renumbered]);
    for (const { row } of changes) {
      row.version = tx.nextSeq;
      this.participants.tell(tx, row);
    }
    await tx.query(WRITE, [tx.streamId, JSON.stringify(changes.map(({ row }) => row))]);
  }
}

/** With the unit by its name of the meeting's day: an old list and a new one name the same people. */
function ofThatDay<R extends { unit: string | null }>(row: R, found: ReadonlyMap<string, UnitView>): R {
  const unit = row.unit ? found.get(unitKey(row.unit)) : undefined;
  return unit ? { ...row, unit: unit.name } : row;
}

function namesOfUnits(rows: readonly { unit: string | null }[]): string[] {
  return rows.flatMap((row) => (row.unit ? [row.unit] : []));
}

/** What the file says; an empty cell leaves what is known. */
function contactsOf(matches: readonly Match[]): Contact[] {
  return matches.flatMap(({ row: { email = '', phone = '' }, id: participantId }) => {
    if (email === '' && phone === '') return [];
    return [{ participantId, ...(email && { email }), ...(phone && { phone }) }];
  });
}

function changesOf(
  tx: StreamTransaction,
  matches: readonly Match[],
  known: readonly ParticipantEntity[],
  units: Units,
): Change[] {
  const byId = new Map(known.map((row) => [row.id, row]));
  return matches.flatMap(({ row, knownId, id }) => {
    const before = knownId === null ? undefined : byId.get(knownId);
    const base = before ?? { ...newParticipant(tx.streamId, id), version: 0 };
    const after = { ...base, ...wordsOf(row, base, units) };
    if (after.role !== 'SECRETARY') after.mayTakeOver = false;
    const same = before && JSON.stringify(before) === JSON.stringify(after);
    return same ? [] : [{ row: after, isNew: before === undefined }];
  });
}

/** What the row says; an existing unit keeps its spelling. */
function wordsOf(
  row: RosterRow,
  base: Omit<ParticipantEntity, 'version'>,
  units: Units,
): Partial<ParticipantEntity> {
  const unit = row.unit === null ? null : units.get(unitKey(row.unit));
  return {
    name: row.name,
    role: row.role ?? base.role,
    number: row.number ?? base.number,
    title: row.title ?? base.title,
    ...(unit === null ? {} : { unitId: unit?.id ?? null, unit: unitName(unit?.name ?? '') }),
  };
}
