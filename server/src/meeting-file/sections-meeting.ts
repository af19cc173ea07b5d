import {
  ATTENDANCES,
  CONSENTS,
  MATERIAL_READERS,
  MEETING_PHASES,
  REPLIES,
  ROLES,
  RULE_STEPS,
  SENDINGS,
  SET_STATES,
} from '@doi-thoai/shared';
import type { Section } from './format.js';
import { day, flag, id, instant, orNull, rowVersion, special, text, whole, words } from './format.js';

/** An administrator has no part in a meeting. */
const PARTS = ROLES.filter((role) => role !== 'ADMIN');
const person = { to: 'participants' } as const;
const unit = { to: 'units' } as const;

/** The one row of the meeting itself; it stands in the file as an object, not as a list. */
export const MEETING: Section = {
  name: 'meeting',
  table: 'meeting',
  says: 'The meeting: its plan with topics, agenda, report and settings, and how far it has come.',
  order: 'id',
  fields: [
    id('id', 'The meeting, and its stream in the journal.'),
    orNull(id('seriesId', 'First meeting of its series; null for one that stands alone or is the first.')),
    whole('ordinal', 'The how-many-eth of its series, from 1.'),
    text('code', 'Join code, eight signs. It finds the meeting and proves nobody.'),
    flag('rehearsal', 'A rehearsal counts in no figures.'),
    special(
      'plan',
      'plan',
      'Title, host bodies, place, start, kind, rule profile, settings, topics, agenda and report, as `meeting.configure` takes them; instants in milliseconds since 1970.',
    ),
    text('phase', 'Where it stands (domain.md 6.2).', { of: MEETING_PHASES }),
    orNull(id('agendaItemId', 'The open item of the agenda.')),
    orNull(instant('agendaItemSince', 'Since when that item is open.')),
    special('agendaUsed', 'agendaUsed', 'Seconds that each item has taken, by its id.'),
    flag('intakeOpen', 'Opinions are taken.'),
    flag('registrationOpen', 'Requests to speak are taken.'),
    flag('floorEnded', 'Nobody is called any more.'),
    orNull(instant('openedAt', 'When the session began.')),
    orNull(instant('closedAt', 'When it was closed.')),
    instant('createdAt', 'When it was planned.'),
    orNull(
      special(
        'materials',
        'materials',
        'What everybody’s state says of the materials: `count` that everybody reads, and the numbers of the entries with which that (`openVersion`) and anything about them (`version`) changed last. Null: there never were any.',
      ),
    ),
    orNull(
      special(
        'signedMark',
        'signed',
        'The same of signed versions of papers: the numbers of the entries with which what everybody reads of them (`openVersion`; 0: nothing ever) and anything about them (`version`) changed last. Null: there never were any.',
      ),
    ),
    orNull(
      special(
        'board',
        'board',
        'The public board of what was promised: its `code` in the address, and whether it is `open`. Null: it never was.',
      ),
    ),
    rowVersion,
  ],
};

/** Units of the organisation: not rows of the meeting, but what its rows name. */
export const UNITS: Section = {
  name: 'units',
  table: 'org_unit',
  says: 'Units that the meeting names, with those above them and those that go on with them.',
  order: 'id',
  fields: [
    id('id', 'The unit.'),
    orNull(id('parentId', 'The unit above it.', unit)),
    special(
      'names',
      'names',
      'Its names, oldest first: `validFrom` (day, null: for as long as anybody knows), `name`, `basis` (the decision).',
    ),
    orNull(day('endedOn', 'First day on which it is no more.')),
    orNull(id('successorId', 'Who goes on with it.', unit)),
    text('endBasis', 'The decision that ended it.'),
  ],
};

