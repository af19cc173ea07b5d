import type { LinkView } from '@doi-thoai/shared';
import { useEffect, useRef } from 'react';
import { useLocation } from '../../router';
import { seatsOnDevice } from '../../features/participants/seats-on-device';
import { refusalText } from '../../realtime/refusal-text';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ArrowRightIcon, LockIcon } from '../../ui/first-icons';
import { Card, Muted, PageTitle, Row, Stack } from '../../ui/layout';
import { Chip } from '../../ui/Chip';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import styles from './Join.module.css';
import { useEntering } from './use-entering';

/** Whose seat it is, and one tap. */
export function JoinByLink({ token }: { token: string }) {
  const { t } = useText();
  const path = `api/entrance/links/${encodeURIComponent(token)}`;
  const [, navigate] = useLocation();
  const [link, again] = useFetched<LinkView>(path);
  if (link.state === 'loading') return <Loading />;
  if (link.state === 'there') return <Seat link={link.value} path={path} />;
  if (link.failure === 'NETWORK') {
    return <ErrorState title={t('errors.network')} onRetry={again} />;
  }
  return (
    <ErrorState
      title={t('join.linkInvalidTitle')}
      action={<Button onClick={() => navigate('/join')}>{t('join.byCode')}</Button>}
    >
      {refusalText({ code: link.failure })}
    </ErrorState>
  );
}

export function Loading() {
  return (
    <SkeletonRegion>
      <Skeleton shape="title" />
      <Skeleton shape="card" />
    </SkeletonRegion>
  );
}

function Seat({ link, path }: { link: LinkView; path: string }) {
  const { t } = useText();
  const { busy, failure, enter } = useEntering(link);
  const taken = link.seatTaken || failure === 'SEAT_TAKEN';
  const claim = (): void => void enter(`${path}/claim`, {});
  useStraightIn(!taken && seatsOnDevice().some((seat) => seat.participantId === link.participantId), claim);
  return (
    <Stack gap={6}>
      <div className={styles.meeting}>
        <PageTitle above={t('join.title')}>{link.meetingTitle}</PageTitle>
      </div>
      <Person link={link} />
      {taken && <Taken />}
      {!taken && failure && (
        <Banner tone="refused" live>
          <p>{refusalText({ code: failure })}</p>
        </Banner>
      )}
      {!taken && <Enter screen={link.role === 'SCREEN'} busy={busy} onEnter={claim} />}
    </Stack>
  );
}

/** This browser sat here before: straight in, once. */
function useStraightIn(known: boolean, claim: () => void): void {
  const started = useRef(false);
  useEffect(() => {
    if (!known || started.current) return;
    started.current = true;
    claim();
  });
}

function Enter({ screen, busy, onEnter }: { screen: boolean; busy: boolean; onEnter: () => void }) {
  const { t } = useText();
  return (
    <Stack gap={3}>
      <Button variant="primary" size="large" wide busy={busy} iconAfter={ArrowRightIcon} onClick={onEnter}>
        {t(screen ? 'join.enterScreen' : 'join.enter')}
      </Button>
      {!screen && <Muted>{t('join.notYou')}</Muted>}
    </Stack>
  );
}

function Person({ link: { name, title, unit, number, role } }: { link: LinkView }) {
  const { t } = useText();
  return (
    <Card tone="primary">
      <Stack gap={2}>
        <Muted>{t('join.welcome')}</Muted>
        <h2 className={styles.name}>{name}</h2>
        {title && <p>{title}</p>}
        {unit && <Muted>{unit}</Muted>}
        <Row>
          <Chip>{t(`states.role.${role}`)}</Chip>
          {number && <Chip>{t('join.number', { number })}</Chip>}
        </Row>
      </Stack>
    </Card>
  );
}

function Taken() {
  const { t } = useText();
  const [, navigate] = useLocation();
  return (
    <Banner
      tone="waiting"
      icon={LockIcon}
      title={t('join.seatTakenTitle')}
      actions={<Button onClick={() => navigate('/join?knock')}>{t('join.knock')}</Button>}
    >
      <p>{t('join.seatTakenHint')}</p>
    </Banner>
  );
}
