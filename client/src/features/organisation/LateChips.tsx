import type { Id, LateMeeting } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { StatusChip } from '../../ui/Status';

/** What is late in the own meetings; nothing while it is not known. */
export function useLate(): ReadonlyMap<Id, LateMeeting['steps']> {
  const [late] = useFetched<LateMeeting[]>('api/staff/late');
  return useMemo(
    () => new Map(late.state === 'there' ? late.value.map(({ meetingId, steps }) => [meetingId, steps]) : []),
    [late],
  );
}

/** Each late step of a meeting by its name. */
export function LateChips({ steps = [] }: { steps?: LateMeeting['steps'] }) {
  const { t } = useText();
  return steps.map(({ step }) => (
    <StatusChip key={step} tone="refused">
      {t('rules.lateStep', { step: t(`rules.step.${step}`) })}
    </StatusChip>
  ));
}
