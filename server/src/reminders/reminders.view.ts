import type { CalendarView, ReminderMark, ReminderView } from '@doi-thoai/shared';
import type { ReminderEntity, ReminderMarkEntity, UnitCalendarEntity } from './reminders.entity.js';

export function reminderView(row: ReminderEntity): ReminderView {
  const { meetingId: _meeting, participantIds: _people, at, ...view } = row;
  return { ...view, at: at.getTime() };
}

export function markView({ id, upTo, version }: ReminderMarkEntity): ReminderMark {
  return { id, upTo, version };
}

export function calendarView(row: UnitCalendarEntity): CalendarView {
  const { id, unitId, unit, madeById, at, voidedAt, version } = row;
  return { id, unitId, unit, madeById, at: at.getTime(), voidedAt: voidedAt?.getTime() ?? null, version };
}
