import type { Id, InvitationPage, InvitationReply } from '@doi-thoai/shared';
import { LIMITS, REPLIES, makeId } from '@doi-thoai/shared';
import { useRef, useState } from 'react';
import { postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { TextArea, TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { RadioCards } from '../../ui/RadioCards';

interface ReplyFormProps {
  page: InvitationPage;
  token: string;
  onSent: () => void;
}

const NOTHING: InvitationReply = { reply: 'COMES', reason: '', standInName: '', standInTitle: '' };
const CHOICES = REPLIES.filter((one) => one !== 'NONE');

/** Sent once even when the answer is lost and the button pressed again. */
function useReply({ page, token, onSent }: ReplyFormProps) {
  const [form, setForm] = useState<InvitationReply>(page.answer ?? NOTHING);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const sent = useRef<{ id: Id; of: string } | null>(null);
  const [tried, setTried] = useState(false);
  const noReason = form.reply === 'ABSENT' && form.reason.trim() === '';
  const noName = form.reply === 'STAND_IN' && form.standInName.trim() === '';
  const send = async () => {
    setTried(true);
    if (noReason || noName) return;
    const of = JSON.stringify(form);
    if (sent.current?.of !== of) sent.current = { id: makeId(), of };
    setBusy(true);
    setFailure('');
    try {
      await postJson(`api/invitations/${encodeURIComponent(token)}`, { id: sent.current.id, ...form });
      onSent();
    } catch (error) {
      setFailure(failureText(error));
    }
    setBusy(false);
  };
  const change = (patch: Partial<InvitationReply>) => setForm({ ...form, ...patch });
  return { form, change, busy, failure, noReason: tried && noReason, noName: tried && noName, send };
}

export function ReplyForm(props: ReplyFormProps) {
  const { t } = useText();
  const { form, change, busy, failure, noReason, noName, send } = useReply(props);
  return (
    <Stack gap={4}>
      <RadioCards
        legend={t('reply.question')}
        value={form.reply}
        onChange={(reply) => change({ reply })}
        options={CHOICES.map((value) => ({ value, label: t(`reply.${value}`) }))}
      />
      {form.reply === 'STAND_IN' && <StandInFields {...{ form, change, noName }} />}
      <TextArea
        label={t(form.reply === 'ABSENT' ? 'reply.reason' : 'reply.note')}
        optional={form.reply !== 'ABSENT'}
        rows={2}
        limit={LIMITS.reason}
        value={form.reason}
        onChange={(reason) => change({ reason })}
        error={noReason ? t('reply.reasonMissing') : undefined}
      />
      {failure !== '' && (
        <Banner tone="refused" live title={failure}>
          {t('reply.failed')}
        </Banner>
      )}
      <Button variant="primary" size="large" wide busy={busy} onClick={() => void send()}>
        {t('reply.send')}
      </Button>
    </Stack>
  );
}

interface FieldsProps {
  form: InvitationReply;
  change: (patch: Partial<InvitationReply>) => void;
  noName: boolean;
}

function StandInFields({ form, change, noName }: FieldsProps) {
  const { t } = useText();
  return (
    <>
      <TextField
        label={t('reply.standInName')}
        hint={t('reply.standInHint')}
        limit={LIMITS.personName}
        value={form.standInName}
        onChange={(standInName) => change({ standInName })}
        error={noName ? t('reply.standInMissing') : undefined}
      />
      <TextField
        label={t('reply.standInTitle')}
        optional
        limit={LIMITS.personTitle}
        value={form.standInTitle}
        onChange={(standInTitle) => change({ standInTitle })}
      />
    </>
  );
}
