import type { Id, UnitLinkView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { seatPath } from '../../features/participants/seat-path';
import { seatsOnDevice } from '../../features/participants/seats-on-device';
import { rememberWindow } from '../../features/participants/unit-window';
import { refusalText } from '../../realtime/refusal-text';
import { useFetched } from '../../realtime/use-fetched';
import { Link } from '../../router';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/fields';
import { ArrowRightIcon } from '../../ui/first-icons';
import { Card, Muted, PageTitle, Stack } from '../../ui/layout';
import { ErrorState } from '../../ui/States';
import { Loading } from './JoinByLink';
import { useEntering } from './use-entering';

/** The QR code of a base unit. A name, and then the phone's own page for writing. */
export function JoinUnit({ token }: { token: string }) {
  const { t } = useText();
  const path = `api/entrance/units/${encodeURIComponent(token)}`;
  const [link, again] = useFetched<UnitLinkView>(path);
  if (link.state === 'loading') return <Loading />;
  if (link.state === 'there') return <Unit link={link.value} path={path} />;
  if (link.failure === 'NETWORK') return <ErrorState title={t('errors.network')} onRetry={again} />;
  return <ErrorState title={t('join.linkInvalidTitle')}>{refusalText({ code: link.failure })}</ErrorState>;
}

function Unit({ link, path }: { link: UnitLinkView; path: string }) {
  const { t } = useText();
  return (
    <Stack gap={6}>
      <PageTitle above={link.unit}>{link.meetingTitle}</PageTitle>
      <Before meetingId={link.meetingId} />
      {link.open ? (
        <NameForm link={link} path={path} />
      ) : (
        <Banner tone="waiting" title={t('join.unitOver')}>
          {t('join.unitOverHint')}
        </Banner>
      )}
    </Stack>
  );
}

/** Somebody wrote from this phone already: back to the own opinions. */
function Before({ meetingId }: { meetingId: Id }) {
  const { t } = useText();
  const seat = seatsOnDevice().find((one) => one.meetingId === meetingId && one.role === 'GUEST');
  if (!seat) return null;
  return (
    <Card tone="primary">
      <Link href={seatPath(seat)}>{t('join.unitBack', { name: seat.name })}</Link>
    </Card>
  );
}

function NameForm({ link, path }: { link: UnitLinkView; path: string }) {
  const { t } = useText();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, failure, enter } = useEntering({ meetingTitle: link.meetingTitle, name: name.trim() });
  const go = () => {
    const named = name.trim();
    setMissing(named === '');
    rememberWindow(link.meetingId, path);
    if (named !== '') void enter(`${path}/join`, { name: named });
  };
  return (
    <Stack gap={4}>
      <p>{t('join.unitHint', { unit: link.unit })}</p>
      <TextField
        label={t('common.name')}
        hint={t('join.unitNameHint')}
        autoComplete="name"
        value={name}
        onChange={setName}
        limit={LIMITS.personName}
        error={missing ? t('join.unitNameMissing') : undefined}
      />
      {failure && (
        <Banner tone="refused" live>
          {refusalText({ code: failure })}
        </Banner>
      )}
      <Button variant="primary" size="large" wide busy={busy} iconAfter={ArrowRightIcon} onClick={go}>
        {t('join.unitEnter')}
      </Button>
      <Muted>{t('join.unitCloses', { time: formatDateTime(link.closesAt) })}</Muted>
    </Stack>
  );
}
