import type { ReaderState, SpeakerRequestView } from '@doi-thoai/shared';
import { useMay } from '../../../features/meeting/rights';
import { useTopics } from '../../../features/meeting/topics';
import { useAct } from '../../../features/meeting/use-act';
import { useMeeting } from '../../../realtime/hooks';
import { formatTime } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { useConfirm } from '../../../ui/ConfirmDialog';
import { HandIcon } from '../../../ui/icons';
import { List, ListRow } from '../../../ui/List';
import { EmptyState } from '../../../ui/States';
import { StatusChip } from '../../../ui/Status';

const selectQueue = (state: ReaderState) => state.floor.queue;
const selectRequests = (state: ReaderState) => state.requests;

/** Who waits, in speaking order, with the reason of whoever was moved; the order is the chair's. */
export function WaitingList() {
  const { t } = useText();
  const queue = useMeeting(selectQueue);
  const requests = useMeeting(selectRequests);
  const { withdraw, confirmDialog } = useWithdraw();
  if (queue.length === 0) {
    return (
      <EmptyState icon={HandIcon} title={t('desk.nobodyWaits')}>
        {t('desk.nobodyWaitsHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <List ordered label={t('desk.waiting')}>
        {queue.map((id, index) => {
          const request = requests[id];
          return request && <Waiter key={id} request={request} place={index + 1} onWithdraw={withdraw} />;
        })}
      </List>
      {confirmDialog}
    </>
  );
}

interface WaiterProps {
  request: SpeakerRequestView;
  place: number;
  onWithdraw?: (request: SpeakerRequestView) => void;
}

function Waiter({ request, place, onWithdraw }: WaiterProps) {
  const { t } = useText();
  const topics = useTopics();
  const { name, number, unit, topicId, reason, at, ready, line } = request;
  return (
    <ListRow
      lead={place}
      title={number ? `${number} · ${name}` : name}
      subtitle={[unit, topics.nameOf(topicId)].filter(Boolean).join(' · ')}
      note={[reason, formatTime(at)].filter(Boolean).join(' · ')}
      chips={ready && <StatusChip tone="done">{t('desk.ready')}</StatusChip>}
      actions={
        onWithdraw && (
          <Button
            size="small"
            aria-label={t('desk.withdrawOf', { name })}
            onClick={() => onWithdraw(request)}
          >
            {t('desk.withdraw')}
          </Button>
        )
      }
    >
      {line}
    </ListRow>
  );
}

/** For whoever asks the desk to be taken off the queue. */
function useWithdraw() {
  const { t } = useText();
  const act = useAct();
  const may = useMay();
  const { confirm, confirmDialog } = useConfirm();
  const ask = async (request: SpeakerRequestView) => {
    const answer = await confirm({
      title: t('desk.withdrawTitle'),
      consequence: t('desk.withdrawWords', { name: request.name }),
      confirmLabel: t('desk.withdraw'),
    });
    if (answer) await act('floor.withdraw', { requestId: request.id });
  };
  const withdraw = may('floor.withdraw') ? (request: SpeakerRequestView) => void ask(request) : undefined;
  return { withdraw, confirmDialog };
}
