import type { CommandName, CommitmentView, Payload } from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { TextArea, TextField } from '../../ui/fields';
import { DateField } from '../../ui/DateField';
import { Muted, Prose, Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import { useSaving, type Saving } from './use-saving';

/** Steps that need a few words, a number or a day, and nothing else. */
export const WORDED = [
  'issue',
  'verify',
  'sendBack',
  'reopen',
  'suspend',
  'resume',
  'cancel',
  'urge',
  'requestExtension',
] as const;
export type WordedStep = (typeof WORDED)[number];

export function isWorded(step: string): step is WordedStep {
  return WORDED.some((one) => one === step);
}

interface StepDialogProps {
  step: WordedStep;
  commitment: CommitmentView;
  onClose: () => void;
}

interface Form {
  words: string;
  dueOn: string | null;
}

/** One step with what it needs; what was typed stays when it is refused. */
export function StepDialog({ step, commitment, onClose }: StepDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [form, setForm] = useState<Form>({
    words: step === 'urge' ? t('commitments.urgeWords') : '',
    dueOn: null,
  });
  const { busy, save, need } = useSaving(onClose);
  const words = form.words.trim();
  const lacking = (step !== 'verify' && words === '') || (step === 'requestExtension' && form.dueOn === null);
  const payload = payloadOf(step, commitment, { ...form, words });
  const send = () =>
    act<CommandName>(`commitments.${step}`, payload, { done: t(`commitments.done.${step}`) });
  return (
    <FormDialog
      title={t(`commitments.step.${step}`)}
      saveLabel={t(`commitments.do.${step}`)}
      busy={busy}
      onSave={() => void save(lacking, send)}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Prose>{commitment.text}</Prose>
        <Muted>{t(`commitments.means.${step}`)}</Muted>
        <Fields {...{ step, commitment, form, need }} change={(patch) => setForm({ ...form, ...patch })} />
      </Stack>
    </FormDialog>
  );
}

function payloadOf(
  step: WordedStep,
  { id: commitmentId, version: seen }: CommitmentView,
  { words, dueOn }: Form,
): Payload<CommandName> {
  if (step === 'urge') return { commitmentId, text: words };
  if (step === 'issue') return { commitmentId, seen, number: words };
  if (step === 'verify') return { commitmentId, seen, text: words };
  if (step === 'requestExtension') return { commitmentId, seen, reason: words, dueOn: dueOn ?? '' };
  return { commitmentId, seen, reason: words };
}

interface FieldsProps {
  step: WordedStep;
  commitment: CommitmentView;
  form: Form;
  need: Saving['need'];
  change: (patch: Partial<Form>) => void;
}

function Fields({ step, commitment, form, need, change }: FieldsProps) {
  const { t } = useText();
  const { doneOn, dueOn } = commitment;
  const common = { value: form.words, onChange: (words: string) => change({ words }) };
  const error = step === 'verify' ? undefined : need(form.words.trim() === '');
  if (step === 'issue') {
    return (
      <TextField label={t('commitments.number')} limit={TABLE_LIMITS.paperNumber} {...{ ...common, error }} />
    );
  }
  const label = t(
    step === 'verify' ? 'commitments.remark' : step === 'urge' ? 'commitments.message' : 'commitments.reason',
  );
  return (
    <>
      {step === 'verify' && doneOn && (
        <Muted>{t('commitments.doneOnIs', { date: formatCivilDate(doneOn) })}</Muted>
      )}
      {step === 'requestExtension' && (
        <DateField
          label={t('commitments.newDue')}
          hint={dueOn ? t('commitments.presentDue', { date: formatCivilDate(dueOn) }) : undefined}
          value={form.dueOn}
          min={dueOn ?? undefined}
          onChange={(day) => change({ dueOn: day })}
          error={need(form.dueOn === null)}
        />
      )}
      <TextArea label={label} limit={LIMITS.reason} optional={step === 'verify'} {...{ ...common, error }} />
    </>
  );
}
