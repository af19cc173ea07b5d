import type { DuePromises, Id } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { StatusChip } from '../../ui/Status';

/** Promises that are due or late in the own meetings; nothing while it is not known. */
export function useDuePromises(): ReadonlyMap<Id, DuePromises> {
  const [due] = useFetched<DuePromises[]>('api/staff/promises');
  return useMemo(
    () => new Map(due.state === 'there' ? due.value.map((one) => [one.meetingId, one]) : []),
    [due],
  );
}

/** How many promises of a meeting are late, and how many will be due within a week. */
export function DueChips({ promises }: { promises?: DuePromises }) {
  const { t } = useText();
  if (!promises) return null;
  return (
    <>
      {promises.late > 0 && (
        <StatusChip tone="refused">{t('reminders.latePromises', { n: promises.late })}</StatusChip>
      )}
      {promises.due > 0 && (
        <StatusChip tone="waiting">{t('reminders.duePromises', { n: promises.due })}</StatusChip>
      )}
    </>
  );
}
