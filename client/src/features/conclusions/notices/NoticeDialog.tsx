import type { Id, IssuingBodyView, NoticeView, PaperSystem, Payload, ReaderState } from '@doi-thoai/shared';
import { LIMITS, NOTICE_LIMITS, SIGN_AUTHORITIES, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { TextArea, TextField } from '../../../ui/fields';
import { Stack } from '../../../ui/layout';
import { Select } from '../../../ui/Select';
import { FormDialog } from '../../meeting/FormDialog';
import { useAct } from '../../meeting/use-act';
import type { Bodies } from './use-bodies';

interface Form {
  bodyId: Id | null;
  subject: string;
  /** The word of the system; '' when the signer signs for himself. */
  authority: string;
  onBehalf: string;
  signerPost: string;
  signerName: string;
  recipients: string;
}

/** Who most likely signs: the chair, under the post of that day, in capitals as it stands on a paper. */
function selectSigner({ participants }: ReaderState): Pick<Form, 'signerPost' | 'signerName'> {
  const chair = Object.values(participants).find(({ role }) => role === 'CHAIR');
  return { signerPost: chair?.title.toLocaleUpperCase('vi') ?? '', signerName: chair?.name ?? '' };
}

function formOf(notice: NoticeView | null, title: string, signer: ReturnType<typeof selectSigner>): Form {
  const [authority = '', ...rest] = (notice?.signAuthority ?? '').split(' ');
  return {
    ...{ bodyId: notice?.bodyId ?? null, subject: notice?.subject ?? title },
    ...{ authority, onBehalf: rest.join(' ') },
    ...{ signerPost: notice?.signerPost ?? signer.signerPost },
    ...{ signerName: notice?.signerName ?? signer.signerName },
    recipients: notice?.recipients.join('\n') ?? '',
  };
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);

function payloadOf(form: Form, notice: NoticeView | null): Payload<'conclusions.prepareNotice'> | null {
  const { bodyId, authority, onBehalf } = form;
  const [subject, signerPost, signerName] = [
    form.subject.trim(),
    form.signerPost.trim(),
    form.signerName.trim(),
  ];
  const behalf = onBehalf.trim();
  if (bodyId === null || !subject || !signerPost || !signerName || (authority !== '' && behalf === ''))
    return null;
  return {
    ...{ noticeId: notice?.id ?? makeId(), bodyId, seen: notice?.version ?? 0 },
    ...{ subject, signerPost, signerName, recipients: lines(form.recipients) },
    signAuthority: authority === '' ? '' : `${authority} ${behalf}`,
  };
}

interface NoticeDialogProps {
  /** Null: a new one. */
  notice: NoticeView | null;
  bodies: Bodies;
  onClose: () => void;
}

/** The words of a notice: whose paper it is, what it is about, who signs, who gets it. */
export function NoticeDialog({ notice, bodies, onClose }: NoticeDialogProps) {
  const { t } = useText();
  const act = useAct();
  const title = useMeeting((state) => state.meeting?.title ?? '');
  const signer = useMeeting(selectSigner);
  const [form, setForm] = useState(() => formOf(notice, t('conclusions.subjectOf', { title }), signer));
  const [tried, setTried] = useState(false);
  const system = notice?.system ?? bodies.all.find(({ id }) => id === form.bodyId)?.system ?? null;
  const change = (patch: Partial<Form>) => setForm({ ...form, ...patch });
  const save = async () => {
    setTried(true);
    const payload = payloadOf(form, notice);
    if (payload === null) return;
    const answer = await act('conclusions.prepareNotice', payload, { done: t('conclusions.saved') });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      wide
      title={notice ? t('conclusions.prepareEdit', { body: notice.body }) : t('conclusions.prepare')}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        {bodies.failure !== '' && <Banner tone="refused">{bodies.failure}</Banner>}
        {bodies.there && bodies.all.length === 0 && (
          <Banner tone="waiting">{t('conclusions.bodyNone')}</Banner>
        )}
        {notice === null && <BodyField form={form} change={change} tried={tried} bodies={bodies.free} />}
        <SubjectField form={form} change={change} tried={tried} />
        <SigningFields form={form} change={change} tried={tried} system={system} />
        <Recipients form={form} change={change} />
      </Stack>
    </FormDialog>
  );
}

interface FieldsProps {
  form: Form;
  change: (patch: Partial<Form>) => void;
  tried: boolean;
}

function useNeed(tried: boolean): (value: string) => string | undefined {
  const { t } = useText();
  return (value) => (tried && value.trim() === '' ? t('errors.field.MISSING') : undefined);
}

function BodyField(props: FieldsProps & { bodies: readonly IssuingBodyView[] }) {
  const { form, change, tried, bodies } = props;
  const { t } = useText();
  return (
    <Select<Id>
      label={t('conclusions.body')}
      value={form.bodyId}
      onChange={(bodyId) => change({ bodyId, authority: '', onBehalf: '' })}
      placeholder={t('conclusions.bodyPick')}
      options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
      error={tried && form.bodyId === null ? t('errors.field.MISSING') : undefined}
    />
  );
}

function SubjectField({ form, change, tried }: FieldsProps) {
  const { t } = useText();
  const need = useNeed(tried);
  return (
    <TextArea
      label={t('conclusions.subject')}
      rows={2}
      limit={NOTICE_LIMITS.subject}
      value={form.subject}
      onChange={(subject) => change({ subject })}
      error={need(form.subject)}
    />
  );
}

function SigningFields({ form, change, tried, system }: FieldsProps & { system: PaperSystem | null }) {
  const { t } = useText();
  const need = useNeed(tried);
  const words = system === null ? [] : SIGN_AUTHORITIES[system];
  return (
    <>
      <Select
        label={t('conclusions.authority')}
        optional
        disabled={system === null}
        value={form.authority}
        onChange={(authority) => change({ authority })}
        placeholder={t('conclusions.authorityNone')}
        options={words.map((word) => ({ value: word, label: word }))}
      />
      {form.authority !== '' && (
        <TextField
          label={t('conclusions.authorityFor')}
          hint={t('conclusions.authorityForHint')}
          limit={NOTICE_LIMITS.signAuthority - 8}
          value={form.onBehalf}
          onChange={(onBehalf) => change({ onBehalf })}
          error={need(form.onBehalf)}
        />
      )}
      <SignerFields form={form} change={change} tried={tried} />
    </>
  );
}

function SignerFields({ form, change, tried }: FieldsProps) {
  const { t } = useText();
  const need = useNeed(tried);
  return (
    <>
      <TextField
        label={t('conclusions.post')}
        limit={NOTICE_LIMITS.signerPost}
        value={form.signerPost}
        onChange={(signerPost) => change({ signerPost })}
        error={need(form.signerPost)}
      />
      <TextField
        label={t('conclusions.signer')}
        limit={LIMITS.personName}
        value={form.signerName}
        onChange={(signerName) => change({ signerName })}
        error={need(form.signerName)}
      />
    </>
  );
}

function Recipients({ form, change }: Omit<FieldsProps, 'tried'>) {
  const { t } = useText();
  return (
    <TextArea
      label={t('conclusions.recipients')}
      hint={t('conclusions.recipientsHint')}
      optional
      rows={4}
      limit={NOTICE_LIMITS.recipients * NOTICE_LIMITS.recipient}
      value={form.recipients}
      onChange={(recipients) => change({ recipients })}
    />
  );
}
