import type { AccountRow } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/fields';
import { Muted, Stack } from '../../../ui/layout';
import { Select } from '../../../ui/Select';
import { showToast } from '../../../ui/toast-store';
import { organise } from '../staff-api';
import { useSending } from '../use-sending';
import { LinkDialog } from './LinkDialog';

export interface AskedAccount {
  what: 'ACTS' | 'LINK' | 'CLOSE' | 'REOPEN';
  account: AccountRow;
}

interface AccountDialogProps {
  asked: AskedAccount;
  accounts: readonly AccountRow[];
  ownId: string;
  onAsk: (asked: AskedAccount) => void;
  onClose: () => void;
  onDone: () => void;
}

export function AccountDialog(props: AccountDialogProps) {
  const { asked, onDone } = props;
  switch (asked.what) {
    case 'LINK':
      return <LinkDialog account={asked.account} onClose={onDone} />;
    case 'CLOSE':
      return <CloseDialog {...props} />;
    case 'REOPEN':
      return <ReopenDialog {...props} />;
    default:
      return <ActsDialog {...props} />;
  }
}

const OPEN = { LINK: 'accounts.link', CLOSE: 'accounts.close' } as const;
const CLOSED = { REOPEN: 'accounts.reopen', CLOSE: 'accounts.passOn' } as const;

function ActsDialog({ asked: { account }, onAsk, onClose }: AccountDialogProps) {
  const { t } = useText();
  const acts = Object.entries(account.closedAt === null ? OPEN : CLOSED) as [
    AskedAccount['what'],
    (typeof OPEN)['LINK' | 'CLOSE'] | (typeof CLOSED)['REOPEN' | 'CLOSE'],
  ][];
  return (
    <Dialog open shape="sheet" title={account.name} onClose={onClose}>
      <Stack gap={2}>
        {acts.map(([what, key]) => (
          <Button key={what} wide onClick={() => onAsk({ what, account })}>
            {t(key)}
          </Button>
        ))}
      </Stack>
    </Dialog>
  );
}

/** Closed for good, or: who gets the roles of one that is closed. */
function CloseDialog({ asked: { account }, accounts, ownId, onClose, onDone }: AccountDialogProps) {
  const { t } = useText();
  const [form, setForm] = useState<CloseForm>({ reason: '', successorId: account.successorId ?? '' });
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const { id: staffId, name, version: seen, closedAt } = account;
  const isClosed = closedAt !== null;
  const reason = form.reason.trim() || (isClosed ? account.reason : '');
  const save = async () => {
    setTried(true);
    if (reason === '') return;
    await send(async () => {
      const successorId = form.successorId || null;
      await organise('organisation.closeAccount', { staffId, reason, successorId, seen });
      showToast({ text: t(isClosed ? 'accounts.passedOn' : 'accounts.closedDone', { name }), tone: 'done' });
      onDone();
    });
  };
  return (
    <FormDialog
      title={t(isClosed ? 'accounts.passOnTitle' : 'accounts.closeTitle', { name })}
      saveLabel={t(isClosed ? 'accounts.passOn' : 'accounts.close')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        {staffId === ownId && <Banner tone="waiting">{t('accounts.closeOwn')}</Banner>}
        <CloseFields
          form={form}
          change={(patch) => setForm({ ...form, ...patch })}
          others={accounts.filter((one) => one.id !== staffId && one.closedAt === null)}
          reasonAsked={!isClosed}
          reasonMissing={tried && reason === ''}
        />
        <Failure>{failure}</Failure>
      </Stack>
    </FormDialog>
  );
}

interface CloseForm {
  reason: string;
  successorId: string;
}

interface CloseFieldsProps {
  form: CloseForm;
  change: (patch: Partial<CloseForm>) => void;
  others: readonly AccountRow[];
  reasonAsked: boolean;
  reasonMissing: boolean;
}

function CloseFields({ form, change, others, reasonAsked, reasonMissing }: CloseFieldsProps) {
  const { t } = useText();
  return (
    <>
      <p>{t(reasonAsked ? 'accounts.closeWords' : 'accounts.passOnWords')}</p>
      {reasonAsked && (
        <TextField
          label={t('common.reason')}
          limit={LIMITS.reason}
          value={form.reason}
          onChange={(reason) => change({ reason })}
          error={reasonMissing ? t('errors.field.MISSING') : undefined}
        />
      )}
      <Select
        label={t('accounts.successor')}
        hint={t('accounts.successorHint')}
        optional
        placeholder={t('accounts.noSuccessor')}
        value={form.successorId}
        onChange={(successorId) => change({ successorId })}
        options={others.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }))}
      />
    </>
  );
}

function ReopenDialog({ asked: { account }, onClose, onDone }: AccountDialogProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const { id: staffId, name, version: seen } = account;
  const save = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    await send(async () => {
      await organise('organisation.reopenAccount', { staffId, reason: reason.trim(), seen });
      showToast({ text: t('accounts.reopened', { name }), tone: 'done' });
      onDone();
    });
  };
  return (
    <FormDialog
      title={t('accounts.reopenTitle', { name })}
      saveLabel={t('accounts.reopen')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Muted>{t('accounts.reopenWords')}</Muted>
        <TextField
          label={t('common.reason')}
          limit={LIMITS.reason}
          value={reason}
          onChange={setReason}
          error={tried && reason.trim() === '' ? t('errors.field.MISSING') : undefined}
        />
        <Failure>{failure}</Failure>
      </Stack>
    </FormDialog>
  );
}

function Failure({ children }: { children: string }) {
  if (children === '') return null;
  return (
    <Banner tone="refused" live>
      {children}
    </Banner>
  );
}
