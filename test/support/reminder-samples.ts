import type { Id, Payload, RemindersCommands } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';

type Samples = { [N in keyof RemindersCommands]: (at: { commitmentId: Id }) => Payload<N> };

/** A digest that nothing else has. */
const digest = (): string => makeId().replaceAll('-', '').repeat(2);

export const REMINDER_SAMPLES: Samples = {
  'reminders.remind': ({ commitmentId }) => ({ commitmentId, dueOn: '2030-01-01', days: -7 }),
  'reminders.see': () => ({ upTo: 1 }),
  'reminders.makeCalendar': () => ({ calendarId: makeId(), tokenHash: digest() }),
  'reminders.voidCalendar': () => ({ calendarId: makeId() }),
};
