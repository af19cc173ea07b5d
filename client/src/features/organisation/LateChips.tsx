import type { Id, LateMeeting } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useFetched } from '../../realtime/use-fetched';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { StatusChip } from '../../ui/Status';

/** What is late or due in the own meetings; nothing while it is not known. */
export function useLate(): ReadonlyMap<Id, LateMeeting> {
  const [late] = useFetched<LateMeeting[]>('api/staff/late');
  return useMemo(
    () => new Map(late.state === 'there' ? late.value.map((one) => [one.meetingId, one]) : []),
    [late],
  );
}

/** Each late step of a meeting by its name, and how long there is for the conclusion notice. */
export function LateChips({ late }: { late?: LateMeeting }) {
  const { t } = useText();
  if (!late) return null;
  const { steps, notice } = late;
  return (
    <>
      {steps.map(({ step }) => (
        <StatusChip key={step} tone="refused">
          {t('rules.lateStep', { step: t(`rules.step.${step}`) })}
        </StatusChip>
      ))}
      {notice && (
        <StatusChip tone={notice.leftDays <= 1 ? 'waiting' : 'neutral'}>
          {t('conclusions.deadline', { date: formatCivilDate(notice.dueOn) })},{' '}
          {notice.leftDays === 0
            ? t('conclusions.deadlineToday')
            : t('conclusions.deadlineLeft', {
                n: notice.leftDays,
                kind: t(`conclusions.days.${notice.dayKind}`),
              })}
        </StatusChip>
      )}
    </>
  );
}
