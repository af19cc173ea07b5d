import { isLive, type Id, type ReaderState, type TargetKind, type TargetRef } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { compareWords } from '../participants/name-order';
import { authorLabel } from '../submissions/author-label';
import { inCourse } from '../submissions/in-course';

/** What can be answered, as one reads it in a list. */
export interface TargetRow {
  kind: TargetKind;
  id: Id;
  /** `#12`, `Lượt 3`; empty for a raw opinion. */
  number: string;
  words: string;
  /** Speaker, author or unit. */
  who: string;
  topicId: Id;
  /** Raw opinions behind a collated one. */
  sources: number;
  /** Merged or split: read, not answered any more. */
  closed: boolean;
}

/** Number and words as one title. */
export function titleOf({ kind, number, words }: TargetRow): string {
  return kind === 'TURN' ? `${number}: ${words}` : [number, words].filter(Boolean).join(' ');
}

const selectCollated = (state: ReaderState) => state.collated;
const selectTurns = (state: ReaderState) => state.turns;
const selectCurrent = (state: ReaderState) => state.floor.current;
const selectNotes = (state: ReaderState) => state.notes;
const selectReopenings = (state: ReaderState) => state.reopenings;
const selectSubmissions = (state: ReaderState) => state.submissions;

function useCollatedRows(): TargetRow[] {
  const collated = useMeeting(selectCollated);
  return useMemo(
    () =>
      Object.values(collated)
        .sort((a, b) => a.number - b.number)
        .map((row) => ({
          kind: 'COLLATED',
          id: row.id,
          number: `#${row.number}`,
          words: row.wording,
          who: row.unit,
          topicId: row.topicId,
          sources: row.sourceIds.length,
          closed: !isLive(row),
        })),
    [collated],
  );
}

/** Brought to this reader's unit from below: it was put to another one, and its row is not here. */
function useBroughtRows(): TargetRow[] {
  const { t } = useText();
  const reopenings = useMeeting(selectReopenings);
  const collated = useMeeting(selectCollated);
  return useMemo(
    () =>
      Object.values(reopenings)
        .filter(({ target }) => target.kind === 'COLLATED' && !collated[target.id])
        .map(({ target, number, words, topicId }) => ({
          kind: 'COLLATED',
          id: target.id,
          number: `#${number ?? ''}`,
          words,
          who: t('answers.broughtUp'),
          topicId,
          sources: 0,
          // Answered by its own button, never picked in a list.
          closed: true,
        })),
    [reopenings, collated, t],
  );
}

/** Started turns, the latest first; a reader without all turns knows the present one. */
function useTurnRows(): TargetRow[] {
  const { t } = useText();
  const turns = useMeeting(selectTurns);
  const current = useMeeting(selectCurrent);
  const notes = useMeeting(selectNotes);
  return useMemo(() => {
    const all = current ? { ...turns, [current.id]: current } : turns;
    return Object.values(all)
      .filter((turn) => turn.startedAt !== null)
      .sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
      .map((turn) => ({
        kind: 'TURN',
        id: turn.id,
        number: t('answers.turn', { n: turn.number ?? 0 }),
        words: notes[turn.id]?.gist || turn.name,
        who: [turn.name, turn.unit].filter(Boolean).join(' · '),
        topicId: turn.topicId,
        sources: 0,
        closed: false,
      }));
  }, [turns, current, notes, t]);
}

/** Raw opinions that stand alone: what was collated is answered there (domain.md 6.3). */
function useSubmissionRows(): TargetRow[] {
  const { t } = useText();
  const submissions = useMeeting(selectSubmissions);
  return useMemo(
    () =>
      Object.values(submissions)
        .filter((row) => row.collatedIds.length === 0 && inCourse(row))
        .sort((a, b) => b.receivedAt - a.receivedAt)
        .map((row) => ({
          kind: 'SUBMISSION',
          id: row.id,
          number: '',
          words: row.summary,
          who: authorLabel(row, t),
          topicId: row.topicId,
          sources: 0,
          closed: false,
        })),
    [submissions, t],
  );
}

export interface Targets {
  rows: Record<TargetKind, TargetRow[]>;
  /** The rows behind references, by number; one that is gone is left out. */
  find: (targets: readonly TargetRef[]) => TargetRow[];
}

export function useTargets(): Targets {
  const collated = useCollatedRows();
  const brought = useBroughtRows();
  const turns = useTurnRows();
  const submissions = useSubmissionRows();
  return useMemo(() => {
    const byId = new Map([...collated, ...brought, ...turns, ...submissions].map((row) => [row.id, row]));
    return {
      rows: { COLLATED: collated.filter((row) => !row.closed), TURN: turns, SUBMISSION: submissions },
      find: (targets) =>
        targets
          .flatMap((target) => byId.get(target.id) ?? [])
          .sort((a, b) => compareWords(a.number, b.number)),
    };
  }, [collated, brought, turns, submissions]);
}
