import type { NextSpeaker, SpeakerRequestView, TurnNoteView, TurnView } from '@doi-thoai/shared';
import type { SpeakerRequestEntity, TurnEntity, TurnNoteEntity } from './floor.entity.js';

export function requestView(row: SpeakerRequestEntity): SpeakerRequestView {
  const { meetingId: _meeting, rank: _rank, ...view } = row;
  return view;
}

export function turnView(row: TurnEntity): TurnView {
  const { meetingId: _meeting, gone: _gone, ...view } = row;
  return view;
}

export function noteView(row: TurnNoteEntity): TurnNoteView {
  const { meetingId: _meeting, ...view } = row;
  return view;
}

/** What the hall may read of those up next: never the line of the request. */
export function sameNext(a: readonly NextSpeaker[], b: readonly NextSpeaker[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        one.requestId === other?.requestId &&
        one.name === other.name &&
        one.unit === other.unit &&
        one.topicId === other.topicId
      );
    })
  );
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/** The columns of a view under the view's names, for reading many rows at once. */
export const REQUEST_COLUMNS = `id, participant_id as "participantId", name, title, unit_id as "unitId", unit, number,
  topic_id as "topicId", line, type, submission_id as "submissionId", state, ${ms('at')} as at,
  entered_by_id as "enteredById", raised_hand as "raisedHand", requeued, ready, reason,
  converted_to as "convertedTo", version::float8 as version`;

export const TURN_COLUMNS = `id, number, request_id as "requestId", participant_id as "participantId", name, title,
  unit, topic_id as "topicId", state, ${ms('called_at')} as "calledAt", ${ms('started_at')} as "startedAt",
  ${ms('ended_at')} as "endedAt", allotted_seconds as "allottedSeconds", extended_seconds as "extendedSeconds",
  ${ms('paused_at')} as "pausedAt", paused_ms::float8 as "pausedMs", version::float8 as version`;

export const NOTE_COLUMNS = `turn_id as "turnId", gist, ${ms('corrected_started_at')} as "correctedStartedAt",
  ${ms('corrected_ended_at')} as "correctedEndedAt", correction_reason as "correctionReason",
  version::float8 as version`;

export const NEXT_COLUMNS = `id as "requestId", name, unit, topic_id as "topicId"`;
