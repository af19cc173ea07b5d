import type { ReaderState, SubmissionView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/fields';
import { WarningIcon } from '../../ui/icons';
import { Stack } from '../../ui/layout';
import { useAct } from '../meeting/use-act';

const selectSubmissions = (state: ReaderState) => state.submissions;

interface PurgeDialogProps {
  row: SubmissionView;
  onClose: () => void;
}

interface Form {
  reason: string;
  setReason: (reason: string) => void;
  sure: boolean;
  setSure: (sure: boolean) => void;
  tried: boolean;
  busy: boolean;
  purge: () => Promise<void>;
}

function useForm({ row, onClose }: PurgeDialogProps): Form {
  const { t } = useText();
  const act = useAct();
  const present = useMeeting(selectSubmissions)[row.id] ?? row;
  const [seen, setSeen] = useState(row.version);
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const purge = async () => {
    setTried(true);
    if (reason.trim() === '' || !sure) return;
    setBusy(true);
    const payload = { submissionId: row.id, reason: reason.trim(), seen };
    const answer = await act('submissions.purge', payload, { done: t('aside.purged') });
    setBusy(false);
    if (answer.ok) onClose();
    else if (answer.code === 'STALE') setSeen(present.version);
  };
  return { reason, setReason, sure, setSure, tried, busy, purge };
}

/** Deletes the words for good: asked with the consequence, a reason and a word of one's own that it is understood. */
export function PurgeDialog(props: PurgeDialogProps) {
  const { row, onClose } = props;
  const { t } = useText();
  const { reason, setReason, sure, setSure, tried, busy, purge } = useForm(props);
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button variant="danger" busy={busy} onClick={() => void purge()}>
        {t('aside.purge')}
      </Button>
    </>
  );
  return (
    <Dialog open title={t('aside.purgeTitle')} onClose={onClose} actions={actions}>
      <Stack gap={3}>
        <Banner tone="refused" icon={WarningIcon}>
          {t('aside.purgeWords', { code: row.trackingCode })}
        </Banner>
        <TextArea
          label={t('aside.purgeReason')}
          hint={t('aside.purgeHint')}
          limit={LIMITS.reason}
          rows={2}
          value={reason}
          onChange={setReason}
          error={tried && reason.trim() === '' ? t('ui.reasonMissing') : undefined}
        />
        <Checkbox label={t('aside.purgeSure')} checked={sure} onChange={setSure} />
        {tried && !sure && (
          <Banner tone="refused" live>
            {t('aside.purgeNotSure')}
          </Banner>
        )}
      </Stack>
    </Dialog>
  );
}
