import type { FollowUpMeeting, FollowUpRow, Role } from '@doi-thoai/shared';
import { useState } from 'react';
import { failureText } from '../../realtime/refusal-text';
import { useLocation } from '../../router';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { showToast } from '../../ui/toast-store';
import { enterMeeting } from '../Admin/staff-api';
import styles from './follow-up.module.css';
import { HistoryButton } from './HistoryButton';
import { UrgeButton } from './UrgeButton';

interface PromiseRowProps {
  row: FollowUpRow;
  meeting: FollowUpMeeting | undefined;
  ownUnit?: boolean;
}

/** Who has no screen in the meeting that tells of promises: everything is here. */
const WATCHING: readonly Role[] = ['MONITOR', 'CLERK'];

const TONES: Record<string, StatusTone> = {
  OPEN_OVERDUE: 'refused',
  OPEN_IN_TIME: 'waiting',
  DONE_LATE: 'done',
  DONE_ON_TIME: 'done',
};

/** A promise: how it stands, by when, who; what was said last; and what can be done about it. */
export function PromiseRow({ row, meeting, ownUnit }: PromiseRowProps) {
  const { t } = useText();
  const { cell, text, latest } = row;
  return (
    <article className={cx(styles.promise, cell === 'OPEN_OVERDUE' && styles.isOverdue)}>
      <p className={styles.standing}>
        <StatusChip tone={cell === null ? 'neutral' : (TONES[cell] ?? 'neutral')}>
          {cell === null ? t(`states.commitment.${row.state}`) : t(`followUp.cell.${cell}`)}
        </StatusChip>
        <strong>{dueWords(row, t)}</strong>
        {row.lateDays > 0 && (
          <span className={styles.late}>{t('followUp.lateDays', { n: row.lateDays })}</span>
        )}
        {cell !== null && <span className={styles.quiet}>{t(`states.commitment.${row.state}`)}</span>}
      </p>
      <p className={styles.promiseText}>{text}</p>
      <p className={styles.quiet}>{unitWords(row, t)}</p>
      {row.extended > 0 && row.firstDueOn !== null && (
        <p className={styles.quiet}>
          {t('followUp.extendedFrom', { n: row.extended, day: formatCivilDate(row.firstDueOn) })}
        </p>
      )}
      {row.askedDueOn !== null && (
        <p className={styles.asks}>{t('followUp.asks', { day: formatCivilDate(row.askedDueOn) })}</p>
      )}
      {latest !== '' && <p className={styles.latest}>{t('followUp.latest', { text: latest })}</p>}
      {meeting && <p className={styles.quiet}>{meeting.title}</p>}
      {meeting && (
        <div className={styles.acts}>
          {meeting.role !== 'UNIT_FOCAL' && <HistoryButton row={row} />}
          {!WATCHING.includes(meeting.role) && <OpenInMeeting row={row} ownUnit={ownUnit} />}
          <UrgeButton row={row} meeting={meeting} />
        </div>
      )}
    </article>
  );
}

/** Into the meeting as who this account is there: everything else is done there. */
function OpenInMeeting({ row: { meetingId, text }, ownUnit }: Pick<PromiseRowProps, 'row' | 'ownUnit'>) {
  const { t } = useText();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      go(await enterMeeting(meetingId));
    } catch (error) {
      setBusy(false);
      showToast({ text: failureText(error), tone: 'refused' });
    }
  };
  const words = t(ownUnit ? 'followUp.actInMeeting' : 'followUp.openInMeeting');
  return (
    <Button
      size="small"
      busy={busy}
      aria-label={`${words}: ${text.slice(0, 80)}`}
      onClick={() => void open()}
    >
      {words}
    </Button>
  );
}

type TFunction = ReturnType<typeof useText>['t'];

function dueWords({ dueKind, dueOn, doneOn }: FollowUpRow, t: TFunction): string {
  const due = dueOn ? t('followUp.due', { day: formatCivilDate(dueOn) }) : t(`states.due.${dueKind}`);
  return doneOn ? t('followUp.dueDone', { due, day: formatCivilDate(doneOn) }) : due;
}

function unitWords({ ownerUnit, jointLeads, coordinating }: FollowUpRow, t: TFunction): string {
  const leads = [ownerUnit, ...jointLeads].join(', ');
  return coordinating.length === 0 ? leads : t('followUp.with', { leads, units: coordinating.join(', ') });
}
