import { LIMITS, mayIssue } from '@doi-thoai/shared';
import { useActs } from '../../features/meeting/console-acts';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';

/** Co-chair, or the secretary whom the chair named: takes the chair with a reason. Null: this seat may not. */
export function useTakeOver(): (() => Promise<void>) | null {
  const { t } = useText();
  const { run, confirm } = useActs();
  const { me, phase, chair } = useMeeting((state) => ({
    me: state.participantId === null ? undefined : state.participants[state.participantId],
    phase: state.meeting?.phase ?? null,
    chair: Object.values(state.participants).find((one) => one.role === 'CHAIR')?.name ?? '',
  }));
  if (!me || phase === null || me.role === 'CHAIR') return null;
  const grant = mayIssue(me.role, phase, 'participants.takeOver');
  if (grant === 'no' || (grant === 'delegated' && !me.mayTakeOver)) return null;
  return async () => {
    const answer = await confirm({
      title: t('chair.takeOverTitle'),
      consequence: t('chair.takeOverWords', { name: chair }),
      confirmLabel: t('chair.takeOver'),
      reason: { label: t('common.reason'), limit: LIMITS.reason },
    });
    if (!answer) return;
    const payload = { reason: answer.reason };
    await run({ name: 'participants.takeOver', payload, done: t('chair.tookOver'), from: 'takeOver' });
  };
}
