import type { LineKind, NoticeView, ParticipantView } from '@doi-thoai/shared';
import { isRaw, isSpeakingTurn } from '@doi-thoai/shared';
import { attendance } from '../minutes.people.js';
import type { NoticeFloor, NoticeModel } from '../notice/notice.model.js';
import type { PaperPerson } from '../person-phrase.js';
import { acceptanceModel } from './acceptance.source.js';
import { numbersOf } from './numbers.js';
import { coverOf, noticesOf, peopleThen, values, type Issuer, type PaperReading } from './reading.js';
import { noticeOf, tasksModel } from './tasks.source.js';

/**
 * The notice as everybody may read it: opinions that were not published are in no row of its annex, so that it says
 * the same to whoever makes it.
 */
export function noticeModel(reading: PaperReading, issuer: Issuer): NoticeModel {
  const { meeting } = reading;
  const prepared = noticesOf(reading).find(({ bodyId }) => bodyId === issuer.key);
  const people = peopleThen(reading);
  const lines = (kind: LineKind): string[] => linesOf(reading, kind);
  return {
    ...noticeStanding(reading, issuer),
    subject: prepared?.subject ?? '',
    signer: signerOf(prepared),
    // The line of the file is the form's own.
    recipients: (prepared?.recipients ?? ['Các đơn vị dự họp']).filter(
      (one) => !/^lưu(?!\p{L})/iu.test(one.trim()),
    ),
    hosts: meeting.hostBodies,
    chair: chairOf(reading),
    coChairs: people.filter(({ role }) => role === 'CO_CHAIR').map(person),
    delegates: delegatesOf(reading, people),
    report: meeting.report.title,
    ...{ assessments: lines('ASSESSMENT'), requirements: lines('REQUIREMENT') },
    floor: floorOf(reading),
    tasks: tasksModel(reading, issuer),
    acceptance: acceptanceModel(reading, issuer, 'PUBLIC'),
    monitors: people.filter(({ role }) => role === 'MONITOR').map(person),
  };
}

/** What says whether it is a draft. */
export function noticeStanding(
  reading: PaperReading,
  issuer: Issuer,
): Pick<NoticeModel, 'approved' | 'cover'> {
  const { meeting, state } = reading;
  const { number, issuedOn } = noticeOf(reading, issuer);
  return {
    cover: coverOf(reading, issuer, { code: 'TB', number, date: issuedOn }),
    approved: (state.conclusion[meeting.id]?.approved ?? null) !== null,
  };
}

/** To be filled in, short enough for half of the page. */
const POST = '…'.repeat(10);

/** Whoever chaired; without a name where nobody was the chair. */
export function chairOf(reading: PaperReading): PaperPerson {
  const chair = peopleThen(reading).find(({ role }) => role === 'CHAIR');
  return chair ? person(chair) : { name: '', title: '', unit: '' };
}

const person = ({ name, title, unit }: ParticipantView): PaperPerson => ({ name, title, unit });

function signerOf(notice: NoticeView | undefined): NoticeModel['signer'] {
  if (!notice || notice.signerPost === '') {
    return { authority: notice?.signAuthority ?? '', post: POST, name: notice?.signerName ?? '' };
  }
  return { authority: notice.signAuthority, post: notice.signerPost, name: notice.signerName };
}

function linesOf({ state }: PaperReading, wanted: LineKind): string[] {
  return values(state.lines)
    .filter(({ kind }) => kind === wanted)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ text }) => text);
}

function delegatesOf({ state }: PaperReading, people: readonly ParticipantView[]): NoticeModel['delegates'] {
  const { invited, present } = attendance(state, people).delegates;
  const online = present.filter(({ mode }) => mode === 'ONLINE').length;
  return { invited, online, onSite: present.length - online };
}

function floorOf({ state }: PaperReading): NoticeFloor {
  const { submissions } = numbersOf(state);
  const missed = values(state.requests).filter((one) => one.state === 'CONVERTED_TO_WRITTEN');
  const written = missed.map((one) => submissions.get(one.convertedTo ?? one.submissionId ?? '') ?? 0);
  return {
    rawSubmissions: values(state.submissions).filter(isRaw).length,
    speakers: values(state.turns)
      .filter((turn) => turn.number !== null && isSpeakingTurn(turn, state))
      .map(({ participantId }) => participantId),
    notReached: written.filter((number) => number > 0).sort((a, b) => a - b),
  };
}
