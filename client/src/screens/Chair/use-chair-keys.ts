import { useNowStage } from '../../features/floor/NowCard';
import { useFloorActs } from '../../features/floor/use-floor-acts';
import { useMay } from '../../features/meeting/rights';
import { useMeeting } from '../../realtime/hooks';
import { useShortcuts } from '../../ui/shortcuts';

/** The floor by the keyboard: the same acts as the buttons that the keys are printed on. */
export function useChairKeys(): void {
  const stage = useNowStage();
  const acts = useFloorActs();
  const may = useMay();
  const next = useMeeting((state) =>
    stage?.kind === 'idle' && stage.next ? state.requests[stage.next] : undefined,
  );
  const startOrPause = (): void => {
    if (stage?.kind === 'called') void acts.start(stage.turn, 'main');
    if (stage?.kind === 'speaking') void acts.pause(stage.turn, 'pause');
    if (stage?.kind === 'paused') void acts.resume(stage.turn, 'pause');
  };
  const callNext = (): void => {
    if (next) void acts.call(next, 'main');
  };
  const end = (): void => {
    if (stage?.kind === 'speaking' || stage?.kind === 'paused') void acts.end(stage.turn, 'main');
  };
  useShortcuts({ Space: startOrPause, n: callNext, N: callNext, e: end, E: end }, may('floor.call'));
}
