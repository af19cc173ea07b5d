import type { CommandAnswer, CommitmentView, DueKind, SourceRef } from '@doi-thoai/shared';
import { DUE_KINDS, LIMITS, TABLE_LIMITS, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { ChipGroup } from '../../ui/Chip';
import { DateField } from '../../ui/DateField';
import { FormDialog } from '../meeting/FormDialog';
import { TextArea, TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { useAct } from '../meeting/use-act';
import { PartsFields } from './PartsFields';
import { partsOf, type Parts } from './units';
import { useSaving, type Saving } from './use-saving';

interface CommitmentDialogProps {
  /** Corrects this one; without it a new one is proposed for `sources`. */
  commitment?: CommitmentView;
  sources?: readonly SourceRef[];
  /** First words of a new one. */
  text?: string;
  onClose: () => void;
}

interface Form extends Parts {
  text: string;
  product: string;
  dueKind: DueKind;
  dueOn: string | null;
}

function formOf(commitment: CommitmentView | undefined, text: string): Form {
  return {
    ...partsOf(commitment),
    text: commitment?.text ?? text,
    product: commitment?.product ?? '',
    dueKind: commitment?.dueKind ?? 'DATE',
    dueOn: commitment?.dueOn ?? null,
  };
}

/** Who leads and a date, or an explicit kind; never silently neither. */
export function CommitmentDialog({
  commitment,
  sources = [],
  text: first = '',
  onClose,
}: CommitmentDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [form, setForm] = useState(() => formOf(commitment, first));
  const { busy, save, need } = useSaving(onClose);
  const dueOn = form.dueKind === 'DATE' ? form.dueOn : null;
  const words = { ...form, text: form.text.trim(), ownerUnitId: form.ownerUnitId ?? '', dueOn };
  const lacking =
    words.text === '' || words.ownerUnitId === '' || (form.dueKind === 'DATE' && dueOn === null);
  const send = (): Promise<CommandAnswer> => {
    const done = { done: t('answers.promiseSaved') };
    if (!commitment)
      return act('commitments.propose', { ...words, commitmentId: makeId(), sources: [...sources] }, done);
    const { id: commitmentId, version: seen } = commitment;
    return act('commitments.edit', { ...words, commitmentId, seen }, done);
  };
  return (
    <FormDialog
      wide
      busy={busy}
      title={commitment ? t('answers.promiseEdit') : t('answers.promiseNew')}
      onSave={() => void save(lacking, send)}
      onClose={onClose}
    >
      <Fields {...{ commitment, form, need }} change={(patch) => setForm((old) => ({ ...old, ...patch }))} />
    </FormDialog>
  );
}

interface FieldsProps {
  commitment: CommitmentView | undefined;
  form: Form;
  change: (patch: Partial<Form>) => void;
  need: Saving['need'];
}

function Fields({ commitment, form, change, need }: FieldsProps) {
  const { t } = useText();
  return (
    <Stack gap={3}>
      <TextArea
        label={t('answers.promiseText')}
        value={form.text}
        onChange={(text) => change({ text })}
        limit={LIMITS.answer}
        error={need(form.text.trim() === '')}
      />
      <TextField
        optional
        label={t('commitments.product')}
        hint={t('commitments.productHint')}
        value={form.product}
        onChange={(product) => change({ product })}
        limit={TABLE_LIMITS.product}
      />
      <PartsFields
        promise={commitment}
        parts={form}
        change={change}
        ownerError={need(form.ownerUnitId === null)}
      />
      <Due {...{ form, change, need }} />
    </Stack>
  );
}

function Due({ form, change, need }: Omit<FieldsProps, 'commitment'>) {
  const { t } = useText();
  return (
    <>
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
    </>
  );
}
