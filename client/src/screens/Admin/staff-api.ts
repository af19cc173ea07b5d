import type {
  CommandName,
  Id,
  Instant,
  MeetingPhase,
  Payload,
  Result,
  Role,
  StaffView,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { seatPath, type SeatAddress } from '../../features/participants/seat-path';
import { postJson } from '../../realtime/http';

export interface StaffMeeting {
  meetingId: Id;
  /** Null: brought as a file, and not entered yet. */
  participantId: Id | null;
  role: Role;
  title: string;
  code: string;
  phase: MeetingPhase;
  startsAt: Instant;
  rehearsal: boolean;
  /** The how-many-eth of its series; 1 also for one that stands alone. */
  ordinal: number;
}

export interface OrganisationWords {
  name: string;
  parentBody: string;
  symbol: string;
}

/** `GET api/staff/me`; `staff` is null for a stranger. */
export interface Me {
  staff: StaffView | null;
  meetings: StaffMeeting[];
  organisation: OrganisationWords | null;
}

/** A command of the organisation's stream. Throws `HttpError`. */
export async function organise<N extends CommandName>(name: N, payload: Payload<N>): Promise<Result<N>> {
  const answer = await postJson<{ result: Result<N> }>(`api/organisation/commands/${name}`, {
    id: makeId(),
    payload,
  });
  return answer.result;
}

/** Takes the own seat of a meeting; resolves to the page of its role. Throws `HttpError`. */
export async function enterMeeting(meetingId: Id): Promise<string> {
  return seatPath(await postJson<SeatAddress>(`api/staff/meetings/${meetingId}/enter`));
}
