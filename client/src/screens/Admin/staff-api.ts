import type { CommandName, Id, Payload, Result, SeatAddress } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { seatPath } from '../../features/participants/seat-path';
import { postJson } from '../../realtime/http';

/** A command of the organisation's stream. Throws `HttpError`. */
export async function organise<N extends CommandName>(
  name: N,
  payload: Payload<N>,
  id = makeId(),
): Promise<Result<N>> {
  const answer = await postJson<{ result: Result<N> }>(`api/organisation/commands/${name}`, {
    id,
    payload,
  });
  return answer.result;
}

/** Takes the own seat of a meeting; resolves to the page of its role. Throws `HttpError`. */
export async function enterMeeting(meetingId: Id): Promise<string> {
  return seatPath(await postJson<SeatAddress>(`api/staff/meetings/${meetingId}/enter`));
}
