import type { DeadlineRow, MeetingDeadlines } from '@doi-thoai/shared';
import { useMeeting } from '../../../realtime/hooks';
import { useSeat } from '../../../realtime/session-context';
import { useFetched } from '../../../realtime/use-fetched';
import { formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { useConclusion } from '../use-conclusion';

/** Counts down to the day on which the notice must be out, in the days of its rule. Nothing while it is not known. */
export function NoticeDeadline() {
  const { participantId } = useSeat();
  const { id, version } = useMeeting((state) => ({
    ...{ id: state.meeting?.id ?? '', version: state.meeting?.version ?? 0 },
  }));
  const told = useConclusion().version;
  const path = `api/meetings/${id}/deadlines?seat=${participantId}&v=${version}.${told}`;
  const [plan] = useFetched<MeetingDeadlines>(path);
  const row = plan.state === 'there' && plan.value.rows.find(({ step }) => step === 'CONCLUSION_NOTICE');
  return row ? <Due row={row} /> : null;
}

function Due({ row }: { row: DeadlineRow }) {
  const { t } = useText();
  const kind = t(`conclusions.days.${row.deadline.dayKind}`);
  const { dueOn, plannedOn, doneOn, lateDays, leftDays } = row;
  if (doneOn !== null) {
    return <Banner tone="done">{t('conclusions.deadlineDone', { date: formatCivilDate(doneOn) })}</Banner>;
  }
  if (dueOn === null) {
    if (plannedOn === null) return null;
    return <Banner>{t('conclusions.deadlinePlanned', { date: formatCivilDate(plannedOn) })}</Banner>;
  }
  const date = t('conclusions.deadline', { date: formatCivilDate(dueOn) });
  if (lateDays > 0) {
    return (
      <Banner tone="refused" title={date}>
        {t('conclusions.deadlineLate', { n: lateDays, kind })}
      </Banner>
    );
  }
  return (
    <Banner tone={leftDays <= 1 ? 'waiting' : 'info'} title={date}>
      {leftDays === 0 ? t('conclusions.deadlineToday') : t('conclusions.deadlineLeft', { n: leftDays, kind })}
    </Banner>
  );
}
