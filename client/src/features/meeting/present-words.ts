import type {
  CommitmentView,
  FloorState,
  MeetingState,
  ParticipantView,
  ProjectionView,
  ReaderState,
  ResponseView,
  SubmissionView,
  UnitSetView,
} from '@doi-thoai/shared';
import { stateOf } from '../responses/response-state';
import { hasText, type TextKey, type TextValues } from '../../text/text';

type Say = (key: TextKey, values?: TextValues) => string;

/** What a STALE refusal was about, as it stands now, in a sentence; null when it is not known here. */
export function presentWords(present: unknown, state: ReaderState, t: Say): string | null {
  if (typeof present !== 'object' || present === null) return null;
  if ('queue' in present) return floorWords(present as FloorState, state, t);
  if ('moderation' in present) {
    const { withdrawn, moderation, aside } = present as SubmissionView;
    const course = aside
      ? (`states.aside.${aside.kind}` as const)
      : (`states.moderation.${moderation}` as const);
    const now = t(withdrawn ? 'states.withdrawn' : course);
    return t('chair.nowOpinion', { state: now });
  }
  if ('returnText' in present && 'responderName' in present)
    return `${t(`answers.state.${stateOf(present as ResponseView)}`)}.`;
  if ('closesAt' in present) {
    const { state: now, unit } = present as UnitSetView;
    return `${unit}: ${t(`collection.standing.${now}`)}.`;
  }
  if ('dueKind' in present) {
    const now = t(`states.commitment.${(present as CommitmentView).state}`);
    return t('commitments.now', { state: now });
  }
  if ('mode' in present)
    return t('chair.nowScreen', { mode: t(`states.screen.${(present as ProjectionView).mode}`) });
  if ('phase' in present)
    return t('chair.nowPhase', { phase: t(`states.phase.${(present as MeetingState).phase}`) });
  if ('role' in present)
    return t('chair.nowRole', { role: t(`states.role.${(present as ParticipantView).role}`) });
  return null;
}

function floorWords(floor: FloorState, state: ReaderState, t: Say): string {
  const { current, lastAct } = floor;
  const now = current
    ? t('chair.nowTurn', { name: current.name, state: t(`states.turn.${current.state}`) })
    : t('chair.nowNobody', { n: floor.queue.length });
  const by = lastAct && state.participants[lastAct.actorId];
  const key = `chair.act.${lastAct?.kind}`;
  return by && hasText(key) ? `${t('chair.nowBy', { name: by.name, act: t(key) })} ${now}` : now;
}
