import type {
  CivilDate,
  DayKind,
  Deadline,
  HolidayYear,
  OrganisationRules,
  Payload,
  Result,
} from '@doi-thoai/shared';
import type { HolidayProblem, ReminderRule, RuleProfile, RuleProfileVersion } from '@doi-thoai/shared';
import { RULE_LIMITS, RULE_PROFILES } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { yearOf } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { daysLate, reckon } from './deadline.js';
import type { Reckoned } from './deadline.js';
import { calendarProblems } from './holiday-check.js';
import { problem, readHolidayFile } from './holiday-file.js';
import type { ReadRow } from './holiday-file.js';
import { HolidayCalendar } from './holidays.js';
import { HolidayYearEntity, RuleProfileEntity } from './organisation.entity.js';
import { holidayYearView, profileView } from './organisation.view.js';
import { allVersions, profileProblems, versionOn } from './profiles.js';
import type { VersionOfDay } from './profiles.js';

/** Whatever can be asked with SQL: a write transaction or the read transaction of a snapshot or paper. */
type Readable = Pick<StreamWrite, 'query'>;

/** Deadline arithmetic on the organisation's calendar, for whoever has read it. */
export interface Rules {
  reckon(deadline: Deadline, anchor: CivilDate): Reckoned;
  /** In days of the deadline's own kind; 0 when in time. */
  daysLate(due: CivilDate, done: CivilDate, kind: DayKind): number;
}

/** Years that the screen shows beside those of the organisation's own calendars. */
const YEARS_SHOWN = { before: 3, after: 1 };

const OWN_PROFILES = `select profile, valid_from::text as "validFrom", valid_until::text as "validUntil", basis, steps, reminders,
    version::float8 as version
  from rule_profile`;
const OWN_YEARS = 'select year, rows, version::float8 as version from holiday_year order by year';

/** Rule profiles and the holiday calendar: dated data of the organisation (domain.md 4). */
@Injectable()
export class RulesService {
  /** Everything, with the calendars of the years around `today`. */
  async rules(db: Readable, today: CivilDate): Promise<OrganisationRules> {
    const [profiles, own] = [await this.profiles(db), await db.query<HolidayYear>(OWN_YEARS)];
    const calendar = calendarOf(own);
    const present = yearOf(today);
    const years = new Set(own.map(({ year }) => year));
    for (let year = present - YEARS_SHOWN.before; year <= present + YEARS_SHOWN.after; year += 1)
      years.add(year);
    const version = (year: number): number => own.find((one) => one.year === year)?.version ?? 0;
    return {
      profiles,
      years: [...years]
        .sort((a, b) => a - b)
        .map((year) => ({ year, rows: [...calendar.rowsOf(year)], version: version(year) })),
    };
  }

  /** All versions of all profiles. */
  async profiles(db: Readable): Promise<RuleProfileVersion[]> {
    return allVersions(await db.query<RuleProfileVersion>(OWN_PROFILES));
  }

  /** The rules of a meeting: the version of its profile that is valid on its day. */
  async profileOn(db: Readable, profile: RuleProfile, day: CivilDate): Promise<VersionOfDay> {
    return versionOn(await this.profiles(db), profile, day);
  }

  /** When promises are reminded of, in meetings of each profile, by the versions that are valid on a day. */
  async remindersOn(db: Readable, day: CivilDate): Promise<Map<RuleProfile, ReminderRule>> {
    const versions = await this.profiles(db);
    return new Map(
      RULE_PROFILES.map((profile) => [profile, versionOn(versions, profile, day).version.reminders]),
    );
  }

  async reckoning(db: Readable): Promise<Rules> {
    const calendar = calendarOf(await db.query<HolidayYear>(OWN_YEARS));
    return {
      reckon: (deadline, anchor) => reckon(deadline, anchor, calendar),
      daysLate: (due, done, kind) => daysLate(due, done, kind, calendar),
    };
  }

