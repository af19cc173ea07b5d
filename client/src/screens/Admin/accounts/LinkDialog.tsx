import type { Instant } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { useCallback, useEffect, useState } from 'react';
import { copyText } from '../../../features/submissions/copy-text';
import { postJson } from '../../../realtime/http';
import { usePublicAddress } from '../../../realtime/public-address';
import { failureText } from '../../../realtime/refusal-text';
import { formatDateTime } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Muted } from '../../../ui/layout';
import { QrCode } from '../../../ui/QrCode';
import { ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import { showToast } from '../../../ui/toast-store';
import styles from '../Admin.module.css';

interface LinkDialogProps {
  account: { id: string; name: string };
  onClose: () => void;
}

/** A link for the owner of the account, shown this once: the server keeps a digest of it only. */
export function LinkDialog({ account, onClose }: LinkDialogProps) {
  const { t } = useText();
  const { expiresAt, failure, link, make } = useLink(account.id);
  const shown = expiresAt !== null && link !== null;
  const copy = async () => {
    const copied = link !== null && (await copyText(link));
    showToast({
      text: t(copied ? 'accounts.copied' : 'accounts.copyFailed'),
      tone: copied ? 'done' : 'refused',
    });
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.close')}</Button>
      {shown && (
        <Button variant="primary" onClick={() => void copy()}>
          {t('accounts.copy')}
        </Button>
      )}
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('accounts.linkTitle', { name: account.name })} actions={actions}>
      {failure !== '' && <ErrorState title={failure} onRetry={make} />}
      {failure === '' && !shown && (
        <SkeletonRegion>
          <Skeleton shape="card" />
        </SkeletonRegion>
      )}
      {shown && <Shown name={account.name} link={link} until={expiresAt} />}
    </Dialog>
  );
}

function Shown({ name, link, until }: { name: string; link: string; until: Instant }) {
  const { t } = useText();
  return (
    <div className={styles.handed}>
      <QrCode value={link} title={t('accounts.linkQr', { name })} />
      <p className={styles.handedLink} translate="no">
        {link}
      </p>
      <p>{t('accounts.linkUntil', { time: formatDateTime(until) })}</p>
      <Muted>{t('accounts.linkWords')}</Muted>
    </div>
  );
}

/** Asked for once the dialog is open; a repeat after a lost answer is the same link. */
function useLink(staffId: string) {
  const address = usePublicAddress();
  const [{ id, token }] = useState(() => ({ id: makeId(), token: makeReceipt() }));
  const [made, setMade] = useState<{ expiresAt: Instant | null; failure: string }>(NOT_YET);
  const ask = useCallback(() => {
    postJson<{ expiresAt: Instant }>(`api/staff/accounts/${staffId}/password-link`, { id, token }).then(
      ({ expiresAt }) => setMade({ expiresAt, failure: '' }),
      (error: unknown) => setMade({ expiresAt: null, failure: failureText(error) }),
    );
  }, [staffId, id, token]);
  useEffect(ask, [ask]);
  const make = () => {
    setMade(NOT_YET);
    ask();
  };
  const link = address && `${address}/staff/password/${token}`;
  return { ...made, link, make };
}

const NOT_YET = { expiresAt: null, failure: '' };
