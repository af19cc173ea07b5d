import type { Id, ParticipantView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { HttpError, postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { FormDialog } from '../meeting/FormDialog';
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

/** Over HTTP, so that the server lets in the very phone that shows these digits. */
function useAdmit(onDone: () => void) {
  const { t } = useText();
  const { meetingId, participantId: seat } = useSeat();
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const admit = async (person: ParticipantView, knock: string) => {
    setBusy(true);
    setFailure('');
    try {
      const path = `api/meetings/${meetingId}/commands/participants.claimSeat`;
      await postJson(path, { id: makeId(), payload: { participantId: person.id, knock } }, { seat });
      showToast({ text: t('desk.admitted', { name: person.name }), tone: 'done' });
      onDone();
    } catch (error) {
      const unknown = error instanceof HttpError && error.code === 'KNOCK_EXPIRED';
      setFailure(unknown ? t('desk.knockWrong') : failureText(error));
    }
    setBusy(false);
  };
  return { failure, busy, admit };
}

/** "Let this phone take seat 41": the four digits that the phone shows are typed beside the person's name. */
export function KnockDialog({ people, person, onClose }: KnockDialogProps) {
  const { t } = useText();
  const [participantId, setParticipantId] = useState<Id | null>(person?.id ?? null);
  const [knock, setKnock] = useState('');
  const { failure, busy, admit } = useAdmit(onClose);
  const picked = people.find((one) => one.id === participantId);
  return (
    <FormDialog
      title={t('desk.knockTitle')}
      saveLabel={t('desk.admit')}
      busy={busy}
      disabled={!picked || knock.length !== 4}
      onSave={() => picked && void admit(picked, knock)}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{t('desk.knockHint')}</p>
        <CodeField value={knock} onChange={setKnock} />
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
    </FormDialog>
  );
}

function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useText();
  return (
    <TextField
      label={t('desk.knockCode')}
      look="code"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={(typed) => onChange(typed.replace(/\D/g, '').slice(0, 4))}
    />
  );
}
