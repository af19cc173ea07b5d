import type { ConclusionLineView, Id, LineKind, ReaderState, TargetRef } from '@doi-thoai/shared';
import { TABLE_LIMITS, clipText, makeId } from '@doi-thoai/shared';
import { createContext, useContext, useMemo, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useAct } from '../meeting/use-act';
import { inOrder, lastPosition } from './order';

/** Something that a line may be made of: an opinion, a turn, or an answer with all that it answers. */
export interface Source {
  id: Id;
  words: string;
  targets: readonly TargetRef[];
}

export interface Building {
  picked: readonly Source[];
  pick: (source: Source, on: boolean) => void;
  clear: () => void;
  /** Into a line that is there; what it has already stays once. */
  put: (line: ConclusionLineView, sources: readonly Source[]) => Promise<void>;
  /** A new line at the end, in the words of its sources. */
  make: (kind: LineKind, sources: readonly Source[]) => Promise<void>;
}

export const BuildingContext = createContext<Building | null>(null);

export function useBuilding(): Building {
  const building = useContext(BuildingContext);
  if (!building) throw new Error('the builder is missing above');
  return building;
}

function union(before: readonly TargetRef[], sources: readonly Source[]): TargetRef[] {
  const all = [...before, ...sources.flatMap(({ targets }) => targets)];
  return [...new Map(all.map(({ kind, id }) => [id, { kind, id }])).values()].slice(
    0,
    TABLE_LIMITS.targetsPerResponse,
  );
}

const selectLines = (state: ReaderState) => state.lines;

export function useNewBuilding(): Building {
  const act = useAct();
  const lines = useMeeting(selectLines);
  const [picked, setPicked] = useState<readonly Source[]>([]);
  return useMemo(
    () => ({
      picked,
      pick: (source, on) => setPicked(on ? [...picked, source] : picked.filter(({ id }) => id !== source.id)),
      clear: () => setPicked([]),
      put: async ({ id: lineId, kind, text, position, sources, version: seen }, more) => {
        const words = { lineId, kind, text, position, sources: union(sources, more), seen };
        if ((await act('conclusions.editLine', words)).ok) setPicked([]);
      },
      make: async (kind, sources) => {
        const text = clipText(sources.map(({ words }) => words).join('; '), TABLE_LIMITS.conclusionLine).text;
        const position = lastPosition(inOrder(lines));
        const line = { lineId: makeId(), kind, text, position, sources: union([], sources) };
        if ((await act('conclusions.addLine', line)).ok) setPicked([]);
      },
    }),
    [picked, lines, act],
  );
}
