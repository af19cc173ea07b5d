import type { FollowUpMeeting, FollowUpRow } from '@doi-thoai/shared';
import { LIMITS, makeId, mayIssue, mayTake } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../features/meeting/FormDialog';
import { failureText } from '../../realtime/refusal-text';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/fields';
import { Muted, Stack } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { actInMeeting } from './act-in-meeting';

interface UrgeProps {
  row: FollowUpRow;
  meeting: FollowUpMeeting;
}

/** Urges the units of what is not done yet, from the list, for whoever may in that meeting. */
export function UrgeButton({ row, meeting }: UrgeProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (!mayTake(row.state, 'urge')) return null;
  if (mayIssue(meeting.role, meeting.phase, 'commitments.urge') === 'no') return null;
  const words = t('followUp.urge');
  return (
    <>
      <Button size="small" aria-label={`${words}: ${row.text.slice(0, 80)}`} onClick={() => setOpen(true)}>
        {words}
      </Button>
      {open && <UrgeDialog row={row} meeting={meeting} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Sends the words; sent again after a silence it is the same command, and nobody is urged twice. */
function useUrging({ row, meeting }: UrgeProps, onDone: () => void) {
  const { t } = useText();
  const [id] = useState(() => makeId());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const send = async (text: string) => {
    setBusy(true);
    try {
      await actInMeeting(meeting.meetingId, 'commitments.urge', { commitmentId: row.id, text }, id);
      showToast({ text: t('followUp.urged', { unit: row.ownerUnit }), tone: 'done' });
      onDone();
    } catch (error) {
      setFailure(failureText(error));
      setBusy(false);
    }
  };
  return { busy, failure, send };
}

function UrgeDialog({ row, meeting, onClose }: UrgeProps & { onClose: () => void }) {
  const { t } = useText();
  const { dueOn, ownerUnit: unit } = row;
  const [text, setText] = useState(() =>
    dueOn ? t('followUp.urgeDue', { day: formatCivilDate(dueOn) }) : t('followUp.urgePlain'),
  );
  const { busy, failure, send } = useUrging({ row, meeting }, onClose);
  const words = text.trim();
  return (
    <FormDialog
      title={t('followUp.urgeTitle', { unit })}
      saveLabel={t('followUp.urgeSend')}
      busy={busy}
      disabled={words === ''}
      onSave={() => void send(words)}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Muted>{row.text}</Muted>
        <TextArea
          label={t('followUp.urgeWords')}
          hint={t('followUp.urgeHint')}
          value={text}
          limit={LIMITS.reason}
          onChange={setText}
          error={failure || (words === '' ? t('errors.field.MISSING') : undefined)}
        />
      </Stack>
    </FormDialog>
  );
}
