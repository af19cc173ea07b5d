import type { DeadlineRow } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { civilToday, formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { TextArea } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';

/** Offers to record a step that is taken outside of the software. */
export function RecordStep({ row }: { row: DeadlineRow }) {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!row.recordable || !may('meeting.recordStep')) return null;
  return (
    <>
      <Button
        size="small"
        aria-label={t('rules.recordTitle', { step: t(`rules.step.${row.step}`) })}
        onClick={() => setOpen(true)}
      >
        {t('rules.record')}
      </Button>
      {open && <RecordDialog row={row} onClose={() => setOpen(false)} />}
    </>
  );
}

function useRecord(row: DeadlineRow, onClose: () => void) {
  const { t } = useText();
  const act = useAct();
  const [form, setForm] = useState({ doneOn: row.doneOn ?? civilToday(), reason: row.reason });
  const [busy, setBusy] = useState(false);
  const save = async (doneOn: string, reason: string) => {
    setBusy(true);
    const payload = { step: row.step, doneOn: doneOn || null, reason: reason.trim() };
    const answer = await act('meeting.recordStep', payload, { done: t('rules.recorded') });
    setBusy(false);
    if (answer.ok) onClose();
  };
  const change = (patch: Partial<typeof form>) => setForm({ ...form, ...patch });
  return { form, change, busy, save, toCome: form.doneOn > civilToday() };
}

function RecordDialog({ row, onClose }: { row: DeadlineRow; onClose: () => void }) {
  const { t } = useText();
  const { form, change, busy, save, toCome } = useRecord(row, onClose);
  const due = row.dueOn === null ? undefined : formatCivilDate(row.dueOn);
  return (
    <FormDialog
      title={t('rules.recordTitle', { step: t(`rules.step.${row.step}`) })}
      busy={busy}
      disabled={toCome}
      onSave={() => void save(form.doneOn, form.reason)}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{t('rules.recordHint')}</p>
        <DateField
          label={t('rules.recordDay')}
          optional
          value={form.doneOn || null}
          max={civilToday()}
          onChange={(doneOn) => change({ doneOn: doneOn ?? '' })}
          error={toCome ? t('rules.dayToCome') : undefined}
        />
        <TextArea
          label={t('rules.recordReason')}
          hint={due && t('rules.recordReasonHint', { day: due })}
          optional
          rows={2}
          limit={LIMITS.reason}
          value={form.reason}
          onChange={(reason) => change({ reason })}
        />
        {(row.doneOn !== null || row.reason !== '') && (
          <Button variant="ghost" onClick={() => void save('', '')}>
            {t('rules.recordBack')}
          </Button>
        )}
      </Stack>
    </FormDialog>
  );
}
