import type { PaperEntry, PaperGap, PaperIssuer, PaperKind, PaperShelf, PaperState } from '@doi-thoai/shared';
import { numbered } from '@doi-thoai/shared';
import { treatmentOf, type AcceptanceModel } from '../acceptance/acceptance.model.js';
import { followUpOwed } from '../acceptance/acceptance.words.js';
import type { TableReader } from '../collation-table.source.js';
import type { NoticeModel } from '../notice/notice.model.js';
import { acceptanceModel } from './acceptance.source.js';
import { invitedPeople } from './invitation.source.js';
import { noticeModel } from './notice.source.js';
import { pressModel } from './press.source.js';
import { issuersOf, type Issuer, type PaperReading } from './reading.js';
import { neverReachedModel, neverSpokenModel } from './speakers.source.js';

type Gap = [gap: PaperGap, n: number];

/**
 * What can be made for each issuing body, and what is missing in it. Nothing here is refused: a draft may be printed.
 * `asIssued`: the meeting as it stood when the notice of a body was issued.
 */
export function shelfOf(
  reading: PaperReading,
  reader: TableReader,
  asIssued: (body: string) => PaperReading | null,
): PaperShelf {
  return { issuers: issuersOf(reading).map((issuer) => issuerShelf(reading, issuer, reader, asIssued)) };
}

function issuerShelf(
  reading: PaperReading,
  issuer: Issuer,
  reader: TableReader,
  asIssued: (body: string) => PaperReading | null,
): PaperIssuer {
  const notice = noticeModel(reading, issuer);
  const then = asIssued(issuer.key);
  const { number, symbol } = notice.tasks.notice;
  const { key, body, system } = issuer;
  return {
    ...{ key, body, system },
    noticeNumber: number === null ? '' : numbered({ system, number, symbol }),
    papers: [
      invitations(reading),
      entry('FIGURES', reading.meeting.report.figures.length, []),
      noticeEntry(then ? noticeModel(then, issuer) : notice),
      tasksEntry(notice),
      acceptanceEntry(acceptanceModel(reading, issuer, reader)),
      neverReached(reading, issuer),
      entry('NEVER_SPOKEN', neverSpokenModel(reading, issuer).rows.length, []),
      press(reading, notice),
    ],
  };
}

/** A paper with a hole that must be filled before it leaves the house is a draft. */
function entry(kind: PaperKind, size: number, gaps: readonly Gap[], draft = false): PaperEntry {
  const open = gaps.filter(([, n]) => n > 0).map(([gap, n]) => ({ gap, n }));
  const state: PaperState = size === 0 ? 'EMPTY' : draft ? 'DRAFT' : 'READY';
  return { kind, state, gaps: open, size };
}

const is = (missing: boolean): number => (missing ? 1 : 0);

function invitations(reading: PaperReading): PaperEntry {
  const size = invitedPeople(reading).length;
  // Number, day and signature are written by hand: an invitation has no place in the register.
  return entry('INVITATIONS', size, [
    ['NO_NUMBER', 1],
    ['NO_SIGNER', 1],
    ['NO_PLACE', is(reading.meeting.place === '')],
  ]);
}

function noticeEntry(notice: NoticeModel): PaperEntry {
  const { approved, cover, signer, assessments, requirements, tasks } = notice;
  const lines = assessments.length + requirements.length + tasks.tasks.length;
  const gaps: Gap[] = [
    ['NO_LINES', is(lines === 0)],
    ['NOT_APPROVED', is(!approved)],
    ['NO_NUMBER', is(cover.of.number === null)],
    ['NO_SIGNER', is(signer.name === '')],
    ...taskGaps(notice),
  ];
  return entry('NOTICE', 1, gaps, !approved || cover.of.number === null);
}

function taskGaps({ tasks: { tasks } }: NoticeModel): Gap[] {
  return [
    ['NO_LEAD', tasks.filter(({ leads }) => leads.length === 0).length],
    ['NO_DUE', tasks.filter(({ due }) => due.kind === 'UNSET').length],
  ];
}

function tasksEntry(notice: NoticeModel): PaperEntry {
  const gaps: Gap[] = [['NO_NUMBER', is(notice.cover.of.number === null)], ...taskGaps(notice)];
  return entry('TASKS', notice.tasks.tasks.length, gaps);
}

function acceptanceEntry({ rows }: AcceptanceModel): PaperEntry {
  const answers = rows.flatMap((row) => row.answers.slice(-1));
  return entry('ACCEPTANCE', rows.length, [
    ['UNANSWERED', rows.filter((row) => treatmentOf(row) === 'OPEN').length],
    ['NO_OWNER', answers.filter(followUpOwed).length],
    ['NO_REASON', answers.filter(({ treatment, text }) => treatment === 'KEPT' && text.trim() === '').length],
  ]);
}

function neverReached(reading: PaperReading, issuer: Issuer): PaperEntry {
  const { rows, waiting } = neverReachedModel(reading, issuer);
  return entry('NEVER_REACHED', rows.length, [['WAITING', waiting]]);
}

function press(reading: PaperReading, notice: NoticeModel): PaperEntry {
  if (isClosedToPress(reading)) return { kind: 'PRESS', state: 'CLOSED', gaps: [], size: 0 };
  const { issued, withheld } = pressModel(reading, notice);
  const gaps: Gap[] = [
    ['NOT_ISSUED', is(!issued)],
    ['WITHHELD', withheld],
  ];
  return entry('PRESS', 1, gaps, !issued);
}

/** Personnel matters that were not published are secrets (domain.md 10.7). */
export function isClosedToPress({ meeting }: PaperReading): boolean {
  return meeting.profile === 'CLOSED_PERSONNEL';
}
