import type { ReaderState, ReminderView } from '@doi-thoai/shared';
import { useEffect, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { civilToday, formatCivilDate, formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Dialog } from '../../ui/Dialog';
import { List, ListRow } from '../../ui/List';
import { EmptyState } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import { BellIcon } from './BellIcon';
import { daysAfter } from './standing';
import { useReminders } from './use-reminders';

/** Lời nhắc: everything that this seat was reminded of; what stands here has been seen. */
export function RemindersDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const may = useMay()('reminders.see');
  const act = useAct();
  const { rows, seen, newest } = useReminders();
  // What was new when it was opened stays marked while it is open.
  const [since] = useState(seen);
  useEffect(() => {
    if (may && newest > seen) void act('reminders.see', { upTo: newest });
  }, [may, newest, seen, act]);
  return (
    <Dialog open shape="wide" title={t('reminders.title')} onClose={onClose}>
      {rows.length === 0 ? (
        <EmptyState icon={BellIcon} title={t('reminders.none')}>
          {t('reminders.noneHint')}
        </EmptyState>
      ) : (
        <List label={t('reminders.title')}>
          {rows.map((row) => (
            <Reminder key={row.id} row={row} fresh={row.seq > since} />
          ))}
        </List>
      )}
    </Dialog>
  );
}

const selectCommitments = (state: ReaderState) => state.commitments;

function Reminder({ row, fresh }: { row: ReminderView; fresh: boolean }) {
  const { t } = useText();
  const promise = useMeeting(selectCommitments)[row.commitmentId];
  const moved = promise?.dueOn !== undefined && promise.dueOn !== row.dueOn;
  return (
    <ListRow
      title={row.text}
      subtitle={`${row.unit} · ${t('answers.dueOn', { date: formatCivilDate(row.dueOn) })}`}
      chips={
        <>
          {fresh && <StatusChip tone="onAir">{t('reminders.fresh')}</StatusChip>}
          <Standing row={row} />
          {promise && <Chip>{t(`states.commitment.${promise.state}`)}</Chip>}
          {moved && promise.dueOn && (
            <Chip>{t('reminders.movedTo', { date: formatCivilDate(promise.dueOn) })}</Chip>
          )}
        </>
      }
      note={[t('reminders.at', { time: formatDateTime(row.at) }), usePosted(row)].filter(Boolean).join(' · ')}
    />
  );
}

/** As it stands today, whatever it was when the reminder came. */
function Standing({ row }: { row: ReminderView }) {
  const { t } = useText();
  const days = daysAfter(row.dueOn, civilToday());
  if (days > 0) return <StatusChip tone="refused">{t('reminders.late', { n: days })}</StatusChip>;
  const words = days === 0 ? t('reminders.today') : t('reminders.left', { n: -days });
  return <StatusChip tone="waiting">{words}</StatusChip>;
}

/** What became of the messages beside it, for whoever may know. */
function usePosted({ queued, sent, failed }: ReminderView): string {
  const { t } = useText();
  const table = useMeeting((state) => state.reader === 'chair' || state.reader === 'desk');
  if (!table) return '';
  if (queued === 0) return t('reminders.postedNone');
  return [
    sent > 0 && t('reminders.posted', { n: sent }),
    failed > 0 && t('reminders.notPosted', { n: failed }),
    queued > sent + failed && t('reminders.posting', { n: queued - sent - failed }),
  ]
    .filter((part) => part !== false)
    .join(', ');
}
