import type { AccountHere, Role } from '@doi-thoai/shared';
import { LIMITS, ROLES } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/fields';
import { Muted, Row, Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { Select } from '../../ui/Select';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';

/** The organisation's accounts and what each is in this meeting. */
export function AccountsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const [accounts, again] = useFetched<AccountHere[]>(
    `api/meetings/${meetingId}/accounts?seat=${participantId}`,
  );
  const [asked, setAsked] = useState<{ what: 'GIVE' | 'TAKE'; account: AccountHere } | null>(null);
  const done = () => {
    setAsked(null);
    again();
  };
  return (
    <>
      <Dialog open shape="wide" title={t('people.accountsTitle')} onClose={onClose}>
        <Stack gap={3}>
          <Muted>{t('people.accountsHint')}</Muted>
          {accounts.state === 'failed' && (
            <ErrorState title={refusalText({ code: accounts.failure })} onRetry={again} />
          )}
          {accounts.state === 'loading' && (
            <SkeletonRegion>
              <Skeleton shape="row" count={3} />
            </SkeletonRegion>
          )}
          {accounts.state === 'there' && <Accounts accounts={accounts.value} ask={setAsked} />}
        </Stack>
      </Dialog>
      {asked?.what === 'GIVE' && (
        <GiveDialog account={asked.account} onClose={() => setAsked(null)} onDone={done} />
      )}
      {asked?.what === 'TAKE' && (
        <TakeDialog account={asked.account} onClose={() => setAsked(null)} onDone={done} />
      )}
    </>
  );
}

interface AccountsProps {
  accounts: readonly AccountHere[];
  ask: (asked: { what: 'GIVE' | 'TAKE'; account: AccountHere }) => void;
}

function Accounts({ accounts, ask }: AccountsProps) {
  const { t } = useText();
  const { participantId } = useSeat();
  return (
    <>
      <List label={t('people.accountsTitle')}>
        {accounts.map((account) => (
          <ListRow
            key={account.staffId}
            title={account.name}
            subtitle={account.login}
            note={account.title || undefined}
            chips={<AccountChips account={account} />}
            actions={
              <Row>
                {!account.closed && (
                  <Button onClick={() => ask({ what: 'GIVE', account })}>
                    {t(account.role === null ? 'people.accountGive' : 'people.accountChange')}
                  </Button>
                )}
                {account.participantId !== null && account.participantId !== participantId && (
                  <Button variant="ghost" onClick={() => ask({ what: 'TAKE', account })}>
                    {t('people.accountTake')}
                  </Button>
                )}
              </Row>
            }
          />
        ))}
      </List>
      {accounts.length < 2 && <Muted>{t('people.accountsNone')}</Muted>}
    </>
  );
}

function AccountChips({ account: { role, closed } }: { account: AccountHere }) {
  const { t } = useText();
  return (
    <>
      {role === null ? (
        <Muted as="span">{t('people.accountNoRole')}</Muted>
      ) : (
        <Chip>{t(`states.role.${role}`)}</Chip>
      )}
      {closed && <StatusChip tone="waiting">{t('people.accountClosed')}</StatusChip>}
    </>
  );
}

interface AccountDialogProps {
  account: AccountHere;
  onClose: () => void;
  onDone: () => void;
}

const GIVEN = ROLES.filter((role) => role !== 'ADMIN' && role !== 'SCREEN');

function GiveDialog({ account, onClose, onDone }: AccountDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [role, setRole] = useState<Role>(account.role ?? 'SECRETARY');
  const [title, setTitle] = useState(account.title);
  const [busy, setBusy] = useState(false);
  const { name, staffId } = account;
  const save = async () => {
    setBusy(true);
    const done = t('people.accountGiven', { name, role: t(`states.role.${role}`) });
    const answer = await act('participants.appoint', { staffId, role, title: title.trim() }, { done });
    setBusy(false);
    if (answer.ok) onDone();
  };
  return (
    <FormDialog
      title={t('people.accountGiveTitle', { name })}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Select
          label={t('common.role')}
          value={role}
          onChange={setRole}
          options={GIVEN.map((value) => ({ value, label: t(`states.role.${value}`) }))}
        />
        <TextField
          label={t('people.accountTitle')}
          optional
          limit={LIMITS.personTitle}
          value={title}
          onChange={setTitle}
        />
      </Stack>
    </FormDialog>
  );
}

function TakeDialog({ account, onClose, onDone }: AccountDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const { name, participantId } = account;
  const take = async (reason: string) => {
    if (participantId === null) return;
    setBusy(true);
    const done = t('people.accountTaken', { name });
    const answer = await act('participants.dismiss', { participantId, reason }, { done });
    setBusy(false);
    if (answer.ok) onDone();
    else onClose();
  };
  return (
    <ConfirmDialog
      open
      danger
      busy={busy}
      title={t('people.accountTakeTitle', { name })}
      consequence={t('people.accountTakeWords')}
      confirmLabel={t('people.accountTake')}
      reason={{ label: t('common.reason'), limit: LIMITS.reason }}
      onConfirm={(reason) => void take(reason)}
      onCancel={onClose}
    />
  );
}
