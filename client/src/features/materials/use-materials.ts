import type { Id, MaterialList, MaterialsMark, ReaderState } from '@doi-thoai/shared';
import { useEffect, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useFetched, type Fetched } from '../../realtime/use-fetched';

const selectMark = (state: ReaderState): MaterialsMark | undefined => state.meeting?.materials;

/** What everybody's state says of materials; undefined while there was none yet. */
export function useMaterialsMark(): MaterialsMark | undefined {
  return useMeeting(selectMark);
}

/** A hall that has the list open does not ask for it in one and the same moment. */
const SPREAD_MS = 2000;

/** The newest version, each phone a little later than the others; whoever is at the table has it at once. */
export function useSpread(version: number, table: boolean): number {
  const [settled, setSettled] = useState(version);
  useEffect(() => {
    if (table || version === settled) return;
    const timer = setTimeout(() => setSettled(version), Math.random() * SPREAD_MS);
    return () => clearTimeout(timer);
  }, [version, settled, table]);
  return table ? version : settled;
}

/** The list as this seat may read it, again when `version` moves on; what is there stays until then. */
export function useMaterials(version: number): [Fetched<MaterialList>, () => void] {
  const { meetingId, participantId } = useSeat();
  return useFetched(`api/meetings/${meetingId}/materials?seat=${participantId}&v=${version}`);
}

export function useFilePath(): (materialId: Id, versionId: Id) => string {
  const { meetingId, participantId } = useSeat();
  return (materialId, versionId) =>
    `/api/meetings/${meetingId}/materials/${materialId}/versions/${versionId}?seat=${participantId}`;
}

const keyOf = (seat: Id): string => `doi-thoai.materials.${seat}`;

/** Up to where this seat's owner has looked at the list on this device; 0 before the first look. */
export function useLookedAt(): [number, (version: number) => void] {
  const { participantId } = useSeat();
  const [looked, setLooked] = useState(() => Number(read(keyOf(participantId)) ?? 0));
  const look = (version: number): void => {
    setLooked(version);
    try {
      localStorage.setItem(keyOf(participantId), String(version));
    } catch {
      // Without a store the mark comes back with the page.
    }
  };
  return [looked, look];
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
