import { LINE_KINDS, NOTICE_STATES, PAPER_SYSTEMS, SIGNED_PAPERS, TARGET_KINDS } from '@doi-thoai/shared';
import type { Section } from './format.js';
import { day, flag, id, instant, number, orNull, rowVersion, special, text, whole, words } from './format.js';

const person = { to: 'participants' } as const;

/** The conclusion with its notices. Issuing bodies and the register of numbers are of the house. */
export const CONCLUSION_SECTIONS: readonly Section[] = [
  {
    name: 'conclusionLines',
    table: 'conclusion_line',
    says: 'Lines of the conclusion.',
    order: 'id',
    fields: [
      id('id', 'The line.'),
      text('kind', 'Assessment, requirement or task.', { of: LINE_KINDS }),
      words('text', 'Its words.'),
      number('position', 'Reading order; ties by id.'),
      flag('removed', 'Taken out; it stays so that its id is never used again.'),
      rowVersion,
    ],
  },
  {
    name: 'conclusionSources',
    table: 'conclusion_source',
    says: 'What each line was made of.',
    order: 'line_id, kind, target_id',
    fields: [
      id('lineId', 'The line.', { to: 'conclusionLines' }),
      text('kind', 'What it was made of.', { of: TARGET_KINDS }),
      id('targetId', 'Which one: a collated opinion, a raw one, a turn.', { to: 'targets' }),
    ],
  },
  {
    name: 'conclusions',
    table: 'conclusion',
    says: 'How far the conclusion is; none before anybody prepared a notice, approved it or signed the minutes.',
    order: 'version',
    fields: [
      whole('revision', 'From 1; a correction after the approval is the next one.'),
      text('reason', 'Why there is this revision; empty for the first.'),
      orNull(
        instant('approvedAt', 'When the chair approved the lines; null: not yet, or not this revision.'),
      ),
      orNull(id('approvedById', 'Who approved them.', person)),
      text('approvedBy', 'By name.'),
      orNull(day('minutesSignedOn', 'On which day the minutes were signed.')),
      rowVersion,
    ],
  },
  {
    name: 'notices',
    table: 'notice',
    says: 'Conclusion notices, one for each issuing body.',
    order: 'id',
    fields: [
      id('id', 'The notice.'),
      id('bodyId', 'The issuing body, in the house where it was prepared.'),
      text('body', 'Its name on the paper.'),
      text('parentBody', 'Name of the body above it; empty: none.'),
      text('system', 'State or Party: two systems of papers.', { of: PAPER_SYSTEMS }),
      text('abbreviation', 'Its part of the symbol.'),
      text('place', 'Place of place and date.'),
      text('subject', 'Subject line.'),
      orNull(whole('number', 'Its number, within the body and the year or term.')),
      text('symbol', 'Symbol behind the number.'),
      orNull(day('issuedOn', 'Day of the number and of the paper.')),
      text('signAuthority', 'On whose behalf it is signed; empty: on the signer’s own.'),
      text('signerPost', 'Post of the signer.'),
      text('signerName', 'Who signs.'),
      special('formerOwners', 'recipients', 'Recipients, in their order.'),
      text('state', 'How far it is.', { of: NOTICE_STATES }),
      whole('revision', 'The revision of the conclusion that it carries.'),
      special(
        'issuedBefore',
        'earlier',
        'Numbers and days under which it was issued before it was corrected.',
      ),
      orNull(special('publicNotice', 'issued', 'What everybody reads of it, as it was issued.')),
      rowVersion,
    ],
  },
  {
    name: 'signedVersions',
    table: 'signed_version',
    says: 'Signed versions of papers. The files themselves are not here; they are known by their SHA-256.',
    order: 'id',
    fields: [
      id('id', 'The signed version.'),
      text('paper', 'Which paper it is of.', { of: SIGNED_PAPERS }),
      text('issuer', 'Who issues it: an issuing body, a host by its place, or a system.'),
      text('system', 'State or Party.', { of: PAPER_SYSTEMS }),
      text('body', 'As the issuer was called then; empty of a paper that is made in a system.'),
      whole('number', 'From 1, of this paper of this issuer.'),
      day('signedOn', 'The day on the paper.'),
      orNull(special('signedFile', 'generated', 'The paper as it was generated when this one came.')),
      orNull(special('signedFile', 'edited', 'The Word file as it was edited.')),
      special('signedFiles', 'scan', 'The scan: one PDF, or pictures of the pages in their order.'),
      text('reason', 'Why it takes the place of the one before; empty for the first.'),
      id('byId', 'Who put it back.', person),
      text('byName', 'By name.'),
      instant('putBackAt', 'When it was put back.'),
      flag('published', 'Everybody in the meeting reads it.'),
      orNull(special('takenBack', 'takenBack', 'Taken back: `reason`, `at` in milliseconds.')),
      flag('purged', 'It turned out to be secret: words and bytes are gone.'),
      rowVersion,
    ],
  },
];
