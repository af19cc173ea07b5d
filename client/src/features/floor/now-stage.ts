import type { Id, MeetingPhase, ReaderState, TurnView } from '@doi-thoai/shared';

/** What the main button opens before the session. */
type Opens = 'COLLECTING' | 'COLLATION_CLOSED' | 'READY' | 'CHECK_IN' | 'IN_SESSION';

/** What the chair's card is about, and therefore what its one main button does. */
export type NowStage =
  | { kind: 'before'; phase: MeetingPhase; opens: { phase: Opens; agendaItemId: Id | null } }
  | { kind: 'idle'; next: Id | null; first: boolean }
  | { kind: 'ended' }
  | { kind: 'called'; turn: TurnView }
  | { kind: 'speaking'; turn: TurnView }
  | { kind: 'paused'; turn: TurnView }
  | { kind: 'over'; phase: MeetingPhase };

/** The phase that ordinarily follows; the session begins with the first agenda item. */
const FOLLOWS: Partial<Record<MeetingPhase, Opens>> = {
  DRAFT: 'COLLECTING',
  ANNOUNCED: 'COLLECTING',
  COLLECTING: 'COLLATION_CLOSED',
  COLLATION_CLOSED: 'READY',
  READY: 'CHECK_IN',
  CHECK_IN: 'IN_SESSION',
  POSTPONED: 'READY',
};

export function nowStage({ meeting, floor }: Pick<ReaderState, 'meeting' | 'floor'>): NowStage | null {
  if (!meeting) return null;
  const { phase } = meeting;
  const follows = FOLLOWS[phase];
  if (follows) {
    const agendaItemId = follows === 'IN_SESSION' ? (meeting.agenda[0]?.id ?? null) : null;
    return { kind: 'before', phase, opens: { phase: follows, agendaItemId } };
  }
  if (phase !== 'IN_SESSION') return { kind: 'over', phase };
  const turn = floor.current;
  if (turn?.state === 'CALLED') return { kind: 'called', turn };
  if (turn?.state === 'PAUSED') return { kind: 'paused', turn };
  if (turn) return { kind: 'speaking', turn };
  if (meeting.floorEnded) return { kind: 'ended' };
  return { kind: 'idle', next: floor.queue[0] ?? null, first: floor.ended.turns === 0 };
}
