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

/** The next number of the register, or a higher one with the reason for those between. */
export function NumberDialog({ notice, onClose }: { notice: NoticeView; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const closedAt = useMeeting((state) => state.meeting?.closedAt ?? null);
  const [form, setForm] = useState({ issuedOn: civilToday(), number: null as number | null, reason: '' });
  const { issuedOn, number, reason } = form;
  const take = async () => {
    const { id: noticeId, version: seen } = notice;
    const words = { noticeId, issuedOn, number, reason: reason.trim(), seen };
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
        <DateField
          label={t('conclusions.takeDay')}
          value={issuedOn}
          {...(closedAt === null ? {} : { min: civilToday(closedAt) })}
          max={civilToday()}
          onChange={(day) => setForm({ ...form, issuedOn: day ?? civilToday() })}
        />
        <NumberField
          label={t('conclusions.takeNumber')}
          optional
          value={number}
          min={1}
          onChange={(value) => setForm({ ...form, number: value })}
        />
        {number !== null && (
          <TextArea
            label={t('conclusions.takeReason')}
            hint={t('conclusions.takeReasonHint')}
            optional
            rows={2}
            limit={LIMITS.reason}
            value={reason}
            onChange={(value) => setForm({ ...form, reason: value })}
          />
        )}
      </Stack>
    </FormDialog>
  );
}