export const MEETING_SECTIONS: readonly Section[] = [
  {
    name: 'meetingUnits',
    table: 'meeting_unit',
    says: 'Units that take part, by their names of the meeting’s day.',
    order: 'unit_id',
    fields: [id('unitId', 'The unit.', unit), text('name', 'Its name on that day.')],
  },
  {
    name: 'participants',
    table: 'participant',
    says: 'The roster with roles. No account, no session, no link and no PIN is here.',
    order: 'id',
    fields: [
      id('id', 'The person in this meeting.'),
      text('role', 'What they are in it.', { of: PARTS }),
      text('name', 'Name as on the roster.'),
      text('title', 'Title (chức danh).'),
      orNull(id('unitId', 'Their unit.', unit)),
      text('unit', 'Its name of that day.'),
      text('number', 'Seat number; empty: none.'),
      flag(
        'seatTaken',
        'A device sat in the seat when the file was made. Whoever brings the file frees every seat on entering.',
      ),
      whole(
        'linkGeneration',
        'How often links and slips were voided, from 1. A link is made of it with a key that is never in the file.',
      ),
      text('attendance', 'Who is there.', { of: ATTENDANCES }),
      flag('withoutPhone', 'Takes part without a device.'),
      flag('mayTakeOver', 'A secretary whom the chair named as substitute.'),
      flag(
        'contributor',
        'Came by a unit’s link, or lost the part that an account had; not on the printed roster.',
      ),
      orNull(instant('checkedInAt', 'When they checked in.')),
      rowVersion,
    ],
  },
  {
    name: 'standIns',
    table: 'stand_in',
    says: 'Who comes instead of whom.',
    order: 'participant_id',
    fields: [
      id('participantId', 'Who comes.', person),
      id('forId', 'Instead of whom.', person),
      text('forName', 'The name of the one who does not come.'),
      text('forTitle', 'And the title.'),
      text('note', 'The letter of authority.'),
      text('consent', 'Of the chair.', { of: CONSENTS }),
      orNull(id('decidedById', 'Who decided.', person)),
      orNull(instant('decidedAt', 'When.')),
      text('reason', 'Why.'),
      rowVersion,
    ],
  },
  {
    name: 'steps',
    table: 'meeting_step',
    says: 'Steps of the rules that were taken outside of the software.',
    order: 'step',
    fields: [
      text('step', 'Which step.', { of: RULE_STEPS }),
      orNull(day('doneOn', 'On which day; null: only the reason of the delay is known.')),
      text('reason', 'Why it was late.'),
      id('byId', 'Who recorded it.', person),
      instant('at', 'When it was recorded.'),
      rowVersion,
    ],
  },
  {
    name: 'materials',
    table: 'material',
    says: 'Materials (tài liệu) with all their versions. The files themselves are not here; they are known by their SHA-256.',
    order: 'id',
    fields: [
      id('id', 'The material.'),
      orNull(
        id(
          'agendaItemId',
          'The item of the agenda that it belongs to, of the plan; null: the whole meeting.',
        ),
      ),
      text('title', 'What it is called; empty when it was purged.'),
      text('presenter', 'Who presents it; empty: nobody is named.'),
      text('readers', 'Who may read it.', { of: MATERIAL_READERS }),
      whole('place', 'Its place in the list.'),
      special(
        'versions',
        'versions',
        'Oldest first: `id`, `number` from 1, `name`, `type`, size in `bytes`, `sha256` in hex, `byId` and `byName` who brought it, `at` in milliseconds.',
      ),
      orNull(special('takenBack', 'takenBack', 'Taken back: `reason`, `at` in milliseconds.')),
      flag('purged', 'It turned out to be secret: words and bytes are gone.'),
      orNull(instant('publishedAt', 'Since when everybody reads it.')),
      rowVersion,
    ],
  },
  {
    name: 'invitations',
    table: 'invitation',
    says: 'Invitations with their addresses and answers. Messages on their way are not here.',
    order: 'participant_id',
    fields: [
      id('participantId', 'Who is invited.', person),
      text('email', 'Address; empty: none.'),
      text('phone', 'Telephone; empty: none.'),
      text('sending', 'How far it came. What was WAITING goes out from nowhere else: send it again.', {
        of: SENDINGS,
      }),
      orNull(text('way', 'By what it went.', { of: ['EMAIL', 'WEBHOOK'] })),
      orNull(instant('sentAt', 'When it went.')),
      text('trouble', 'Why it did not, as a code.'),
      text('reply', 'The answer.', { of: REPLIES }),
      text('reason', 'Of an absence.'),
      text('standInName', 'Who would come instead.'),
      text('standInTitle', 'And the title.'),
      orNull(instant('repliedAt', 'When it was answered.')),
      rowVersion,
    ],
  },
  {
    name: 'unitSets',
    table: 'unit_set',
    says: 'What each base unit was asked for and handed in.',
    order: 'unit_id',
    fields: [
      id('unitId', 'The unit.', unit),
      text('unit', 'Its name of that day.'),
      id(
        'linkId',
        'Under which its link acts in the journal. The link itself needs a key that is never in the file.',
      ),
      whole('linkGeneration', 'How often its link was voided, from 1.'),
      text('state', 'How far it came.', { of: SET_STATES }),
      instant('closesAt', 'Until when it is asked.'),
      instant('firstClosesAt', 'Until when it was asked at first.'),
      instant('invitedAt', 'Since when.'),
      orNull(instant('openedAt', 'When it was looked at first.')),
      orNull(instant('submittedAt', 'When it was handed in first.')),
      orNull(instant('lastSubmittedAt', 'When it was handed in last.')),
      text('submittedBy', 'Who handed it in, by name.'),
      flag('nothing', 'It says that there is no opinion.'),
      words('note', 'What the unit wrote beside it.'),
      orNull(instant('returnedAt', 'When the desk gave it back.')),
      text('returnReason', 'Why.'),
      special('reminders', 'remindedAt', 'Newest reminders, in milliseconds since 1970.'),
      rowVersion,
    ],
  },
];
