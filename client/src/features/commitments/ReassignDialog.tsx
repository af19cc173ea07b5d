import type { CommitmentView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { TextArea } from '../../ui/fields';
import { Muted, Prose, Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import { PartsFields } from './PartsFields';
import { partsOf } from './units';
import { useSaving, type Saving } from './use-saving';

interface ReassignDialogProps {
  commitment: CommitmentView;
  onClose: () => void;
}

/** Other units for what was issued already; another lead takes it on anew. */
export function ReassignDialog({ commitment, onClose }: ReassignDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [parts, setParts] = useState(() => partsOf(commitment));
  const [words, setWords] = useState('');
  const { busy, save, need } = useSaving(onClose);
  const { id: commitmentId, version: seen } = commitment;
  const payload = {
    commitmentId,
    seen,
    ...parts,
    ownerUnitId: parts.ownerUnitId ?? '',
    reason: words.trim(),
  };
  const lacking = payload.ownerUnitId === '' || payload.reason === '';
  const send = () => act('commitments.reassign', payload, { done: t('commitments.done.reassign') });
  return (
    <FormDialog
      wide
      title={t('commitments.step.reassign')}
      saveLabel={t('commitments.do.reassign')}
      busy={busy}
      onSave={() => void save(lacking, send)}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Prose>{commitment.text}</Prose>
        <Muted>{t('commitments.means.reassign')}</Muted>
        <PartsFields
          promise={commitment}
          parts={parts}
          change={(patch) => setParts((old) => ({ ...old, ...patch }))}
          ownerError={need(parts.ownerUnitId === null)}
        />
        <Reason {...{ words, setWords, need }} />
      </Stack>
    </FormDialog>
  );
}

interface ReasonProps {
  words: string;
  setWords: (words: string) => void;
  need: Saving['need'];
}

function Reason({ words, setWords, need }: ReasonProps) {
  const { t } = useText();
  return (
    <TextArea
      label={t('commitments.reason')}
      value={words}
      onChange={setWords}
      limit={LIMITS.reason}
      error={need(words.trim() === '')}
    />
  );
}
