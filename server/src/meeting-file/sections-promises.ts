import { ACT_KINDS, COMMITMENT_STATES, DUE_KINDS, SOURCE_KINDS, UNIT_PARTS } from '@doi-thoai/shared';
import type { Section } from './format.js';
import { day, id, ids, instant, orNull, rowVersion, special, text, whole, words } from './format.js';

const person = { to: 'participants' } as const;
const unit = { to: 'units' } as const;
const promise = { to: 'commitments' } as const;

/** Promises and what was done about them. */
export const PROMISE_SECTIONS: readonly Section[] = [
  {
    name: 'commitments',
    table: 'commitment',
    says: 'Promises.',
    order: 'id',
    fields: [
      id('id', 'The promise.'),
      words('text', 'Its words.'),
      text('product', 'What is to be there in the end; empty: nothing was named.'),
      id('ownerUnitId', 'The lead unit.', unit),
      text('ownerUnit', 'By name.'),
      text('dueKind', 'What kind of term.', { of: DUE_KINDS }),
      orNull(day('dueOn', 'Until which day.')),
      orNull(day('firstDueOn', 'Until which day it was promised at first.')),
      whole('extended', 'How often it was extended.'),
      text('state', 'How far it came.', { of: COMMITMENT_STATES }),
      orNull(
        text('stoppedIn', 'Where a suspended or cancelled one stood before.', { of: COMMITMENT_STATES }),
      ),
      text('noticeNumber', 'Number of the notice that issued it; empty before.'),
      orNull(instant('acknowledgedAt', 'When the lead unit took it on.')),
      orNull(day('doneOn', 'The day of completion as the unit reported it.')),
      orNull(day('askedDueOn', 'The day that the unit asks for.')),
      text('askedReason', 'Why it asks.'),
      text('latest', 'The last report, shortened.'),
      orNull(id('responseId', 'The answer that made it.', { to: 'responses' })),
      id('enteredById', 'Who wrote it down.', person),
      instant('at', 'When.'),
      ids('readerIds', 'Who reads it beside chair and desk.'),
      special('formerOwners', 'formerOwners', 'Names of units that owed it before, oldest first.'),
      rowVersion,
    ],
  },
  {
    name: 'commitmentSources',
    table: 'commitment_source',
    says: 'What each promise was made for.',
    order: 'commitment_id, kind, target_id',
    fields: [
      id('commitmentId', 'The promise.', promise),
      text('kind', 'What it was made for.', { of: SOURCE_KINDS }),
      id('targetId', 'Which one: like the target of an answer, or a line of the conclusion.', {
        to: 'sources',
      }),
    ],
  },
  {
    name: 'commitmentUnits',
    table: 'commitment_unit',
    says: 'Units that have a part in a promise beside the lead unit.',
    order: 'commitment_id, unit_id',
    fields: [
      id('commitmentId', 'The promise.', promise),
      id('unitId', 'The unit.', unit),
      text('unit', 'By name.'),
      text('part', 'Leads as well, or coordinates.', { of: UNIT_PARTS }),
      whole('position', 'Reading order.'),
    ],
  },
  {
    name: 'commitmentActs',
    table: 'commitment_act',
    says: 'What was done about each promise.',
    order: 'id',
    fields: [
      id('id', 'The act.'),
      id('commitmentId', 'The promise.', promise),
      text('kind', 'What was done.', { of: ACT_KINDS }),
      instant('at', 'When.'),
      id('actorId', 'Who did it; the meeting itself where the server did.'),
      text('actorName', 'By name.'),
      text('unit', 'For which unit, by name.'),
      words('text', 'What was reported, or why it was done.'),
      orNull(day('day', 'The day on which it was done.')),
      orNull(day('dueOn', 'The day that was asked for, or granted.')),
      text('number', 'Of a decision or notice.'),
      special(
        'attachments',
        'files',
        'Evidence: `id`, `name`, `type`, size in `bytes`, `sha256` in hex. The files themselves are not here.',
      ),
      rowVersion,
    ],
  },
];
