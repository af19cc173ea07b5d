import type { AccountRow } from '@doi-thoai/shared';
import { useState } from 'react';
import { findRows } from '../../../features/meeting/find';
import { refusalText } from '../../../realtime/refusal-text';
import { useFetched, type Fetched } from '../../../realtime/use-fetched';
import { Link } from '../../../router';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { PlusIcon } from '../../../ui/console-icons';
import { Card, Muted, PageTitle, Stack } from '../../../ui/layout';
import { List } from '../../../ui/List';
import { SearchField } from '../../../ui/SearchField';
import { ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import { AccountDialog, type AskedAccount } from './AccountDialog';
import { AccountItem } from './AccountItem';
import { AddAccountDialog } from './AddAccountDialog';
import styles from './Accounts.module.css';

interface AccountsProps {
  /** Who is signed in: whoever closes the own account is at the door again. */
  ownId: string;
  onOwnClosed: () => void;
}

/** Every account of the organisation, from its first day to its last. */
export function Accounts({ ownId, onOwnClosed }: AccountsProps) {
  const { t } = useText();
  const { there, fetched, again } = useAccounts();
  const [asked, setAsked] = useState<AskedAccount | 'ADD' | null>(null);
  const done = () => {
    if (asked !== 'ADD' && asked?.what === 'CLOSE' && asked.account.id === ownId) onOwnClosed();
    setAsked(null);
    again();
  };
  const add = (
    <Button variant="primary" icon={PlusIcon} onClick={() => setAsked('ADD')}>
      {t('admin.addStaff')}
    </Button>
  );
  return (
    <Stack gap={6}>
      <PageTitle
        above={<Link href="/staff">{t('admin.meetings')}</Link>}
        below={t('accounts.below')}
        actions={there && add}
      >
        {t('accounts.title')}
      </PageTitle>
      {there === null && <Fetching fetched={fetched} again={again} />}
      {there && <Found accounts={there} ownId={ownId} onAsk={setAsked} />}
      {asked === 'ADD' && <AddAccountDialog onClose={() => setAsked(null)} onDone={done} />}
      {there && asked !== null && asked !== 'ADD' && (
        <AccountDialog
          asked={asked}
          accounts={there}
          ownId={ownId}
          onAsk={setAsked}
          onClose={() => setAsked(null)}
          onDone={done}
        />
      )}
    </Stack>
  );
}

/** What was there stays while it is fetched anew. */
function useAccounts() {
  const [fetched, again] = useFetched<AccountRow[]>('api/organisation/accounts');
  const [there, setThere] = useState<AccountRow[] | null>(null);
  if (fetched.state === 'there' && fetched.value !== there) setThere(fetched.value);
  return { there, fetched, again };
}

function Fetching({ fetched, again }: { fetched: Fetched<AccountRow[]>; again: () => void }) {
  if (fetched.state === 'failed') {
    return <ErrorState title={refusalText({ code: fetched.failure })} onRetry={again} />;
  }
  return (
    <SkeletonRegion>
      <Skeleton shape="row" count={4} />
    </SkeletonRegion>
  );
}

interface FoundProps {
  accounts: readonly AccountRow[];
  ownId: string;
  onAsk: (asked: AskedAccount) => void;
}

function Found({ accounts, ownId, onAsk }: FoundProps) {
  const { t } = useText();
  const [query, setQuery] = useState('');
  const [closed, setClosed] = useState(false);
  const gone = accounts.filter(({ closedAt }) => closedAt !== null).length;
  const shown = accounts.filter(({ closedAt }) => closed || closedAt === null);
  const found = findRows(shown, query, ({ name, login }) => `${name} ${login}`);
  return (
    <Stack gap={4}>
      <div className={styles.bar}>
        <SearchField
          label={t('accounts.search')}
          hint={t('accounts.searchHint')}
          value={query}
          onChange={setQuery}
        />
        {gone > 0 && (
          <Checkbox label={t('accounts.showClosed', { n: gone })} checked={closed} onChange={setClosed} />
        )}
      </div>
      {found.length === 0 && <Muted>{t('accounts.noneFound')}</Muted>}
      {found.length > 0 && (
        <Card flush>
          <List label={t('accounts.title')}>
            {found.map((account) => (
              <AccountItem
                key={account.id}
                account={account}
                own={account.id === ownId}
                accounts={accounts}
                onAsk={onAsk}
              />
            ))}
          </List>
        </Card>
      )}
      {accounts.length === 1 && <Muted>{t('accounts.alone')}</Muted>}
    </Stack>
  );
}
