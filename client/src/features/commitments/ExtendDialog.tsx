import type { CommitmentView } from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { ChipGroup } from '../../ui/Chip';
import { DateField } from '../../ui/DateField';
import { TextArea, TextField } from '../../ui/fields';
import { Prose, Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import { useSaving, type Saving } from './use-saving';

interface Form {
  granted: boolean;
  /** Undefined: nobody chose one yet, and the day that the unit asks for stands there, also when it asks only now. */
  chosen: string | null | undefined;
  number: string;
  reason: string;
}

interface ExtendDialogProps {
  commitment: CommitmentView;
  onClose: () => void;
}

/** More time: granted with a day and the number of the decision, or declined with a reason. */
export function ExtendDialog({ commitment, onClose }: ExtendDialogProps) {
  const { t } = useText();
  const act = useAct();
  const { id: commitmentId, version: seen } = commitment;
  const [form, setForm] = useState<Form>({ granted: true, chosen: undefined, number: '', reason: '' });
  const { busy, save, need } = useSaving(onClose);
  const { granted } = form;
  const dueOn = dayOf(form, commitment);
  const words = { number: form.number.trim(), reason: form.reason.trim() };
  const lacking = granted ? dueOn === null || words.number === '' : words.reason === '';
  const send = () => {
    const payload = { commitmentId, seen, dueOn: granted ? dueOn : null, ...words };
    return act('commitments.extend', payload, {
      done: t(`commitments.done.${granted ? 'extend' : 'decline'}`),
    });
  };
  return (
    <FormDialog
      wide
      title={t('commitments.step.extend')}
      saveLabel={t(`commitments.do.${granted ? 'extend' : 'decline'}`)}
      busy={busy}
      onSave={() => void save(lacking, send)}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Prose>{commitment.text}</Prose>
        <Fields {...{ commitment, form, need }} change={(patch) => setForm({ ...form, ...patch })} />
      </Stack>
    </FormDialog>
  );
}

function dayOf({ chosen }: Form, { asked }: CommitmentView): string | null {
  return chosen === undefined ? (asked?.dueOn ?? null) : chosen;
}

interface FieldsProps {
  commitment: CommitmentView;
  form: Form;
  need: Saving['need'];
  change: (patch: Partial<Form>) => void;
}

function Fields({ commitment, form, need, change }: FieldsProps) {
  const { t } = useText();
  const { asked } = commitment;
  return (
    <>
      {asked && (
        <>
          <Banner tone="waiting" title={t('commitments.askedFor', { date: formatCivilDate(asked.dueOn) })}>
            {asked.reason}
          </Banner>
          <ChipGroup
            legend={t('commitments.decision')}
            value={form.granted ? 'GRANT' : 'DECLINE'}
            onChange={(value) => change({ granted: value === 'GRANT' })}
            options={[
              { value: 'GRANT', label: t('commitments.grant') },
              { value: 'DECLINE', label: t('commitments.decline') },
            ]}
          />
        </>
      )}
      {form.granted && <Granted {...{ commitment, form, need, change }} />}
      <TextArea
        label={t('commitments.reason')}
        value={form.reason}
        onChange={(reason) => change({ reason })}
        limit={LIMITS.reason}
        optional={form.granted}
        error={form.granted ? undefined : need(form.reason.trim() === '')}
      />
    </>
  );
}

function Granted({ commitment, form, need, change }: FieldsProps) {
  const { t } = useText();
  const { dueOn } = commitment;
  const day = dayOf(form, commitment);
  return (
    <>
      <DateField
        label={t('commitments.newDue')}
        hint={dueOn ? t('commitments.presentDue', { date: formatCivilDate(dueOn) }) : undefined}
        value={day}
        min={dueOn ?? undefined}
        onChange={(chosen) => change({ chosen })}
        error={need(day === null)}
      />
      <TextField
        label={t('commitments.decisionNumber')}
        value={form.number}
        onChange={(number) => change({ number })}
        limit={TABLE_LIMITS.paperNumber}
        error={need(form.number.trim() === '')}
      />
    </>
  );
}
