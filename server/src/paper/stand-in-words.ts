import type { Consent, Id, SnapshotState, StandInView } from '@doi-thoai/shared';

/** QĐ 45/2018 asks for the chair's consent: a paper does not pretend that it was given. */
const CONSENT: Record<Consent, string> = {
  GIVEN: '',
  ASKED: '; chủ tọa chưa cho ý kiến',
  REFUSED: '; chủ tọa không đồng ý',
};

/** "Bế Thị Trưởng, Trưởng phòng": whom somebody represents, by the name and title of that day; null: nobody. */
export function representedBy(
  { standIns }: Pick<SnapshotState, 'standIns'>,
  participantId: Id | null,
): string | null {
  const standIn = participantId === null ? undefined : standIns[participantId];
  return standIn ? phrase(standIn) : null;
}

/** "Lục Văn Phó (dự thay Bế Thị Trưởng, Trưởng phòng)". */
export function withRepresented(
  state: Pick<SnapshotState, 'standIns'>,
  participantId: Id | null,
  name: string,
): string {
  const other = representedBy(state, participantId);
  return other === null ? name : `${name} (dự thay ${other})`;
}

function phrase({ forName, forTitle, consent }: StandInView): string {
  return [forName, forTitle].filter((part) => part !== '').join(', ') + CONSENT[consent];
}
