import type { Id, ReaderState } from '@doi-thoai/shared';
import { LIMITS, makeId } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useTopics } from '../../../features/meeting/topics';
import { useAct } from '../../../features/meeting/use-act';
import { PersonPicker } from '../../../features/participants/PersonPicker';
import { useParticipants } from '../../../features/participants/units';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextArea } from '../../../ui/fields';
import { Stack } from '../../../ui/layout';
import { Select } from '../../../ui/Select';

const selectOpen = (state: ReaderState) => state.meeting?.registrationOpen ?? false;

/** Puts somebody without a phone into the queue. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const topics = useTopics();
  const open = useMeeting(selectOpen);
  const participants = useParticipants();
  const delegates = useMemo(
    () => Object.values(participants).filter((one) => one.role === 'DELEGATE'),
    [participants],
  );
  const [participantId, setParticipantId] = useState<Id | null>(null);
  const [topicId, setTopicId] = useState<Id | null>(null);
  const [line, setLine] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (participantId === null || topicId === null) return;
    const words = { participantId, topicId, line: line.trim(), submissionId: null, type: 'OPINION' as const };
    const answer = await act(
      'floor.requestForOther',
      { requestId: makeId(), ...words },
      { done: t('desk.registered') },
    );
    if (answer.ok) onClose();
  };
  const need = (empty: boolean) => (tried && empty ? t('errors.field.MISSING') : undefined);
  return (
    <Dialog
      open
      shape="wide"
      title={t('desk.registerTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('desk.registerSave')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        {!open && <Banner tone="waiting">{t('desk.regClosed')}</Banner>}
        <PersonPicker
          label={t('states.role.DELEGATE')}
          people={delegates}
          value={participantId}
          onChange={setParticipantId}
          error={need(participantId === null)}
        />
        <Select
          label={t('common.topic')}
          value={topicId}
          onChange={setTopicId}
          options={topics.options}
          placeholder={t('desk.pickTopic')}
          error={need(topicId === null)}
        />
        <TextArea
          label={t('desk.speechLine')}
          value={line}
          onChange={setLine}
          onSend={() => void save()}
          limit={LIMITS.speechLine}
          rows={2}
          optional
        />
      </Stack>
    </Dialog>
  );
}
