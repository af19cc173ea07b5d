import type { FloorState, Id, MeetingView, SpeakerRequestView, TurnView } from '@doi-thoai/shared';

/** Where one person stands on the floor. */
export type Standing =
  | { kind: 'FREE' }
  | { kind: 'SPEAKING'; turn: TurnView; request: SpeakerRequestView | null }
  | { kind: 'CALLED'; turn: TurnView; request: SpeakerRequestView | null }
  | {
      kind: 'WAITING';
      request: SpeakerRequestView;
      /** From 1; null for the moment in which the queue has not arrived. */
      place: number | null;
      /** Nobody is before this person and the floor is under way. */
      next: boolean;
    };

type Person = { participantId: Id | null; requests: Record<Id, SpeakerRequestView> };

/** Own requests, the latest first. */
export function latestFirst(
  requests: Record<Id, SpeakerRequestView>,
  ownerId: Id | null,
): SpeakerRequestView[] {
  return Object.values(requests)
    .filter((request) => request.participantId === ownerId)
    .sort((a, b) => b.at - a.at);
}

/** People speak now or have spoken: whoever is first in the queue will be called soon. */
export function isUnderWay(meeting: MeetingView, floor: FloorState): boolean {
  if (meeting.phase !== 'IN_SESSION' || meeting.floorEnded) return false;
  const item = meeting.agenda.find(({ id }) => id === meeting.agendaItemId);
  return floor.current !== null || item?.kind === 'DISCUSSION';
}

export function standingOf(meeting: MeetingView, floor: FloorState, person: Person): Standing {
  const { current, queue } = floor;
  if (current && current.participantId === person.participantId) {
    const request = (current.requestId && person.requests[current.requestId]) || null;
    return { kind: current.state === 'CALLED' ? 'CALLED' : 'SPEAKING', turn: current, request };
  }
  const waiting = latestFirst(person.requests, person.participantId).find(({ state }) => state === 'QUEUED');
  if (!waiting) return { kind: 'FREE' };
  const index = queue.indexOf(waiting.id);
  const next = index === 0 && isUnderWay(meeting, floor);
  return { kind: 'WAITING', request: waiting, place: index < 0 ? null : index + 1, next };
}
