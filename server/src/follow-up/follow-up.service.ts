import type {
  CivilDate,
  CommitmentUnit,
  FollowUpBoard,
  FollowUpMeeting,
  FollowUpPage,
  FollowUpPick,
  FollowUpRow,
  FollowUpScope,
  Id,
  UnitCells,
} from '@doi-thoai/shared';
import { APART_STATES, CELLS, DELAYS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, civilDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { AnswersFollowUp } from './answers.js';
import { BOARD, LIST, OWNERS } from './follow-up.sql.js';
import type { Part } from './parts.js';
import { grantsOf, mayPublish, readsOwnUnit, seeing } from './parts.js';

const WEEKS = 12;
const PAGE = 100;

/** What the database counted; a key that has nothing is missing. */
interface Counted {
  cells: Record<string, number> | null;
  apart: Record<string, number> | null;
  delays: Record<string, number> | null;
  weeks: Record<CivilDate, number> | null;
  byUnit: UnitCells[] | null;
  extended: number;
  asked: number;
}

/** Where a page ended, as `after` says it. */
export interface Place {
  rank: number;
  day: string;
  id: Id;
}

type ListRow = FollowUpRow & { rank: number; byDay: string; total: number };

/** Promises over all meetings of an account: what is due, late, extended and done (domain.md 9.5). */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly answers: AnswersFollowUp,
  ) {}

  async board(parts: readonly Part[], scope: FollowUpScope): Promise<FollowUpBoard> {
    const mine = seeing(parts);
    const at = this.clock.now();
    const today = civilDay(at);
    const grants = grantsOf(mine);
    const [counted] = await this.dataSource.query<Counted[]>(BOARD, [...grants, today, ...scoped(scope)]);
    if (!counted) throw new Error('a count without a row');
    return {
      at,
      today,
      meetings: await this.meetings(mine),
      units: await this.dataSource.query<CommitmentUnit[]>(OWNERS, grants),
      topics: await this.topics(mine),
      ...full(counted, today),
      answers: await this.answers.of(mine, scope, today),
    };
  }

  async page(
    parts: readonly Part[],
    scope: FollowUpScope,
    pick: FollowUpPick,
    after: Place | null,
  ): Promise<FollowUpPage> {
    const today = civilDay(this.clock.now());
    const found = await this.dataSource.query<ListRow[]>(LIST, [
      ...[...grantsOf(seeing(parts)), today, ...scoped(scope)],
      ...[pick.cell, pick.state, pick.delay, pick.week, pick.extended],
      ...[after?.rank ?? null, after?.day ?? null, after?.id ?? null, PAGE + 1, pick.asked],
    ]);
    const last = found.length > PAGE ? found[PAGE - 1] : undefined;
    return {
      rows: found.slice(0, PAGE).map(({ rank: _rank, byDay: _day, total: _total, ...row }) => row),
      total: found[0]?.total ?? 0,
      next: last ? `${last.rank}.${last.byDay}.${last.id}` : null,
    };
  }

  private async meetings(parts: readonly Part[]): Promise<FollowUpMeeting[]> {
    const open = await this.dataSource.query<{ id: Id; code: string }[]>(
      `select id, board->>'code' as code from meeting
       where id = any($1::uuid[]) and (board->>'open')::boolean and plan->>'profile' <> 'CLOSED_PERSONNEL'`,
      [parts.map(({ meetingId }) => meetingId)],
    );
    const codes = new Map(open.map(({ id, code }) => [id, code]));
    return parts.map((part) => {
      const { meetingId, title, startsAt, phase, role } = part;
      const board = codes.get(meetingId) ?? null;
      return {
        meetingId,
        title,
        startsAt,
        phase,
        role,
        board,
        ownUnit: readsOwnUnit(part),
        mayPublish: mayPublish(part),
      };
    });
  }

  private async topics(parts: readonly Part[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>(
      `select name from (
         select distinct t->>'name' as name from meeting m, jsonb_array_elements(m.plan->'topics') t
         where m.id = any($1::uuid[])
           and exists (select from commitment c where c.meeting_id = m.id)) named
       order by name collate "vi-x-icu"`,
      [parts.map(({ meetingId }) => meetingId)],
    );
    return rows.map(({ name }) => name);
  }
}

function scoped({ meetingId, unitId, topic }: FollowUpScope): (string | null)[] {
  return [meetingId, unitId, topic];
}

type Numbers = Pick<FollowUpBoard, 'cells' | 'apart' | 'delays' | 'byUnit' | 'weeks' | 'extended' | 'asked'>;

/** Every number is there, also where nothing was counted. */
function full(counted: Counted, today: CivilDate): Numbers {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const mondays = Array.from({ length: WEEKS }, (_, week) => addDays(today, 7 * week - weekday));
  return {
    cells: filled(CELLS, counted.cells),
    apart: filled(APART_STATES, counted.apart),
    delays: filled(DELAYS, counted.delays),
    byUnit: counted.byUnit ?? [],
    weeks: mondays.map((monday) => ({ monday, n: counted.weeks?.[monday] ?? 0 })),
    extended: counted.extended,
    asked: counted.asked,
  };
}

function filled<Key extends string>(
  keys: readonly Key[],
  counted: Record<string, number> | null,
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, counted?.[key] ?? 0])) as Record<Key, number>;
}
