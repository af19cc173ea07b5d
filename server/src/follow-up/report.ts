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
 * What the journal told last of each promise before an instant: how it stood then, whatever happened to it since. Its
 * words may have been purged.
 */
const STOOD = `select distinct on (e.body::jsonb->>'id') e.stream_id as "meetingId", e.body,
    convert_from(c.bytes, 'UTF8') as words
  from entry e left join content c using (stream_id, seq)
  where e.stream_id = any($1::uuid[]) and e.type = 'commitments.changed' and e.at < $2::timestamptz
  order by e.body::jsonb->>'id', e.seq desc`;

interface StoodRow {
  meetingId: string;
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
    const stood = (day: CivilDate): Promise<Standing> =>
      this.standing(mine, scope.unitId, day < today ? day : today);
    const [end, start] = [await stood(days.to), await stood(addDays(days.from, -1))];
    const [endBefore, startBefore] = [await stood(before.to), await stood(addDays(before.from, -1))];
    const titles = new Map(mine.map(({ meetingId, title }) => [meetingId, title]));
    const { name } = await this.organisation.words(this.dataSource);
    return {
      span,
      organisation: name,
      meetings: mine.map(({ title }) => title),
      asOf: end.day,
      figures: figuresOf(days, end, start),
      before: figuresOf(before, endBefore, startBefore),
      answers: await this.answers.of(mine, { ...scope, topic: null }, end.day),
      rows: rowsOf(end, titles),
    };
  }

  private async standing(parts: readonly Part[], unitId: string | null, day: CivilDate): Promise<Standing> {
    const until = new Date(`${addDays(day, 1)}T00:00:00+07:00`);
    const ids = parts.map(({ meetingId }) => meetingId);
    const rows = await this.dataSource.query<StoodRow[]>(STOOD, [ids, until]);
    const partOf = new Map(parts.map((part) => [part.meetingId, part]));
    const promises = rows.map(toldOf).filter((one) => {
      const part = partOf.get(one.meetingId);
      return part && sees(part, one) && (unitId === null || one.ownerUnitId === unitId);
    });
    return { day, promises };
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
