import type { ParticipantView, RequestState, SpeakerRequestView } from '@doi-thoai/shared';
import { isSpeakingTurn } from '@doi-thoai/shared';
import { postLine } from '../person-phrase.js';
import type {
  NeverReachedModel,
  NeverReachedRow,
  NeverSpokenModel,
  Registered,
} from '../speakers/speakers.model.js';
import { withRepresented } from '../stand-in-words.js';
import { numbersOf } from './numbers.js';
import { coverOf, peopleThen, topicNames, values, type Issuer, type PaperReading } from './reading.js';

const MISSED: readonly RequestState[] = ['NOT_REACHED', 'CONVERTED_TO_WRITTEN'];
const WAITING: readonly RequestState[] = ['QUEUED', 'CALLED'];

export function neverReachedModel(reading: PaperReading, issuer: Issuer): NeverReachedModel {
  const requests = values(reading.state.requests).filter(({ state }) => state !== 'WITHDRAWN');
  const missed = requests.filter(({ state }) => MISSED.includes(state));
  const topics = topicNames(reading);
  const { submissions } = numbersOf(reading.state);
  const answered = answeredOpinions(reading);
  return {
    cover: coverOf(reading, issuer, { code: 'BB', number: null, date: null }),
    registered: requests.length,
    waiting: requests.filter(({ state }) => WAITING.includes(state)).length,
    rows: missed
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .map((one): NeverReachedRow => {
        const opinion = one.convertedTo ?? one.submissionId;
        return {
          name: withRepresented(reading.state, one.participantId, one.name),
          ...{ post: postLine(one), topic: topics.get(one.topicId) ?? '', written: writtenAs(one) },
          opinion: opinion === null ? null : (submissions.get(opinion) ?? null),
          answered: opinion !== null && answered.has(opinion),
        };
      }),
  };
}

function writtenAs({ convertedTo, submissionId }: SpeakerRequestView): NeverReachedRow['written'] {
  if (convertedTo !== null) return 'CONVERTED';
  return submissionId === null ? 'NONE' : 'LINKED';
}

/** Written opinions to which an answer was given, by themselves or collated. */
function answeredOpinions({ state }: PaperReading): Set<string> {
  const targets = new Set(values(state.responses).flatMap((one) => one.targets.map(({ id }) => id)));
  const behind = values(state.collated).filter(
    ({ id, mergedInto }) => targets.has(id) || (mergedInto !== null && targets.has(mergedInto)),
  );
  return new Set([...targets, ...behind.flatMap(({ sourceIds }) => sourceIds)]);
}

export function neverSpokenModel(reading: PaperReading, issuer: Issuer): NeverSpokenModel {
  const { state } = reading;
  const spoke = new Set(
    values(state.turns)
      .filter((turn) => isSpeakingTurn(turn, state))
      .map(({ participantId }) => participantId),
  );
  const present = peopleThen(reading).filter(isPresentDelegate);
  const requests = values(state.requests).sort((a, b) => a.at - b.at);
  return {
    cover: coverOf(reading, issuer, { code: 'BB', number: null, date: null }),
    present: present.length,
    rows: present
      .filter(({ id }) => !spoke.has(id))
      .sort(byUnitAndName)
      .map((one) => ({
        number: one.number,
        name: withRepresented(state, one.id, one.name),
        post: postLine(one),
        mode: one.attendance === 'ONLINE' ? 'ONLINE' : 'ON_SITE',
        registered: registeredAs(requests.findLast(({ participantId }) => participantId === one.id)),
      })),
  };
}

function isPresentDelegate({ role, attendance }: ParticipantView): boolean {
  const delegate = role === 'DELEGATE' || role === 'UNIT_FOCAL';
  return delegate && (attendance === 'ON_SITE' || attendance === 'ONLINE');
}

const REGISTERED: Partial<Record<RequestState, Registered>> = {
  NOT_REACHED: 'NOT_REACHED',
  CONVERTED_TO_WRITTEN: 'NOT_REACHED',
  QUEUED: 'WAITING',
  CALLED: 'WAITING',
  WITHDRAWN: 'WITHDRAWN',
  DECLINED: 'DECLINED',
  ABSENT: 'ABSENT',
};

function registeredAs(request: SpeakerRequestView | undefined): Registered {
  return (request && REGISTERED[request.state]) ?? 'NO';
}

// Made once: `localeCompare` would make one for each pair.
const { compare: order } = new Intl.Collator('vi', { numeric: true });

/** By unit, then by card; people without one by the given name, which comes last (domain.md 14.14). */
export function byUnitAndName(
  a: Pick<ParticipantView, 'unit' | 'number' | 'name'>,
  b: Pick<ParticipantView, 'unit' | 'number' | 'name'>,
): number {
  const given = (name: string) => name.split(' ').at(-1) ?? '';
  return (
    order(a.unit, b.unit) ||
    order(a.number, b.number) ||
    order(given(a.name), given(b.name)) ||
    order(a.name, b.name)
  );
}
