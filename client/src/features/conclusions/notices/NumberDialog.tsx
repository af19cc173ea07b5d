import type { NoticeView } from '@doi-thoai/shared';
import { LIMITS, numbered } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../../realtime/hooks';
import { civilToday } from '../../../text/format';
import { useText } from '../../../text/text';
import { DateField } from '../../../ui/DateField';
import { TextArea } from '../../../ui/fields';
import { Muted, Stack } from '../../../ui/layout';
import { NumberField } from '../../../ui/NumberField';
import { showToast } from '../../../ui/toast-store';
import { FormDialog } from '../../meeting/FormDialog';
import { useAct } from '../../meeting/use-act';

interface Form {
  issuedOn: string;
  number: number | null;
  reason: string;
}

/** The next number of the register, or a higher one with the reason for those between. */
export function NumberDialog({ notice, onClose }: { notice: NoticeView; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const [form, setForm] = useState<Form>({ issuedOn: civilToday(), number: null, reason: '' });
  const take = async () => {
    const { issuedOn, number, reason } = form;
    const words = { noticeId: notice.id, issuedOn, number, reason: reason.trim(), seen: notice.version };
    const answer = await act('conclusions.number', words);
    if (!answer.ok) return;
    const given = numbered({ ...notice, number: answer.result.number });
    showToast({ text: t('conclusions.taken', { number: given }), tone: 'done' });
    onClose();
  };
  return (
    <FormDialog
      title={t('conclusions.takeOf', { body: notice.body })}
      saveLabel={t('conclusions.take')}
      onSave={() => void take()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Muted>{t('conclusions.takeHint')}</Muted>
        <Fields form={form} change={(patch) => setForm({ ...form, ...patch })} />
      </Stack>
    </FormDialog>
  );
}

function Fields({ form, change }: { form: Form; change: (patch: Partial<Form>) => void }) {
  const { t } = useText();
  const closedAt = useMeeting((state) => state.meeting?.closedAt ?? null);
  return (
    <>
      <DateField
        label={t('conclusions.takeDay')}
        value={form.issuedOn}
        {...(closedAt === null ? {} : { min: civilToday(closedAt) })}
        max={civilToday()}
        onChange={(day) => change({ issuedOn: day ?? civilToday() })}
      />
      <NumberField
        label={t('conclusions.takeNumber')}
        optional
        value={form.number}
        min={1}
        onChange={(number) => change({ number })}
      />
      {form.number !== null && (
        <TextArea
          label={t('conclusions.takeReason')}
          hint={t('conclusions.takeReasonHint')}
          optional
          rows={2}
          limit={LIMITS.reason}
          value={form.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
    </>
  );
}
