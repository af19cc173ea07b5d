import type { CommitmentView, DueKind, Id, SourceRef } from '@doi-thoai/shared';
import { DUE_KINDS, LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { ChipGroup } from '../../ui/Chip';
import { DateField } from '../../ui/DateField';
import { FormDialog } from '../meeting/FormDialog';
import { TextArea } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { useAct } from '../meeting/use-act';
import { useUnitOptions } from '../participants/units';

interface CommitmentDialogProps {
  /** Corrects this one; without it a new one is proposed for `sources`. */
  commitment?: CommitmentView;
  sources?: readonly SourceRef[];
  /** First words of a new one. */
  text?: string;
  onClose: () => void;
}

interface Form {
  text: string;
  ownerUnitId: Id | null;
  dueKind: DueKind;
  dueOn: string | null;
}

function formOf(commitment: CommitmentView | undefined, text: string): Form {
  return {
    text: commitment?.text ?? text,
    ownerUnitId: commitment?.ownerUnitId ?? null,
    dueKind: commitment?.dueKind ?? 'DATE',
    dueOn: commitment?.dueOn ?? null,
  };
}

/** One owner and a date, or an explicit kind; never silently neither. */
export function CommitmentDialog({
  commitment,
  sources = [],
  text: first = '',
  onClose,
}: CommitmentDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [form, setForm] = useState(() => formOf(commitment, first));
  const [missing, setMissing] = useState(false);
  const save = async () => {
    const { ownerUnitId, dueKind } = form;
    const text = form.text.trim();
    const dueOn = dueKind === 'DATE' ? form.dueOn : null;
    const incomplete = text === '' || ownerUnitId === null || (dueKind === 'DATE' && dueOn === null);
    setMissing(incomplete);
    if (incomplete || ownerUnitId === null) return;
    const words = { text, ownerUnitId, dueKind, dueOn };
    const done = { done: t('answers.promiseSaved') };
    const answer = commitment
      ? await act(
          'commitments.edit',
          { ...words, commitmentId: commitment.id, seen: commitment.version },
          done,
        )
      : await act('commitments.propose', { ...words, commitmentId: makeId(), sources: [...sources] }, done);
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      wide
      title={commitment ? t('answers.promiseEdit') : t('answers.promiseNew')}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Fields form={form} change={(patch) => setForm({ ...form, ...patch })} missing={missing} />
    </FormDialog>
  );
}

function Fields(props: { form: Form; change: (patch: Partial<Form>) => void; missing: boolean }) {
  const { form, change, missing } = props;
  const { t } = useText();
  const units = useUnitOptions();
  const need = (empty: boolean) => (missing && empty ? t('errors.field.MISSING') : undefined);
  return (
    <Stack gap={3}>
      <TextArea
        label={t('answers.promiseText')}
        value={form.text}
        onChange={(text) => change({ text })}
        limit={LIMITS.answer}
        error={need(form.text.trim() === '')}
      />
      <Select
        label={t('answers.ownerUnit')}
        value={form.ownerUnitId}
        onChange={(ownerUnitId) => change({ ownerUnitId })}
        options={units}
        placeholder={t('desk.pickUnit')}
        error={need(form.ownerUnitId === null)}
      />
      <ChipGroup
        legend={t('answers.due')}
        value={form.dueKind}
        onChange={(dueKind) => change({ dueKind })}
        options={DUE_KINDS.map((kind) => ({ value: kind, label: t(`states.due.${kind}`) }))}
      />
      {form.dueKind === 'DATE' && (
        <DateField
          label={t('answers.dueDate')}
          value={form.dueOn}
          min={civilToday()}
          onChange={(dueOn) => change({ dueOn })}
          error={need(form.dueOn === null)}
        />
      )}
    </Stack>
  );
}
