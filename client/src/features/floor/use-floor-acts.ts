import type { Id, ParticipantView, Payload, SpeakerRequestView, TurnView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { useActs } from '../meeting/console-acts';

type Named = Pick<SpeakerRequestView, 'id' | 'name'>;

type FloorAct =
  | 'floor.call'
  | 'floor.callUnregistered'
  | 'floor.start'
  | 'floor.pause'
  | 'floor.resume'
  | 'floor.extend'
  | 'floor.end'
  | 'floor.absent'
  | 'floor.skip'
  | 'floor.reorder'
  | 'floor.decline';

/**
 * One act on the floor, to be taken back for ten seconds. `seen` is the floor's version at the moment when the
 * buttons were drawn, also when a question was asked in between: what has changed meanwhile is refused and
 * shown, never half done.
 */
function useFloorAct() {
  const { run } = useActs();
  const seen = useMeeting((state) => state.floor.version);
  return <N extends FloorAct>(name: N, payload: Omit<Payload<N>, 'seen'>, done: string, from: string) =>
    run({ name, payload: { ...payload, seen } as Payload<N>, done, undo: true, from });
}

/** Whoever overrides says why (domain.md 6.1). */
function useReason() {
  const { t } = useText();
  const { confirm } = useActs();
  return (title: string, consequence: string, confirmLabel: string) =>
    confirm({
      title,
      consequence,
      confirmLabel,
      reason: { label: t('common.reason'), limit: LIMITS.reason },
    });
}

function useQueueActs() {
  const { t } = useText();
  const act = useFloorAct();
  const askReason = useReason();
  const call = ({ id, name }: Named, from = `call ${id}`) =>
    act('floor.call', { requestId: id }, t('chair.called', { name }), from);
  const callUnregistered = ({ id, name }: ParticipantView, topicId: Id) =>
    act(
      'floor.callUnregistered',
      { participantId: id, topicId },
      t('chair.called', { name }),
      'callUnregistered',
    );
  const move = ({ id, name }: Named, beforeId: Id | null) => {
    const payload = { requestId: id, beforeId, reason: t('chair.movedReason') };
    return act('floor.reorder', payload, t('chair.moved', { name }), `move ${id}`);
  };
  const skip = async ({ id, name }: Named) => {
    const answer = await askReason(t('chair.skipTitle', { name }), t('chair.skipWords'), t('chair.skip'));
    if (!answer) return;
    const payload = { requestId: id, reason: answer.reason };
    await act('floor.skip', payload, t('chair.skipped', { name }), `row ${id}`);
  };
  const decline = async ({ id, name }: Named) => {
    const words = [t('chair.declineTitle', { name }), t('chair.declineWords'), t('chair.decline')] as const;
    const answer = await askReason(...words);
    if (!answer) return;
    const payload = { requestId: id, reason: answer.reason };
    await act('floor.decline', payload, t('chair.declined', { name }), `row ${id}`);
  };
  return { call, callUnregistered, move, skip, decline };
}

function useTurnActs() {
  const { t } = useText();
  const act = useFloorAct();
  const askReason = useReason();
  const start = ({ id, name }: TurnView, from: string) =>
    act('floor.start', { turnId: id }, t('chair.started', { name }), from);
  const pause = ({ id }: TurnView, from: string) =>
    act('floor.pause', { turnId: id }, t('chair.paused'), from);
  const resume = ({ id }: TurnView, from: string) =>
    act('floor.resume', { turnId: id }, t('chair.resumed'), from);
  const absent = ({ id, name }: TurnView) =>
    act('floor.absent', { turnId: id }, t('chair.absentDone', { name }), 'absent');
  const extend = ({ id }: TurnView, n: number) =>
    act('floor.extend', { turnId: id, seconds: n * 60 }, t('chair.extended', { n }), `extend ${n}`);
  const end = ({ id, name }: TurnView, from: string) => {
    const payload = { turnId: id, interrupted: false, reason: '' };
    return act('floor.end', payload, t('chair.ended', { name }), from);
  };
  const interrupt = async ({ id, name }: TurnView) => {
    const title = t('chair.interruptTitle', { name });
    const answer = await askReason(title, t('chair.interruptWords'), t('chair.interrupt'));
    if (!answer) return;
    const payload = { turnId: id, interrupted: true, reason: answer.reason };
    await act('floor.end', payload, t('chair.interrupted', { name }), 'interrupt');
  };
  return { start, pause, resume, absent, extend, end, interrupt };
}

/** The chair's acts on the queue and on the turn. */
export function useFloorActs() {
  return { ...useQueueActs(), ...useTurnActs() };
}
