import type { Id, ParticipantView, SpeakerRequestView, TurnView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { useActs } from '../meeting/console-acts';

type Named = Pick<SpeakerRequestView, 'id' | 'name'>;

/**
 * The chair's acts on the floor. `seen` is the floor's version at the moment when the buttons were drawn, also
 * when a question was asked in between: what has changed meanwhile is refused and shown, never half done.
 */
export function useFloorActs() {
  const { t } = useText();
  const { run, confirm } = useActs();
  const seen = useMeeting((state) => state.floor.version);
  const turnActs = useTurnActs(seen);

  const call = ({ id, name }: Named, from = `call ${id}`) =>
    run({
      name: 'floor.call',
      payload: { requestId: id, seen },
      done: t('chair.called', { name }),
      undo: true,
      from,
    });
  const callUnregistered = (person: ParticipantView, topicId: Id) =>
    run({
      name: 'floor.callUnregistered',
      payload: { participantId: person.id, topicId, seen },
      done: t('chair.called', { name: person.name }),
      undo: true,
      from: 'callUnregistered',
    });
  const move = ({ id, name }: Named, beforeId: Id | null, from = `move ${id}`) =>
    run({
      name: 'floor.reorder',
      payload: { requestId: id, beforeId, reason: t('chair.movedReason'), seen },
      done: t('chair.moved', { name }),
      undo: true,
      from,
    });
  const askReason = (title: string, consequence: string, confirmLabel: string) =>
    confirm({
      title,
      consequence,
      confirmLabel,
      reason: { label: t('common.reason'), limit: LIMITS.reason },
    });
  const skip = async ({ id, name }: Named) => {
    const answer = await askReason(t('chair.skipTitle', { name }), t('chair.skipWords'), t('chair.skip'));
    if (!answer) return;
    const payload = { requestId: id, reason: answer.reason, seen };
    await run({
      name: 'floor.skip',
      payload,
      done: t('chair.skipped', { name }),
      undo: true,
      from: `row ${id}`,
    });
  };
  const decline = async ({ id, name }: Named) => {
    const answer = await askReason(
      t('chair.declineTitle', { name }),
      t('chair.declineWords'),
      t('chair.decline'),
    );
    if (!answer) return;
    const payload = { requestId: id, reason: answer.reason, seen };
    await run({
      name: 'floor.decline',
      payload,
      done: t('chair.declined', { name }),
      undo: true,
      from: `row ${id}`,
    });
  };
  return { call, callUnregistered, move, skip, decline, ...turnActs };
}

function useTurnActs(seen: number) {
  const { t } = useText();
  const { run, confirm } = useActs();
  const onTurn =
    (
      name: 'floor.start' | 'floor.pause' | 'floor.resume' | 'floor.absent',
      done: (turn: TurnView) => string,
    ) =>
    (turn: TurnView, from: string = name) =>
      run({ name, payload: { turnId: turn.id, seen }, done: done(turn), undo: true, from });
  const extend = (turn: TurnView, minutes: number) =>
    run({
      name: 'floor.extend',
      payload: { turnId: turn.id, seconds: minutes * 60, seen },
      done: t('chair.extended', { n: minutes }),
      undo: true,
      from: `extend ${minutes}`,
    });
  const end = (turn: TurnView, from = 'floor.end') =>
    run({
      name: 'floor.end',
      payload: { turnId: turn.id, seen, interrupted: false, reason: '' },
      done: t('chair.ended', { name: turn.name }),
      undo: true,
      from,
    });
  const interrupt = async (turn: TurnView) => {
    const answer = await confirm({
      title: t('chair.interruptTitle', { name: turn.name }),
      consequence: t('chair.interruptWords'),
      confirmLabel: t('chair.interrupt'),
      reason: { label: t('common.reason'), limit: LIMITS.reason },
    });
    if (!answer) return;
    await run({
      name: 'floor.end',
      payload: { turnId: turn.id, seen, interrupted: true, reason: answer.reason },
      done: t('chair.interrupted', { name: turn.name }),
      undo: true,
      from: 'interrupt',
    });
  };
  return {
    start: onTurn('floor.start', ({ name }) => t('chair.started', { name })),
    pause: onTurn('floor.pause', () => t('chair.paused')),
    resume: onTurn('floor.resume', () => t('chair.resumed')),
    absent: onTurn('floor.absent', ({ name }) => t('chair.absentDone', { name })),
    extend,
    end,
    interrupt,
  };
}

export type FloorActs = ReturnType<typeof useFloorActs>;
