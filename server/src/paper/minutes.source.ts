import type {
  AgendaItem,
  MeetingView,
  ParticipantView,
  SnapshotState,
  TargetRef,
  TurnNoteView,
  TurnView,
} from '@doi-thoai/shared';
import { isRaw, isSpeakingTurn, usedSeconds } from '@doi-thoai/shared';
import type { PaperSystem } from './block/model.js';
import { collatedNumber, collatedOpinions } from './minutes.collated.js';
import { attendance, peopleOf, person } from './minutes.people.js';
import { commitments, conclusion, promisesOf } from './minutes.promises.js';
import { paperOf } from './paper-of.js';
import type { PaperReading } from './source/reading.js';
import { representedBy } from './stand-in-words.js';
import type {
  MinutesAgendaItem,
  MinutesAnswer,
  MinutesAnswerTarget,
  MinutesModel,
  MinutesOpeningReport,
  MinutesTurn,
  MinutesUnreachedRequest,
  MinutesWrittenOpinions,
} from './minutes/minutes.model.js';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

const iso = (instant: number): string => new Date(instant).toISOString();
const orNull = (text: string): string | null => (text === '' ? null : text);
const rows = <T>(record: Record<string, T>): T[] => Object.values(record);

/** What the printed numbers of opinions, turns and promises refer to. */
interface Numbers {
  submissions: Map<string, number>;
  commitments: Map<string, number>;
}

/** When each agenda item was first opened, by id. */
type AgendaStarts = ReadonlyMap<string, number>;

/** From the bodies of all `meeting.state` entries, oldest first. */
export function agendaStarts(states: readonly Record<string, unknown>[]): AgendaStarts {
  const starts = new Map<string, number>();
  for (const { agendaItemId: id, agendaItemSince: since } of states) {
    if (typeof id === 'string' && typeof since === 'number' && !starts.has(id)) starts.set(id, since);
  }
  return starts;
}

/** Turns what was read into the plain model of the paper. Counting rules: domain.md 6.3 and 6.4. */
export function minutesModel(
  { state, head, organisation, starts, parts }: PaperReading,
  system: PaperSystem,
): MinutesModel {
  const meeting = meetingOf(state);
  const numbers = numbersOf(state);
  const people = peopleOf(rows(state.participants), parts);
  return {
    of: paperOf(meeting, organisation, system, 'BB'),
    rehearsal: meeting.rehearsal,
    timeZone: TIME_ZONE,
    hostBodies: meeting.hostBodies,
    meeting: held(meeting),
    attendance: attendance(state, people),
    agenda: meeting.agenda.map((item) => agendaItem(item, starts, state)),
    openingReport: openingReport(meeting),
    written: written(state),
    turns: turns(state),
    notReached: notReached(state, numbers),
    answers: answers(state, numbers),
    commitments: commitments(state),
    votes: [],
    conclusion: conclusion(state),
    journal: { head: head.head, hash: head.hash },
    generatedAt: iso(head.now),
    signatures: { secretary: nameOf(people, 'SECRETARY'), chair: nameOf(people, 'CHAIR') },
    recipients: ['Các đơn vị dự họp'],
  };
}

function meetingOf({ meeting }: SnapshotState): MeetingView {
  if (!meeting) throw new Error('a meeting without its view');
  return meeting;
}

function held(meeting: MeetingView): MinutesModel['meeting'] {
  const { kind, title, place } = meeting;
  const startedAt = iso(meeting.openedAt ?? meeting.startsAt);
  const endedAt = meeting.closedAt === null ? null : iso(meeting.closedAt);
  return { kind, title, startedAt, opened: meeting.openedAt !== null, endedAt, place };
}

function nameOf(people: readonly ParticipantView[], role: ParticipantView['role']): string {
  return people.find((one) => one.role === role)?.name ?? '';
}

/** Plans call it "Bế mạc" or "Kết luận và bế mạc"; there is no kind of item for it. */
const CLOSING = /bế mạc/iu;

function agendaItem(item: AgendaItem, starts: AgendaStarts, state: SnapshotState): MinutesAgendaItem {
  const presenter = item.presenter === '' ? null : person({ name: item.presenter, title: '', unit: '' });
  const start = starts.get(item.id);
  const held = start === undefined ? heldAs(item, state) : undefined;
  return {
    title: item.title,
    presenter,
    startedAt: start === undefined ? null : iso(start),
    ...(held && { held }),
  };
}

/** What else than its opening tells that an item was held. */
function heldAs({ kind, title }: AgendaItem, { lines, meeting }: SnapshotState): MinutesAgendaItem['held'] {
  if (kind === 'CONCLUSION' && Object.keys(lines).length > 0) return 'CONCLUDED';
  return CLOSING.test(title.normalize('NFC')) && meeting?.closedAt ? 'CLOSED' : undefined;
}

