import type { CivilDate, Days, FollowUpReport, FollowUpScope, ReportSpan } from '@doi-thoai/shared';
import { daysBefore } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, civilDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { OrganisationService } from '../organisation/organisation.service.js';
import { AnswersFollowUp } from './answers.js';
import type { Part } from './parts.js';
import { readsOwnUnit, seeing } from './parts.js';
import { figuresOf, rowsOf, type Standing, type Told } from './report.figures.js';

/**
 * What the journal told last of each promise before some instants ($2): how it stood then, whatever happened to it since.
 * Read in one go, each entry once, with the numbers of the instants for which it is the last. Its words are read for the
 * first instant alone, whose list is told, or with $3 for all; they may have been purged.
 */
const STOOD = `with told as materialized (
    select stream_id, seq, at, (body::jsonb->>'id')::uuid as id from entry
    where stream_id = any($1::uuid[]) and type = 'commitments.changed'
  ), instant as (select n, until from unnest($2::timestamptz[]) with ordinality as i(until, n)
  ), last as (
    select distinct on (n, id) n, stream_id, seq from told join instant on told.at < until
    order by n, id, seq desc
  ), chosen as (select stream_id, seq, array_agg(n::int) as instants from last group by stream_id, seq)
  select stream_id as "meetingId", instants, e.body,
    case when $3::boolean or 1 = any(instants) then convert_from(c.bytes, 'UTF8') end as words
  from chosen join entry e using (stream_id, seq) left join content c using (stream_id, seq)
  order by stream_id, seq`;

interface StoodRow {
  meetingId: string;
  /** From 1. */
  instants: number[];
  body: string;
  words: string | null;
}

type Whole = Told & Partial<Record<'jointLeads' | 'coordinating', { unitId: string }[]>>;

/** Follow-up reports (domain.md 9.5): as it stood at the end of a span, never as it stands today. */
@Injectable()
export class FollowUpReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly answers: AnswersFollowUp,
    private readonly organisation: OrganisationService,
  ) {}

  async of(
    parts: readonly Part[],
    scope: Pick<FollowUpScope, 'meetingId' | 'unitId'>,
    span: ReportSpan,
    days: Days,
  ): Promise<FollowUpReport> {
    const mine = seeing(parts).filter(
      ({ meetingId }) => scope.meetingId === null || meetingId === scope.meetingId,
    );
    const before = daysBefore(span, days);
    const today = civilDay(this.clock.now());
    const past = (day: CivilDate): CivilDate => (day < today ? day : today);
    const stood = await this.standings(mine, scope.unitId, {
      ...{ end: past(days.to), start: past(addDays(days.from, -1)) },
      ...{ endBefore: past(before.to), startBefore: past(addDays(before.from, -1)) },
    });
    const titles = new Map(mine.map(({ meetingId, title }) => [meetingId, title]));
    const { name } = await this.organisation.words(this.dataSource);
    return {
      span,
      organisation: name,
      meetings: mine.map(({ title }) => title),
      asOf: stood.end.day,
      figures: figuresOf(days, stood.end, stood.start),
      before: figuresOf(before, stood.endBefore, stood.startBefore),
      answers: await this.answers.of(mine, { ...scope, topic: null }, stood.end.day),
      rows: rowsOf(stood.end, titles),
    };
  }

  /** How it stood at the end of each of these days. */
  private async standings<Name extends string>(
    parts: readonly Part[],
    unitId: string | null,
    days: Record<Name, CivilDate>,
  ): Promise<Record<Name, Standing>> {
    const names = Object.keys(days) as Name[];
    const until = names.map((name) => new Date(`${addDays(days[name], 1)}T00:00:00+07:00`));
    const ids = parts.map(({ meetingId }) => meetingId);
    const rows = await this.dataSource.query<StoodRow[]>(STOOD, [...[ids, until, parts.some(readsOwnUnit)]]);
    const partOf = new Map(parts.map((part) => [part.meetingId, part]));
    const seen = rows.flatMap((row) => {
      const one = toldOf(row);
      const part = partOf.get(one.meetingId);
      const told = part && sees(part, one) && (unitId === null || one.ownerUnitId === unitId);
      return told ? [{ one, instants: row.instants }] : [];
    });
    const standing = (name: Name, at: number): Standing => ({
      day: days[name],
      promises: seen.filter(({ instants }) => instants.includes(at + 1)).map(({ one }) => one),
    });
    return Object.fromEntries(names.map((name, at) => [name, standing(name, at)])) as Record<Name, Standing>;
  }
}

function toldOf({ meetingId, body, words }: StoodRow): Whole {
  // What was written before a promise had these, and what was purged.
  const empty = { text: '', ownerUnit: '', firstDueOn: null, doneOn: null, extended: 0 };
  const told = { ...(JSON.parse(body) as object), ...(JSON.parse(words ?? '{}') as object) };
  return { ...empty, ...told, meetingId } as Whole;
}

/** Whoever answers for a unit sees where it has a part. */
function sees(part: Part, { ownerUnitId, jointLeads = [], coordinating = [] }: Whole): boolean {
  if (!readsOwnUnit(part)) return true;
  const units = [ownerUnitId, ...[...jointLeads, ...coordinating].map((one) => one.unitId)];
  return part.unitId !== null && units.includes(part.unitId);
}
