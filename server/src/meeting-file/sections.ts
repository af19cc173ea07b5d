import { EVENT_TYPES, RULES } from '@doi-thoai/shared';
import type { Field, Section } from './format.js';
import { LINE_BYTES, hex, id, instant, orNull, text, whole } from './format.js';
import { FLOOR_SECTIONS } from './sections-floor.js';
import { MEETING, MEETING_SECTIONS, UNITS } from './sections-meeting.js';
import { ANSWER_SECTIONS, OPINION_SECTIONS } from './sections-opinions.js';
import { REMINDER_SECTIONS } from './sections-reminders.js';

const COUNTERS: Section = {
  name: 'counters',
  table: 'counter',
  says: 'Absolute numbers that stand beside the journal.',
  order: 'key',
  fields: [
    text('key', 'What is counted: `submissions`, `waiting`, and each by topic.'),
    whole('value', 'How many.'),
  ],
};

/** Tables whose rows bear the meeting's id, each after those that it points to. */
export const TABLES: readonly Section[] = [
  ...MEETING_SECTIONS,
  ...OPINION_SECTIONS,
  ...FLOOR_SECTIONS,
  ...ANSWER_SECTIONS,
  ...REMINDER_SECTIONS,
  COUNTERS,
];

/** Column by which a table's rows belong to a meeting; those without one belong through what they point to. */
export const BELONGS: Readonly<Record<string, string>> = {
  counter: 'stream_id = $1',
  collated_source: 'collated_id in (select id from collated_opinion where meeting_id = $1)',
  response_target: 'response_id in (select id from response where meeting_id = $1)',
  commitment_source: 'commitment_id in (select id from commitment where meeting_id = $1)',
  commitment_unit: 'commitment_id in (select id from commitment where meeting_id = $1)',
};

const MEETING_EVENTS = EVENT_TYPES.filter((type) => !type.startsWith('organisation.'));

/** Of an entry; the number is its place in the list, from 1, and stands in it as well. */
export const ENTRY_FIELDS: readonly Field[] = [
  whole('seq', 'Number, from 1, without gaps.'),
  instant('at', 'Time of the database, whole milliseconds.'),
  id('commandId', 'The command that it belongs to.'),
  text('command', 'Its name.', { of: Object.keys(RULES) }),
  orNull(id('actorId', 'Who issued it; null for what an author sent without a name (W34).')),
  text('audience', 'Who may read it, joined by commas (W31).'),
  text('type', 'What happened.', { of: MEETING_EVENTS }),
  text(
    'body',
    'Ids, numbers and closed lists of what is told: JSON as a text, because these very signs are hashed.',
    { most: LINE_BYTES },
  ),
  orNull(hex('contentHash', 'SHA-256 of salt and words (W33); null for an entry without words.')),
  orNull(hex('salt', '16 random bytes; null when the words were purged.')),
  orNull(
    text(
      'words',
      'Words and names of what is told: JSON as a text. Null when they were purged, which a `content.purged` entry says.',
      { most: LINE_BYTES },
    ),
  ),
  hex('hash', 'The chain’s hash at this entry (W32).'),
];

export const JOURNAL: Section = {
  name: 'journal',
  table: 'entry',
  says: 'Everything that was ever accepted, in its order, chained: each hash covers the one before.',
  order: 'seq',
  fields: ENTRY_FIELDS,
};

/** In the order of the file. */
export const SECTIONS: readonly Section[] = [UNITS, ...TABLES, JOURNAL];
export { MEETING, UNITS };