function openingReport({ report }: MeetingView): MinutesOpeningReport | null {
  if (report.title === '' && report.figures.length === 0) return null;
  const labels = new Map(report.figures.map((figure) => [figure.label, figure.id]));
  return {
    title: report.title,
    presenter: report.presenter === '' ? null : person({ name: report.presenter, title: '', unit: '' }),
    summary: '',
    figures: report.figures.map((figure) => ({
      id: figure.id,
      label: figure.label,
      value: figure.value,
      unit: figure.unit,
      period: orNull(figure.period),
      plannedForPeriod: figure.plannedForPeriod ?? null,
      plannedForYear: figure.plannedForYear ?? null,
      subsetOf: labels.get(figure.subsetOf) ?? null,
    })),
  };
}

function topicName(state: SnapshotState, topicId: string): string {
  return state.meeting?.topics.find((topic) => topic.id === topicId)?.name ?? '';
}

function written(state: SnapshotState): MinutesWrittenOpinions {
  const raw = rows(state.submissions).filter(isRaw);
  const authors = new Set(raw.flatMap((one) => (one.authorId === null ? [] : [one.authorId])));
  return {
    rawSubmissions: raw.length,
    distinctAuthors: authors.size,
    anonymousSubmissions: raw.filter((one) => one.disclosure === 'ANONYMOUS').length,
    ...collatedOpinions(state),
  };
}

function secondsOf(turn: TurnView): number {
  return Math.round(usedSeconds(turn, turn.endedAt ?? turn.startedAt ?? 0));
}

function correctedTimes(turn: TurnView, note: TurnNoteView | undefined): MinutesTurn['corrected'] {
  if (!note || note.correctedStartedAt === null || note.correctedEndedAt === null) return null;
  const seconds = Math.round((note.correctedEndedAt - note.correctedStartedAt) / 1000);
  return { startedAt: iso(note.correctedStartedAt), seconds };
}

function turns(state: SnapshotState): MinutesTurn[] {
  const started = rows(state.turns).filter((turn) => turn.number !== null && isSpeakingTurn(turn, state));
  started.sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return started.map((turn) => ({
    number: turn.number ?? 0,
    speakerId: turn.participantId,
    speaker: person(turn, representedBy(state, turn.participantId)),
    topic: orNull(topicName(state, turn.topicId)),
    measured: { startedAt: iso(turn.startedAt ?? 0), seconds: secondsOf(turn) },
    corrected: correctedTimes(turn, state.notes[turn.id]),
    interrupted: turn.state === 'INTERRUPTED',
    gist: state.notes[turn.id]?.gist ?? '',
  }));
}

function numbersOf(state: SnapshotState): Numbers {
  const submissions = rows(state.submissions).sort(
    (a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1),
  );
  const promises = promisesOf(state);
  return {
    submissions: new Map(submissions.map((one, i) => [one.id, i + 1])),
    commitments: new Map(promises.map((one, i) => [one.id, i + 1])),
  };
}

function notReached(state: SnapshotState, numbers: Numbers): MinutesUnreachedRequest[] {
  const converted = rows(state.requests).filter((one) => one.state === 'CONVERTED_TO_WRITTEN');
  return converted
    .sort((a, b) => a.at - b.at)
    .map((one) => ({
      speaker: person(one, representedBy(state, one.participantId)),
      topic: orNull(topicName(state, one.topicId)),
      written: one.submissionId === null ? 'CONVERTED' : 'LINKED',
      reference: reference(numbers, one.convertedTo ?? one.submissionId),
    }));
}

/** Never the tracking code: it opens the author's words to whoever holds the paper. */
function reference(numbers: Numbers, submissionId: string | null): string {
  return submissionId === null ? '' : String(numbers.submissions.get(submissionId) ?? '');
}

function target(state: SnapshotState, numbers: Numbers, { kind, id }: TargetRef): MinutesAnswerTarget {
  if (kind === 'COLLATED') return { kind, number: collatedNumber(state, id) };
  if (kind === 'TURN') return { kind, number: state.turns[id]?.number ?? 0 };
  return { kind, number: numbers.submissions.get(id) ?? 0 };
}

function answers(state: SnapshotState, numbers: Numbers): MinutesAnswer[] {
  const promised = new Map<string, number[]>();
  for (const { id, responseId } of rows(state.commitments)) {
    if (responseId === null) continue;
    const own = promised.get(responseId);
    const number = numbers.commitments.get(id) ?? 0;
    if (own) own.push(number);
    else promised.set(responseId, [number]);
  }
  return rows(state.responses)
    .sort((a, b) => a.at - b.at || a.version - b.version)
    .map((response) => ({
      type: response.type,
      targets: response.targets.map((one) => target(state, numbers, one)),
      responder: person({
        name: response.responderName,
        title: response.responderTitle,
        unit: response.responderUnit,
      }),
      form: response.given,
      text: response.text,
      commitments: (promised.get(response.id) ?? []).sort((a, b) => a - b),
    }));
}
