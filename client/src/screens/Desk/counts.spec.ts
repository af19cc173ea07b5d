import {
  emptySnapshot,
  type CollatedView,
  type ParticipantView,
  type SpeakerRequestView,
  type SubmissionView,
  type TurnView,
} from '@doi-thoai/shared';
import { countApart } from './counts';

const raw = (id: string, change: Partial<SubmissionView> = {}) =>
  ({ id, authorId: 'a', withdrawn: false, channel: 'PHONE', notReached: false, ...change }) as SubmissionView;
const turn = (id: string, participantId: string, startedAt: number | null, requestId: string | null = null) =>
  ({ id, participantId, startedAt, requestId }) as TurnView;
const request = (type: SpeakerRequestView['type']) => ({ type }) as SpeakerRequestView;
const person = (role: ParticipantView['role']) => ({ role }) as ParticipantView;

describe('Units are not interchangeable: each is counted by itself', () => {
  it('leaves out withdrawn and converted opinions, counts people once and turns of delegates that started', () => {
    const counts = countApart({
      ...emptySnapshot(),
      submissions: {
        one: raw('one'),
        two: raw('two'),
        gone: raw('gone', { withdrawn: true, authorId: 'b' }),
        unit: raw('unit', { authorId: null }),
        late: raw('late', { channel: 'SPEECH_NOT_REACHED', notReached: true, authorId: 'c' }),
      },
      turns: {
        t1: turn('t1', 'p', 5),
        t2: turn('t2', 'p', 9, 'debate'),
        absent: turn('absent', 'q', null),
        answer: turn('answer', 'p', 12, 'answer'),
        order: turn('order', 'p', 13, 'order'),
        leader: turn('leader', 'r', 14),
      },
      requests: {
        debate: request('DEBATE'),
        answer: request('ANSWER'),
        order: request('POINT_OF_ORDER'),
      },
      participants: { p: person('DELEGATE'), q: person('DELEGATE'), r: person('RESPONDER') },
    });
    expect(counts).toMatchObject({ raw: 3, authors: 1, notReached: 1, turns: 2, speakers: 1, collated: 0 });
  });

  it('does not count a collated opinion that was merged into another or split; its parts are', () => {
    const row = (id: string, mergedInto: string | null, splitInto: string[] = []) =>
      ({ id, mergedInto, splitInto }) as CollatedView;
    const rows = [
      row('one', null),
      row('two', 'one'),
      row('three', null, ['a', 'b']),
      row('a', null),
      row('b', null),
    ];
    const collated = Object.fromEntries(rows.map((one) => [one.id, one]));
    expect(countApart({ ...emptySnapshot(), collated })).toMatchObject({ collated: 3 });
  });
});
