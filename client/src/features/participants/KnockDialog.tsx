import type { Id, ParticipantView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { PersonPicker } from './PersonPicker';

interface KnockDialogProps {
  people: readonly ParticipantView[];
  /** Whose seat; without it the person is looked for. */
  person?: ParticipantView;
  onClose: () => void;
}

/** "Let this phone take seat 41": the four digits that the phone shows are typed beside the person's name. */
export function KnockDialog({ people, person, onClose }: KnockDialogProps) {
  const { t } = useText();
  const { meetingId, participantId: seat } = useSeat();
  const [participantId, setParticipantId] = useState<Id | null>(person?.id ?? null);
  const [knock, setKnock] = useState('');
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const picked = people.find((one) => one.id === participantId);
  const admit = async () => {
    setBusy(true);
    setFailure('');
    try {
      // Over HTTP, so that the server lets in the very phone that shows these digits.
      const path = `api/meetings/${meetingId}/commands/participants.claimSeat`;
      await postJson(path, { id: makeId(), payload: { participantId, knock } }, { seat });
      showToast({ text: t('desk.admitted', { name: picked?.name ?? '' }), tone: 'done' });
      onClose();
    } catch (error) {
      setFailure(failureText(error));
    }
    setBusy(false);
  };
  return (
    <Dialog
      open
      title={t('desk.knockTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={participantId === null || knock.length !== 4}
            onClick={() => void admit()}
          >
            {t('desk.admit')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <p>{t('desk.knockHint')}</p>
        <TextField
          label={t('desk.knockCode')}
          look="code"
          inputMode="numeric"
          autoComplete="off"
          value={knock}
          onChange={(typed) => setKnock(typed.replace(/\D/g, '').slice(0, 4))}
        />
        <PersonPicker
          label={t('desk.knockPerson')}
          people={people}
          value={participantId}
          onChange={setParticipantId}
        />
        {picked?.seatTaken && <Banner tone="waiting">{t('desk.knockTaken')}</Banner>}
        {failure && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
      </Stack>
    </Dialog>
  );
}
