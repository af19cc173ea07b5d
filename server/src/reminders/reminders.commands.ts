import type { RemindersCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { silent } from '../journal/handler.js';
import { CalendarsService } from './calendars.service.js';
import { MakeCalendarDto, RemindDto, SeeDto, VoidCalendarDto } from './reminders.dto.js';
import { RemindersService } from './reminders.service.js';

@Injectable()
export class RemindersCommands implements CommandSource {
  constructor(
    private readonly reminders: RemindersService,
    private readonly calendars: CalendarsService,
  ) {}

  readonly handlers = {
    'reminders.remind': { dto: RemindDto, execute: (tx, payload) => this.reminders.remind(tx, payload) },
    'reminders.see': silent(SeeDto, (tx, { upTo }) => this.reminders.see(tx, upTo)),
    'reminders.makeCalendar': silent(MakeCalendarDto, (tx, payload) => this.calendars.make(tx, payload)),
    'reminders.voidCalendar': silent(VoidCalendarDto, (tx, { calendarId }) =>
      this.calendars.voidOne(tx, calendarId),
    ),
  } satisfies FeatureHandlers<Commands>;
}
