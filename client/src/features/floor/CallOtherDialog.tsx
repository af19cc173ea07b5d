import type { Id, ParticipantView, Role } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { HandIcon } from '../../ui/icons';
import { Dialog } from '../../ui/Dialog';
import { Stack } from '../../ui/layout';
import { useActs } from '../meeting/console-acts';
import { TopicChips } from '../meeting/TopicChips';
import { PersonPicker } from '../participants/PersonPicker';
import { useFloorActs } from './use-floor-acts';

interface CallOtherDialogProps {
  onClose: () => void;
}

/** Chairs and devices are not called; a delegate, a guest or a responder with a raised hand is. */
const NOT_CALLED: readonly Role[] = ['SCREEN', 'ADMIN', 'CHAIR'];

/** A raised hand: somebody who never registered is found without accents and called in one act. */
export function CallOtherDialog({ onClose }: CallOtherDialogProps) {
  const { t } = useText();
  const { busy } = useActs();
  const { people, person, setPersonId, topicId, setTopicId, call } = useCallOther(onClose);
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button
        variant="primary"
        icon={HandIcon}
        disabled={!person || topicId === null}
        busy={busy === 'callUnregistered'}
        onClick={() => void call()}
      >
        {t('chair.call')}
      </Button>
    </>
  );
  return (
    <Dialog open shape="wide" title={t('chair.callOther')} onClose={onClose} actions={actions}>
      <Stack>
        <PersonPicker
          label={t('chair.findPerson')}
          people={people}
          value={person?.id ?? null}
          onChange={setPersonId}
        />
        <TopicChips value={topicId} onChange={setTopicId} />
      </Stack>
    </Dialog>
  );
}

function useCallOther(onDone: () => void) {
  const acts = useFloorActs();
  const people = useCallable();
  const other = useMeeting((state) => state.meeting?.topics.find((topic) => topic.other)?.id ?? null);
  const [personId, setPersonId] = useState<Id | null>(null);
  const [topicId, setTopicId] = useState<Id | null>(other);
  const person = people.find((one) => one.id === personId);
  const call = async (): Promise<void> => {
    if (!person || topicId === null) return;
    if (await acts.callUnregistered(person, topicId)) onDone();
  };
  return { people, person, setPersonId, topicId, setTopicId, call };
}

/** Whoever waits already is called from the queue. */
function useCallable(): ParticipantView[] {
  const { participants, requests, queue } = useMeeting((state) => ({
    participants: state.participants,
    requests: state.requests,
    queue: state.floor.queue,
  }));
  return useMemo(() => {
    const waiting = new Set(queue.map((id) => requests[id]?.participantId));
    return Object.values(participants).filter(
      (one) => !NOT_CALLED.includes(one.role) && !waiting.has(one.id),
    );
  }, [participants, requests, queue]);
}