  /** When an opinion that was noted on `today` is to be looked at again, by the rules of the meeting's day. */
  async reviewDay(db: Readable, profile: RuleProfile, day: CivilDate, today: CivilDate): Promise<CivilDate> {
    const { version } = await this.profileOn(db, profile, day);
    const step = version.steps.find((one) => one.step === 'NOTED_REVIEW');
    if (!step) throw new Error(`${profile} of ${version.validFrom} has no review`);
    return (await this.reckoning(db)).reckon(step.deadline, today).dueOn;
  }

  /** @throws INVALID, STALE */
  async editProfile(tx: StreamTransaction, payload: Payload<'organisation.editProfile'>): Promise<void> {
    const { seen, ...words } = payload;
    const fields = profileProblems(words);
    if (fields.length > 0) throw new DomainError('INVALID', { fields });
    const own = await tx.repo(RuleProfileEntity).findBy({ profile: words.profile });
    const newest = Math.max(0, ...own.map(({ version }) => version));
    if (newest !== seen) {
      const present = (await this.profiles(tx)).filter(({ profile }) => profile === words.profile);
      throw new DomainError('STALE', { present });
    }
    const view = profileView({ ...words, version: tx.nextSeq });
    await tx.repo(RuleProfileEntity).upsert(view, ['profile', 'validFrom']);
    tx.emit(['everyone'], 'organisation.profileChanged', view);
  }

  /** @throws HOLIDAYS_INVALID with `rows: HolidayProblem[]`, STALE */
  async editHolidays(tx: StreamTransaction, payload: Payload<'organisation.editHolidays'>): Promise<void> {
    const { year, seen } = payload;
    const rows = payload.rows.map((row, i) => ({ line: i + 1, row }));
    const foreign = rows
      .filter(({ row }) => yearOf(row.date) !== year)
      .map(({ line, row }) => problem(line, 'date', 'YEAR_OUT_OF_RANGE', row.date));
    const empty = rows.length === 0 ? [problem(1, 'file', 'MISSING', '')] : [];
    refuse([...empty, ...foreign, ...calendarProblems(rows)]);
    const present = await tx.repo(HolidayYearEntity).findOneBy({ year });
    if ((present?.version ?? 0) !== seen) throw new DomainError('STALE', { present });
    await this.storeYear(tx, year, rows);
  }

  /**
   * Stands for the whole of each year that the file names: nothing of another calendar is left in it.
   *
   * @throws TOO_LARGE, HOLIDAYS_INVALID with `rows: HolidayProblem[]`
   */
  async importHolidays(tx: StreamTransaction, text: string): Promise<Result<'organisation.importHolidays'>> {
    if (Buffer.byteLength(text) > RULE_LIMITS.holidayFileBytes) throw new DomainError('TOO_LARGE');
    const file = readHolidayFile(text);
    // A row that could not be read is not missed a second time.
    refuse(file.problems.length > 0 ? file.problems : calendarProblems(file.rows));
    const years = [...new Set(file.rows.map(({ row }) => yearOf(row.date)))].sort((a, b) => a - b);
    for (const year of years) {
      await this.storeYear(
        tx,
        year,
        file.rows.filter(({ row }) => yearOf(row.date) === year),
      );
    }
    return { years, rows: file.rows.length };
  }

  private async storeYear(tx: StreamTransaction, year: number, rows: readonly ReadRow[]): Promise<void> {
    const sorted = rows.map(({ row }) => row).sort((a, b) => (a.date < b.date ? -1 : 1));
    const view = holidayYearView({ year, rows: sorted, version: tx.nextSeq });
    await tx.repo(HolidayYearEntity).upsert(view, ['year']);
    tx.emit(['everyone'], 'organisation.holidaysChanged', view);
  }
}

function calendarOf(years: readonly HolidayYear[]): HolidayCalendar {
  return new HolidayCalendar(new Map(years.map(({ year, rows }) => [year, rows])));
}

function refuse(problems: HolidayProblem[]): void {
  if (problems.length > 0) throw new DomainError('HOLIDAYS_INVALID', { rows: problems });
}
