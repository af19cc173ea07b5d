import type { Connection } from '@doi-thoai/shared/client/meeting-client';
import { useEffect, useState } from 'react';
import { useLocation } from '../router';
import { useText } from '../text/text';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { LockIcon, OfflineIcon, RefreshIcon } from '../ui/first-icons';
import { LiveRegion } from '../ui/VisuallyHidden';
import { useConnection, useOutbox } from './hooks';

const QUIET_MS = 2000;

/** CONNECTING and CATCHING_UP are said only after two seconds; being cut off is said at once. */
function useSaid(connection: Connection): Connection {
  const [said, setSaid] = useState<Connection>('CONNECTED');
  const calm = connection === 'CONNECTING' || connection === 'CATCHING_UP';
  useEffect(() => {
    const timer = setTimeout(() => setSaid(connection), calm ? QUIET_MS : 0);
    return () => clearTimeout(timer);
  }, [connection, calm]);
  // What was said ends at once when it is no longer true.
  if (connection === 'CONNECTED') return connection;
  return calm ? said : connection;
}

/** One strip under the app bar, only while this screen is not connected; what to do stands in it. */
export function ConnectionBanner() {
  const said = useSaid(useConnection());
  return (
    <>
      <LiveRegion>{said === 'CONNECTED' ? null : <Words connection={said} />}</LiveRegion>
      {said !== 'CONNECTED' && <Strip connection={said} />}
    </>
  );
}

function Words({ connection }: { connection: Connection }) {
  const { t } = useText();
  if (connection === 'ENDED') return t('connection.ended');
  if (connection === 'OUTDATED') return t('connection.reload');
  if (connection === 'OFFLINE') return t('connection.offline');
  return t(connection === 'CATCHING_UP' ? 'connection.catchingUp' : 'connection.connecting');
}

function Strip({ connection }: { connection: Connection }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const words = <Words connection={connection} />;
  switch (connection) {
    case 'ENDED':
      return (
        <Banner
          shape="strip"
          tone="refused"
          icon={LockIcon}
          actions={<Button onClick={() => navigate('/join')}>{t('connection.joinAgain')}</Button>}
        >
          <p>{words}</p>
        </Banner>
      );
    case 'OUTDATED':
      return (
        <Banner shape="strip" tone="waiting" icon={RefreshIcon} actions={<ReloadButton />}>
          <p>{words}</p>
        </Banner>
      );
    case 'OFFLINE':
      return (
        <Banner shape="strip" tone="waiting" icon={OfflineIcon}>
          <p>{words}</p>
          <NotKept />
        </Banner>
      );
    default:
      return (
        <Banner shape="strip" icon={RefreshIcon}>
          <p>{words}</p>
        </Banner>
      );
  }
}

function ReloadButton() {
  const { t } = useText();
  return <Button onClick={() => location.reload()}>{t('connection.reloadNow')}</Button>;
}

/** A private window forgets the outbox when it is closed; the person has to know. */
function NotKept() {
  const { t } = useText();
  const { outlivesPage, items } = useOutbox();
  if (outlivesPage || items.length === 0) return null;
  return <p>{t('connection.notKept')}</p>;
}
