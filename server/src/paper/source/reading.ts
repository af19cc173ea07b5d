import type {
  CivilDate,
  IssuingBodyView,
  MeetingView,
  NoticeView,
  OrganisationWords,
  PaperCode,
  PaperSystem,
  ParticipantView,
  SnapshotState,
} from '@doi-thoai/shared';
import { paperSymbol } from '@doi-thoai/shared';
import type { ReadHead } from '../../journal/read-at-head.js';
import type { PaperOf } from '../block/model.js';
import type { PaperCover } from '../cover.js';
import { peopleOf, type PartsAtClose } from '../minutes.people.js';
import { isParty, paperOf } from '../paper-of.js';

/**
 * What all papers of a meeting are made from: the desk's rows and the organisation, at one head of the journal. What
 * was not published to its authors is not in it.
 */
export interface PaperReading {
  state: SnapshotState;
  meeting: MeetingView;
  head: ReadHead;
  organisation: OrganisationWords;
  /** Bodies that issue papers today. */
  bodies: IssuingBodyView[];
  parts: PartsAtClose | null;
  /** When each item of the agenda was first opened, by id. */
  starts: ReadonlyMap<string, number>;
}

/** A body as a paper needs it: of a notice by the words of its day, else of the organisation. */
export interface Issuer {
  /** The body's id; of a host its place among the hosts. */
  key: string;
  system: PaperSystem;
  body: string;
  parentBody: string;
  abbreviation: string;
  place: string;
}

export const values = <T>(record: Record<string, T>): T[] => Object.values(record);
export const iso = (instant: number): string => new Date(instant).toISOString();

/** Notices of the meeting, as they were prepared. */
export function noticesOf({ state, meeting }: PaperReading): NoticeView[] {
  return state.conclusion[meeting.id]?.notices ?? [];
}

/** Who may issue papers of this meeting: bodies that prepared a notice come first, by the words of its day. */
export function issuersOf(reading: PaperReading): Issuer[] {
  const prepared = noticesOf(reading).map((one) => issuer(one, one.bodyId, one.body));
  const others = reading.bodies.filter(({ id }) => prepared.every(({ key }) => key !== id));
  const all = [...prepared, ...others.map((one) => issuer(one, one.id, one.name))];
  return all.length > 0 ? all : hosts(reading);
}

function issuer(words: Omit<Issuer, 'key' | 'body'>, key: string, body: string): Issuer {
  const { system, parentBody, abbreviation, place } = words;
  return { key, system, body, parentBody, abbreviation, place };
}

/** Where nobody named an issuing body: whoever holds the meeting, by what the name says of its system. */
function hosts({ meeting, organisation }: PaperReading): Issuer[] {
  const names = meeting.hostBodies.length > 0 ? meeting.hostBodies : [organisation.name];
  return names.map((name, place) => {
    const system = isParty(name) ? 'PARTY' : 'STATE';
    const { body, parentBody, abbreviation } = paperOf(
      { ...meeting, hostBodies: [name] },
      organisation,
      system,
      '',
    );
    return { key: `host-${place}`, system, body, parentBody: parentBody ?? '', abbreviation, place: '' };
  });
}

/** Head and state of a paper of this meeting. `number`: of papers that have one of their own. */
export function coverOf(
  { meeting, head }: PaperReading,
  issuer: Issuer,
  { code, number, date }: { code: PaperCode; number: number | null; date: CivilDate | null },
): PaperCover {
  return {
    of: paperBy(issuer, code, number),
    date,
    meeting: {
      ...{ kind: meeting.kind, title: meeting.title, place: meeting.place },
      startedAt: iso(meeting.openedAt ?? meeting.startsAt),
      endedAt: meeting.closedAt === null ? null : iso(meeting.closedAt),
    },
    rehearsal: meeting.rehearsal,
    generatedAt: iso(head.now),
    journal: { head: head.head, hash: head.hash },
  };
}

function paperBy(issuer: Issuer, code: PaperCode, number: number | null): PaperOf {
  const { system, body, abbreviation, place } = issuer;
  const symbol = abbreviation === '' ? code : paperSymbol({ system, abbreviation }, code);
  const parentBody = issuer.parentBody === '' ? null : issuer.parentBody;
  return { system, body, parentBody, abbreviation, place, number, symbol };
}

/** Whoever was in the meeting, as what they were when it was closed. */
export function peopleThen({ state, parts }: PaperReading): ParticipantView[] {
  return peopleOf(values(state.participants), parts);
}

export function topicNames({ meeting }: PaperReading): Map<string, string> {
  return new Map(meeting.topics.map(({ id, name }) => [id, name]));
}
