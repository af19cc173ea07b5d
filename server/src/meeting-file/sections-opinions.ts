import {
  AUTHORITIES,
  CHANNELS,
  DISCLOSURES,
  FIELDS,
  GIVEN,
  MODERATIONS,
  RESPONSE_TYPES,
  SUBMISSION_KINDS,
  TARGET_KINDS,
  VISIBILITIES,
} from '@doi-thoai/shared';
import type { Section } from './format.js';
import { PROMISE_SECTIONS } from './sections-promises.js';
import {
  day,
  flag,
  hex,
  id,
  ids,
  instant,
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
const collated = { to: 'collated' } as const;

/** Opinions and what became of them. */
export const OPINION_SECTIONS: readonly Section[] = [
  {
    name: 'submissions',
    table: 'submission',
    says: 'Raw opinions in every state, in the words of their authors. Of a confidential or anonymous one nothing tells who wrote it: the sealed link of a confidential one is never in the file.',
    order: 'id',
    fields: [
      id('id', 'The opinion.'),
      text('trackingCode', 'Tracking code, ten signs: who has it reads the line of this opinion.'),
      orNull(
        id(
          'receiptId',
          'Digest of the receipt that only the author of an unnamed opinion holds; the receipt is nowhere.',
        ),
      ),
      orNull(hex('receiptProof', 'Tells a repeat from other words; of no use without the receipt.')),
      orNull(id('authorId', 'Who wrote it; null where the author is not named.', person)),
      orNull(
        id(
          'unitId',
          'The author’s unit at sending. Of an unnamed author only when at least five people of it may write.',
          unit,
        ),
      ),
      orNull(id('enteredById', 'Who typed it for somebody.', person)),
      text('channel', 'How it came.', { of: CHANNELS }),
      text('disclosure', 'Whether the author is named.', { of: DISCLOSURES }),
      text('kind', 'What it is.', { of: SUBMISSION_KINDS }),
      id('topicId', 'Issue group, of the plan.', topic),
      text('summary', 'In one line; empty when its words were purged.'),
      words('text', 'Its words; empty when they were purged.'),
      text('returnText', 'What the author was asked to clarify.'),
      text('authorName', 'Name at sending; empty where the author is not named.'),
      text('authorUnit', 'Unit at sending, by name.'),
      instant('writtenAt', 'When it was written. Of an anonymous one the day.'),
      instant('receivedAt', 'When it came. Of an anonymous one the day.'),
      text('moderation', 'Reviewed or not.', { of: MODERATIONS }),
      text('visibility', 'Who sees it.', { of: VISIBILITIES }),
      flag('withdrawn', 'Taken back by its author.'),
      flag('notReached', 'Was to be spoken and was not reached.'),
      orNull(id('requestId', 'The request to speak that it belongs to.', { to: 'requests' })),
      whole('edition', 'How often its words were written, from 1; former ones are in the journal.'),
      ids('collatedIds', 'Collated opinions that it stands behind, in the order of their ids.', collated),
      orNull(whole('publishedVersion', 'Number of the entry that published it last.')),
      orNull(
        special(
          'aside',
          'aside',
          'Set aside: `kind`, what the author was `text`ed, `byId`, `at` in milliseconds. PURGED: its words are gone for good.',
        ),
      ),
      orNull(
        special(
          'attachments',
          'attachments',
          'Files beside it: `id`, `name`, `type`, size in `bytes`, `sha256` in hex. The files themselves are not here.',
        ),
      ),
      rowVersion,
    ],
  },
  {
    name: 'authorOpenings',
    table: 'author_opening',
    says: 'That the officer opened a sealed author, and why. The name is not here.',
    order: 'entry',
    fields: [
      whole('entry', 'Number of the entry that told it.'),
      id('submissionId', 'Of which opinion.', opinion),
      id('byId', 'Who opened it.', person),
      text('byName', 'By name.'),
      text('reason', 'Why.'),
      instant('at', 'When.'),
    ],
  },
  {
    name: 'collated',
    table: 'collated_opinion',
    says: 'Collated opinions. Merged and split ones stay, and count no more.',
    order: 'number',
    fields: [
      id('id', 'The collated opinion.'),
      whole('number', 'Its number in the meeting, from 1.'),
      words('wording', 'The secretary’s words.'),
      id('topicId', 'Issue group, of the plan.', topic),
      orNull(id('unitId', 'The unit that it comes from.', unit)),
      text('unit', 'By name.'),
      orNull(id('responderUnitId', 'Who is to answer.', unit)),
      text('responderUnit', 'By name.'),
      whole('unitCount', 'From how many units its sources come.'),
      orNull(id('mergedInto', 'The one that goes on with it.', collated)),
      orNull(instant('mergedAt', 'Since when.')),
      orNull(id('splitFrom', 'The one that it is a part of.', collated)),
      orNull(text('field', 'Field.', { of: FIELDS })),
      orNull(text('authority', 'Level of authority.', { of: AUTHORITIES })),
      orNull(
        special(
          'repeatOf',
          'repeatOf',
          'The item of an earlier meeting that it repeats, by the words of its paper.',
        ),
      ),
      rowVersion,
    ],
  },
  {
    name: 'collatedSources',
    table: 'collated_source',
    says: 'Which raw opinion stands behind which collated one.',
    order: 'collated_id, submission_id',
    fields: [
      id('collatedId', 'The collated one.', collated),
      id('submissionId', 'The raw one.', opinion),
      flag('byMerge', 'Came by merging, and leaves with what it came with.'),
    ],
  },
];

/** Answers and promises. */
export const ANSWER_SECTIONS: readonly Section[] = [
  {
    name: 'responses',
    table: 'response',
    says: 'Answers.',
    order: 'id',
    fields: [
      id('id', 'The answer.'),
      text('type', 'What kind of answer.', { of: RESPONSE_TYPES }),
      words('text', 'Its words.'),
      text('given', 'Spoken or written.', { of: GIVEN }),
      id('responderId', 'Who answered.', person),
      id('responderUnitId', 'For which unit.', unit),
      text('responderUnit', 'By name.'),
      text('responderName', 'Name of that moment.'),
      text('responderTitle', 'Title of that moment.'),
      text('forwardedTo', 'To whom it was forwarded; empty: nobody.'),
      id('enteredById', 'Who wrote it down.', person),
      instant('at', 'When.'),
      ids('readerIds', 'Who reads it beside chair and desk: people, and receipts of unnamed authors.'),
      rowVersion,
    ],
  },
  {
    name: 'responseTargets',
    table: 'response_target',
    says: 'What each answer answers.',
    order: 'response_id, kind, target_id',
    fields: [
      id('responseId', 'The answer.', { to: 'responses' }),
      text('kind', 'What it answers.', { of: TARGET_KINDS }),
      id('targetId', 'Which one: a collated opinion, a raw one, a turn.', { to: 'targets' }),
    ],
  },
  ...PROMISE_SECTIONS,
  {
    name: 'drafts',
    table: 'response_draft',
    says: 'Answers that somebody prepares.',
    order: 'id',
    fields: [
      id('id', 'The draft.'),
      id('collatedId', 'Of what.', collated),
      id('responderId', 'Whose.', person),
      text('type', 'What kind of answer.', { of: RESPONSE_TYPES }),
      words('text', 'Its words.'),
      text('forwardedTo', 'To whom it would be forwarded.'),
      words('promiseText', 'What it would promise.'),
      orNull(day('dueOn', 'Until which day.')),
      instant('at', 'When it was written last.'),
      rowVersion,
    ],
  },
];
