import type { CivilDate, Payload } from '@doi-thoai/shared';
import { IsCivilDateField, IsIdField, Seen, Sha256, Whole } from '../door/validation.js';

/** Far enough for what is overdue for decades. */
const FAR = 100_000;

export class RemindDto implements Payload<'reminders.remind'> {
  @IsIdField() commitmentId!: string;
  @IsCivilDateField() dueOn!: CivilDate;
  @Whole(-FAR, FAR) days!: number;
}

export class SeeDto implements Payload<'reminders.see'> {
  @Seen() upTo!: number;
}

export class MakeCalendarDto implements Payload<'reminders.makeCalendar'> {
  @IsIdField() calendarId!: string;
  @Sha256() tokenHash!: string;
}

export class VoidCalendarDto implements Payload<'reminders.voidCalendar'> {
  @IsIdField() calendarId!: string;
}
