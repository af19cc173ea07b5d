import type { CommandName, Id, Payload, SeatAddress } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { postJson } from '../../realtime/http';

/** A command of a meeting by the account's own part there, from outside of its screens. Throws `HttpError`. */
export async function actInMeeting<N extends CommandName>(
  meetingId: Id,
  name: N,
  payload: Payload<N>,
  id = makeId(),
): Promise<void> {
  const { participantId } = await postJson<SeatAddress>(`api/staff/meetings/${meetingId}/enter`);
  await postJson(`api/meetings/${meetingId}/commands/${name}`, { id, payload }, { seat: participantId });
}
