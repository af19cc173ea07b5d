import type { Section } from './format.js';
import { day, id, ids, instant, orNull, rowVersion, special, text, whole, words } from './format.js';

const person = { to: 'participants' } as const;
const unit = { to: 'units' } as const;

/** What was reminded of. */
export const REMINDER_SECTIONS: readonly Section[] = [
  {
    name: 'reminders',
    table: 'reminder',
    says: 'What units were reminded of: once for a promise, a due date and a step. Messages on their way are not here.',
    order: 'id',
    fields: [
      id('id', 'The reminder, made of promise, due date and step.'),
      id('commitmentId', 'The promise.', { to: 'commitments' }),
      words('text', 'The promise in short, as it was then.'),
      text('unit', 'Who owed it, by name.'),
      ids('leads', 'Units that lead.', unit),
      ids('copies', 'Units that coordinate.', unit),
      ids('participantIds', 'Monitors who were told.', person),
      day('dueOn', 'Until which day it was owed.'),
      special('signed', 'days', 'Days after that day; negative before it.'),
      instant('at', 'When.'),
      whole('seq', 'Number of the entry that told it first.'),
      whole('queued', 'Messages that were to go out.'),
      whole('sent', 'That went.'),
      whole('failed', 'That never will.'),
      rowVersion,
    ],
  },
  {
    name: 'reminderMarks',
    table: 'reminder_mark',
    says: 'How far somebody has seen the reminders.',
    order: 'participant_id',
    fields: [
      id('participantId', 'Who.', person),
      whole('upTo', 'Up to the reminder with this number.'),
      rowVersion,
    ],
  },
  {
    name: 'unitCalendars',
    table: 'unit_calendar',
    says: 'That a unit has an address for calendar programs. The address itself is not here: it opens nothing in another house.',
    order: 'id',
    fields: [
      id('id', 'The address’s own id.'),
      id('unitId', 'Of which unit.', unit),
      text('unit', 'By name.'),
      id('madeById', 'Who made it.', person),
      instant('at', 'When.'),
      orNull(instant('voidedAt', 'Since when it opens nothing.')),
      rowVersion,
    ],
  },
];
