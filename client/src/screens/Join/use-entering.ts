import type { SeatAddress } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useLocation } from '../../router';
import { seatPath } from '../../features/participants/seat-path';
import { rememberSeat } from '../../features/participants/seats-on-device';
import { postJson, type HttpFailure } from '../../realtime/http';
import { failureOf } from '../../realtime/refusal-text';

export interface Entering {
  busy: boolean;
  /** Why it did not work, until the next attempt. */
  failure: HttpFailure | null;
  /** POST `api/entrance/…`; goes to the role's screen when the seat is taken. */
  enter: (path: string, body: Record<string, string>) => Promise<void>;
}

/** Goes in: remembers the seat on this device and opens the screen of the role. */
export function useGoIn(): (inside: SeatAddress, known: { meetingTitle: string; name: string }) => void {
  const [, navigate] = useLocation();
  return (inside, known) => {
    const { meetingId, participantId, role } = inside;
    rememberSeat({ meetingId, participantId, role, ...known });
    navigate(seatPath(inside), { replace: true });
  };
}

export function useEntering(known: { meetingTitle: string; name: string }): Entering {
  const goIn = useGoIn();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HttpFailure | null>(null);
  // One id for all attempts of this page: after a lost answer the same id lets in again.
  const [claimId] = useState(makeId);
  const enter = async (path: string, body: Record<string, string>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      goIn(await postJson<SeatAddress>(path, { ...body, claimId }), known);
    } catch (error) {
      setFailure(await failureOf(error));
      setBusy(false);
    }
  };
  return { busy, failure, enter };
}
