import type { Id, ReminderRule, RuleProfile } from '@doi-thoai/shared';
import { LIMITS, clipText } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarPromise } from '../commitments/unit-promises.service.js';
import { UnitPromises } from '../commitments/unit-promises.service.js';
import { civilDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { RulesService } from '../organisation/rules.service.js';
import type { CalendarEntry } from './calendar-file.js';
import { calendarFile } from './calendar-file.js';

/** An address that was found by its secret. */
export interface FoundCalendar {
  unitId: Id;
  unit: string;
  meetingId: Id;
  madeById: Id;
}

type RuleOf = ReadonlyMap<RuleProfile, ReminderRule>;

/** Promises as calendar programs read them. */
@Injectable()
export class CalendarFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly promises: UnitPromises,
    private readonly rules: RulesService,
    private readonly clock: Clock,
  ) {}

  /** What the address's maker may read at this moment. */
  async ofUnit(calendar: FoundCalendar, publicUrl: string): Promise<string> {
    const today = civilDay(this.clock.now());
    const found = await this.promises.inCalendar(this.dataSource, calendar, today);
    const rules = await this.rules.remindersOn(this.dataSource, today);
    const entries = found.map((one) => entryOf(one, rules, publicUrl));
    return calendarFile(`Việc đã cam kết: ${calendar.unit}`, entries);
  }

  /** `unitId` null: for the table, which reads all. @throws NOT_FOUND also for one without a day */
  async ofPromise(meetingId: Id, id: Id, unitId: Id | null, publicUrl: string): Promise<string> {
    const promise = await this.promises.one(this.dataSource, meetingId, id, unitId);
    if (!promise) throw new DomainError('NOT_FOUND');
    const rules = await this.rules.remindersOn(this.dataSource, civilDay(this.clock.now()));
    return calendarFile(promise.title, [entryOf(promise, rules, publicUrl)]);
  }
}

const STATE_WORDS: Partial<Record<CalendarPromise['state'], string>> = {
  REPORTED: 'Đã báo cáo xong: ',
  VERIFIED: 'Đã xong: ',
  SUSPENDED: 'Tạm dừng: ',
  CANCELLED: 'Đã hủy: ',
};

function entryOf(promise: CalendarPromise, rules: RuleOf, publicUrl: string): CalendarEntry {
  const { id, title, text, unit, dueOn, state, lead, version, changedAt } = promise;
  const part = lead ? `Đơn vị chủ trì: ${unit}` : `Đơn vị chủ trì: ${unit} (đơn vị mình phối hợp)`;
  const rule = STATE_WORDS[state] === undefined ? rules.get(promise.profile) : undefined;
  return {
    uid: `${id}@doi-thoai`,
    sequence: version,
    changedAt,
    day: dueOn,
    summary: `${STATE_WORDS[state] ?? 'Đến hạn: '}${clipText(text, LIMITS.title).text}`,
    description: [text, part, `Cuộc họp: ${title}`].join('\n'),
    url: `${publicUrl}/staff`,
    cancelled: state === 'CANCELLED',
    alarms: rule ? alarmsOf(rule) : [],
  };
}

function alarmsOf({ before, onDay, at }: ReminderRule): number[] {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const days = [...before, ...(onDay ? [0] : [])];
  return days.map((day) => hours * 60 + minutes - day * 24 * 60);
}
