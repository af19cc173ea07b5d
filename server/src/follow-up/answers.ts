import type { AnswerFigures, CivilDate, FollowUpScope, Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { civilDay } from '../kernel/civil-date.js';
import { RulesService } from '../organisation/rules.service.js';
import type { Part } from './parts.js';
import { readsOwnUnit } from './parts.js';

/**
 * An answer reaches its authors when it is published. The columns of approval are asked for by name and may be missing
 * in a row: such an answer was published when it was given.
 */
const PUBLISHED = `published as (
    select r.id, r.meeting_id, to_jsonb(r)->>'result' as result,
      coalesce((to_jsonb(r)->>'published_at')::timestamptz, r.at) as at
    from response r
    where r.meeting_id = any($1::uuid[]) and coalesce(to_jsonb(r)->>'state', 'PUBLISHED') = 'PUBLISHED'
      and r.at < $2::timestamptz and coalesce((to_jsonb(r)->>'published_at')::timestamptz, r.at) < $2::timestamptz)`;

/** Opinions of people who are known and that are in course, by day of receipt and of the first answer. */
const OPINIONS = `with ${PUBLISHED}, told as (
    select t.target_id as id, p.at from published p join response_target t on t.response_id = p.id
      where t.kind = 'SUBMISSION'
    union all
    select c.submission_id, p.at from published p join response_target t on t.response_id = p.id
      join collated_source c on c.collated_id = t.target_id where t.kind = 'COLLATED'
  ), answered as (select id, min(at) as at from told group by id)
  select s.meeting_id as "meetingId",
    (s.received_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "receivedOn",
    (a.at at time zone 'Asia/Ho_Chi_Minh')::date::text as "answeredOn", count(*)::int as n
  from submission s left join answered a using (id)
  where s.meeting_id = any($1::uuid[]) and not s.withdrawn and s.aside is null and s.author_id is not null
    and s.received_at < $2::timestamptz
  group by 1, 2, 3`;

const RESULTS = `with ${PUBLISHED}
  select coalesce(result, 'UNTOLD') as result, count(*)::int as n from published group by 1`;

const REPEATED = `select count(*)::int as n from collated_opinion c
  where c.meeting_id = any($1::uuid[]) and c.repeat_of is not null and c.merged_into is null
    and not exists (select from collated_opinion p where p.split_from = c.id)`;

interface OpinionDays {
  meetingId: Id;
  receivedOn: CivilDate;
  answeredOn: CivilDate | null;
  n: number;
}

const DAY_MS = 86_400_000;

/** Whether opinions were answered, and in time by the rules of their meetings. Counts alone: nobody is told apart. */
@Injectable()
export class AnswersFollowUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RulesService,
  ) {}

  /**
   * As it stood at the end of `day`. Where a topic or unit is chosen the opinions are not divided, and nothing is told;
   * whoever reads the own unit alone is not told of the others' opinions.
   */
  async of(parts: readonly Part[], scope: FollowUpScope, day: CivilDate): Promise<AnswerFigures | null> {
    if (scope.topic !== null || scope.unitId !== null) return null;
    const read = parts.filter(
      (part) => !readsOwnUnit(part) && (scope.meetingId === null || part.meetingId === scope.meetingId),
    );
    if (read.length === 0) return null;
    const ids = read.map(({ meetingId }) => meetingId);
    const until = new Date(Date.parse(`${day}T00:00:00+07:00`) + DAY_MS);
    const opinions = await this.dataSource.query<OpinionDays[]>(OPINIONS, [ids, until]);
    const results = await this.dataSource.query<{ result: string; n: number }[]>(RESULTS, [ids, until]);
    const [repeated] = await this.dataSource.query<{ n: number }[]>(REPEATED, [ids]);
    return {
      ...(await this.timely(read, opinions, day)),
      byResult: Object.fromEntries(results.map(({ result, n }) => [result, n])),
      repeated: repeated?.n ?? 0,
    };
  }

  private async timely(
    parts: readonly Part[],
    opinions: readonly OpinionDays[],
    today: CivilDate,
  ): Promise<Omit<AnswerFigures, 'byResult' | 'repeated'>> {
    const dueOf = await this.dueDays(parts);
    const sums = { owed: 0, answered: 0, inTime: 0, late: 0, overdue: 0 };
    for (const { meetingId, receivedOn, answeredOn, n } of opinions) {
      const due = dueOf(meetingId, receivedOn);
      sums.owed += n;
      if (answeredOn !== null) sums.answered += n;
      if (due === null) continue;
      if (answeredOn === null) sums.overdue += due < today ? n : 0;
      else if (answeredOn <= due) sums.inTime += n;
      else sums.late += n;
    }
    return sums;
  }

  /** The last day of the reply to what was received on a day; null where the rules count from something else. */
  private async dueDays(
    parts: readonly Part[],
  ): Promise<(meetingId: Id, receivedOn: CivilDate) => CivilDate | null> {
    const db = {
      query: <R>(sql: string, values: readonly unknown[] = []) =>
        this.dataSource.query<R[]>(sql, [...values]),
    };
    const rules = await this.rules.reckoning(db);
    const steps = new Map(
      await Promise.all(
        parts.map(async ({ meetingId, profile, startsAt }) => {
          const { version } = await this.rules.profileOn(db, profile, civilDay(startsAt));
          return [
            meetingId,
            version.steps.find(({ step }) => step === 'INDIVIDUAL_REPLY')?.deadline,
          ] as const;
        }),
      ),
    );
    return (meetingId, receivedOn) => {
      const deadline = steps.get(meetingId);
      return deadline?.anchor === 'SUBMISSION_RECEIVED' ? rules.reckon(deadline, receivedOn).dueOn : null;
    };
  }
}
