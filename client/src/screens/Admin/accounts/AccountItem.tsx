import type { AccountRow } from '@doi-thoai/shared';
import { civilToday, formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { IconButton } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { MoreIcon } from '../../../ui/console-icons';
import { ListRow } from '../../../ui/List';
import { StatusChip } from '../../../ui/Status';
import type { AskedAccount } from './AccountDialog';

interface AccountItemProps {
  account: AccountRow;
  own: boolean;
  accounts: readonly AccountRow[];
  onAsk: (asked: AskedAccount) => void;
}

export function AccountItem({ account, own, accounts, onAsk }: AccountItemProps) {
  const { t } = useText();
  const { name, login, closedAt, hasPassword, runningMeetings } = account;
  return (
    <ListRow
      title={name}
      subtitle={login}
      note={useNote(account, accounts)}
      tone={closedAt === null ? 'plain' : 'waiting'}
      chips={
        <>
          {own && <Chip>{t('accounts.own')}</Chip>}
          {closedAt !== null && <StatusChip tone="neutral">{t('accounts.closed')}</StatusChip>}
          {closedAt === null && !hasPassword && (
            <StatusChip tone="waiting">{t('accounts.noPassword')}</StatusChip>
          )}
          {runningMeetings > 0 && <Chip>{t('accounts.running', { n: runningMeetings })}</Chip>}
        </>
      }
      actions={
        <IconButton
          icon={MoreIcon}
          label={t('accounts.acts', { name })}
          onClick={() => onAsk({ what: 'ACTS', account })}
        />
      }
    />
  );
}

/** Since when, the last sign-in; of a closed one since when, why, and who has its roles. */
function useNote(account: AccountRow, accounts: readonly AccountRow[]): string {
  const { t } = useText();
  const { since, closedAt, reason, successorId, lastSignInOn } = account;
  const parts = [t('accounts.since', { day: formatCivilDate(civilToday(since)) })];
  if (lastSignInOn !== null) parts.push(t('accounts.lastSignIn', { day: formatCivilDate(lastSignInOn) }));
  if (closedAt === null) return parts.join(' · ');
  const day = formatCivilDate(civilToday(closedAt));
  const successor = accounts.find(({ id }) => id === successorId);
  const passed = successor ? [t('accounts.passedTo', { name: successor.name })] : [];
  return [...parts, t('accounts.closedOn', { day, reason }), ...passed].join(' · ');
}
