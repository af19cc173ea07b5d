import type { Id, SubmissionKind } from '@doi-thoai/shared';
import { LIMITS, makeId, SUBMISSION_KINDS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useDraft } from '../../realtime/drafts';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { TextArea, TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { FormDialog } from '../meeting/FormDialog';
import { TopicSelect } from '../meeting/TopicSelect';
import { useAct } from '../meeting/use-act';

interface Slip {
  kind: SubmissionKind;
  topicId: Id | null;
  summary: string;
  text: string;
}

const EMPTY: Slip = { kind: 'OPINION', topicId: null, summary: '', text: '' };

/** A paper slip or a spoken word of the unit, typed by its focal person and marked so. Stays open for the next one. */
export function SlipDialog({ unitId, onClose }: { unitId: Id; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const { client } = useSeat();
  const { value: slip, change, clear } = useDraft('slip', EMPTY);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const { kind, topicId } = slip;
    const summary = slip.summary.trim();
    setMissing(topicId === null || summary === '');
    if (topicId === null || summary === '') return;
    setBusy(true);
    const words = { kind, topicId, summary, text: slip.text.trim() || summary };
    const writtenAt = Math.floor(client.clock.now());
    const payload = { ...words, submissionId: makeId(), authorId: null, unitId, writtenAt };
    const answer = await act('submissions.submitForOther', payload, { done: t('focal.slipDone') });
    setBusy(false);
    if (answer.ok) clear();
  };
  return (
    <FormDialog
      wide
      title={t('focal.slipTitle')}
      saveLabel={t('focal.slipSave')}
      busy={busy}
      onSave={() => void send()}
      onClose={onClose}
    >
      <SlipFields slip={slip} change={change} missing={missing} onSend={() => void send()} />
    </FormDialog>
  );
}

interface SlipFieldsProps {
  slip: Slip;
  change: (patch: Partial<Slip>) => void;
  missing: boolean;
  onSend: () => void;
}

function SlipFields({ slip, change, missing, onSend }: SlipFieldsProps) {
  const { t } = useText();
  const untold = missing && slip.summary.trim() === '';
  return (
    <Stack gap={3}>
      <p>{t('focal.slipHint')}</p>
      <Select
        label={t('common.kind')}
        value={slip.kind}
        onChange={(kind) => change({ kind })}
        options={SUBMISSION_KINDS.map((kind) => ({ value: kind, label: t(`states.kind.${kind}`) }))}
      />
      <TopicSelect
        value={slip.topicId}
        onChange={(topicId) => change({ topicId })}
        missing={missing && slip.topicId === null}
      />
      <TextField
        label={t('delegate.summary')}
        value={slip.summary}
        onChange={(summary) => change({ summary })}
        limit={LIMITS.summary}
        error={untold ? t('errors.field.MISSING') : undefined}
      />
      <TextArea
        label={t('delegate.text')}
        optional
        value={slip.text}
        onChange={(text) => change({ text })}
        onSend={onSend}
        limit={LIMITS.text}
        rows={4}
      />
    </Stack>
  );
}
