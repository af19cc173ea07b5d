import { isLive, isRaw, isSpeakingTurn, type ReaderState } from '@doi-thoai/shared';

type Counted = Pick<
  ReaderState,
  'submissions' | 'collated' | 'turns' | 'requests' | 'participants' | 'responses' | 'commitments' | 'lines'
>;

export interface Counts {
  /** Raw opinions, without those withdrawn and those converted from the floor. */
  raw: number;
  /** Those that were merged into another or split are not counted. */
  collated: number;
  /** Turns that started. */
  turns: number;
  /** Different people who spoke. */
  speakers: number;
  /** Different people who wrote. */
  authors: number;
  /** Speeches that were not reached and became written opinions. */
  notReached: number;
  responses: number;
  commitments: number;
  lines: number;
}

/** Figures of different kinds, each counted by itself (domain.md 6.3, 6.4, 14.1). */
export function countApart(state: Counted): Counts {
  const written = Object.values(state.submissions).filter((row) => !row.withdrawn);
  const raw = written.filter(isRaw);
  const turns = Object.values(state.turns).filter((turn) => isSpeakingTurn(turn, state));
  return {
    raw: raw.length,
    collated: Object.values(state.collated).filter(isLive).length,
    turns: turns.length,
    speakers: new Set(turns.map((turn) => turn.participantId)).size,
    authors: new Set(raw.flatMap((row) => row.authorId ?? [])).size,
    notReached: written.filter((row) => row.notReached).length,
    responses: Object.keys(state.responses).length,
    commitments: Object.keys(state.commitments).length,
    lines: Object.keys(state.lines).length,
  };
}
