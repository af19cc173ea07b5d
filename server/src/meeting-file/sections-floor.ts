import { REQUEST_STATES, REQUEST_TYPES, TURN_STATES } from '@doi-thoai/shared';
import type { Section } from './format.js';
import {
  flag,
  id,
  instant,
  json,
  number,
  orNull,
  rowVersion,
  special,
  text,
  whole,
  words,
} from './format.js';

const person = { to: 'participants' } as const;
const unit = { to: 'units' } as const;
const topic = { to: 'topics' } as const;
const opinion = { to: 'submissions' } as const;

/** What was shown and spoken in the hall. */
export const FLOOR_SECTIONS: readonly Section[] = [
  {
    name: 'projection',
    table: 'projection',
    says: 'What stands on the hall screen; one row.',
    order: 'meeting_id',
    fields: [json('view', 'As it is told to the screen.'), rowVersion],
  },
  {
    name: 'floor',
    table: 'floor',
    says: 'The floor as a whole; one row.',
    order: 'meeting_id',
    fields: [
      rowVersion,
      whole('endedTurns', 'Turns that are over.'),
      whole('endedSeconds', 'Seconds that they took.'),
      whole('nextNumber', 'Number of the next turn.'),
      special('next', 'next', 'The next speakers, as they were told.'),
      orNull(special('lastAct', 'lastAct', 'The last act that could be undone for ten seconds.')),
    ],
  },
  {
    name: 'requests',
    table: 'speaker_request',
    says: 'Requests to speak.',
    order: 'id',
    fields: [
      id('id', 'The request.'),
      id('participantId', 'Who asked.', person),
      text('name', 'Name of that moment.'),
      text('title', 'Title of that moment.'),
      orNull(id('unitId', 'Unit.', unit)),
      text('unit', 'By name.'),
      text('number', 'Seat number.'),
      id('topicId', 'Issue group, of the plan.', topic),
      text('line', 'What it is about, in one line.'),
      text('type', 'What it is.', { of: REQUEST_TYPES }),
      orNull(id('submissionId', 'The own opinion that it belongs to.', opinion)),
      text('state', 'How far it came.', { of: REQUEST_STATES }),
      instant('at', 'When it was made.'),
      orNull(id('enteredById', 'Who registered it for somebody.', person)),
      flag('raisedHand', 'Registered in the hall without a device.'),
      flag('requeued', 'Was called, was not there, and waits again.'),
      flag('ready', 'Says to be ready.'),
      text('reason', 'Why it was skipped or refused.'),
      orNull(id('convertedTo', 'The written opinion that it became at the end.', opinion)),
      number('rank', 'Place among those who wait.'),
      rowVersion,
    ],
  },
  {
    name: 'turns',
    table: 'turn',
    says: 'Speaking turns.',
    order: 'id',
    fields: [
      id('id', 'The turn.'),
      orNull(whole('number', 'The how-many-eth that was held.')),
      orNull(id('requestId', 'The request that it came from.', { to: 'requests' })),
      id('participantId', 'Who speaks.', person),
      text('name', 'Name of that moment.'),
      text('title', 'Title of that moment.'),
      text('unit', 'Unit, by name.'),
      id('topicId', 'Issue group, of the plan.', topic),
      text('state', 'How far it came.', { of: TURN_STATES }),
      instant('calledAt', 'When it was called.'),
      orNull(instant('startedAt', 'When it began.')),
      orNull(instant('endedAt', 'When it ended.')),
      whole('allottedSeconds', 'Seconds that it was given.'),
      whole('extendedSeconds', 'Seconds that were added.'),
      orNull(instant('pausedAt', 'Since when it rests.')),
      whole('pausedMs', 'How long it rested, milliseconds.'),
      flag('gone', 'The call was taken back: it never happened.'),
      rowVersion,
    ],
  },
  {
    name: 'turnNotes',
    table: 'turn_note',
    says: 'The secretary’s notes of turns.',
    order: 'turn_id',
    fields: [
      id('turnId', 'The turn.', { to: 'turns' }),
      words('gist', 'What was said, in short.'),
      orNull(instant('correctedStartedAt', 'When it really began.')),
      orNull(instant('correctedEndedAt', 'When it really ended.')),
      text('correctionReason', 'Why the pressed times were wrong.'),
      rowVersion,
    ],
  },
];
