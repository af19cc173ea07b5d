import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { MicIcon } from '../../ui/icons';
import { EmptyState } from '../../ui/States';
import { useActs } from '../meeting/console-acts';
import { useMay } from '../meeting/rights';
import { TimeBudgetHint } from '../meeting/TimeBudgetHint';
import { usePhaseActs } from '../meeting/use-phase-acts';
import { QueueList } from './QueueList';

/** Who waits to speak, with the time that it will take. */
export function QueuePane() {
  const empty = useMeeting((state) => state.floor.queue.length === 0);
  if (empty) return <EmptyQueue />;
  return (
    <>
      <TimeBudgetHint />
      <QueueList />
    </>
  );
}

function EmptyQueue() {
  const { t } = useText();
  const may = useMay();
  const { busy } = useActs();
  const { registration } = usePhaseActs();
  const { open, ended } = useMeeting(({ meeting }) => ({
    open: meeting?.registrationOpen ?? false,
    ended: meeting?.floorEnded ?? false,
  }));
  const offer = !open && !ended && may('floor.openRegistration');
  const words = ended
    ? t('chair.queueConverted')
    : open
      ? t('chair.queueEmptyOpen')
      : t('chair.queueEmptyClosed');
  return (
    <EmptyState
      icon={MicIcon}
      title={t('chair.queueEmpty')}
      action={
        offer && (
          <Button busy={busy === 'registration'} onClick={() => void registration(true)}>
            {t('chair.openRegistration')}
          </Button>
        )
      }
    >
      {words}
    </EmptyState>
  );
}
