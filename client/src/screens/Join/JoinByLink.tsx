import { type Id, type Role } from '@doi-thoai/shared';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { seatsOnDevice } from '../../features/participants/seats-on-device';
import { refusalText } from '../../realtime/refusal-text';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ArrowRightIcon, LockIcon } from '../../ui/icons';
import { Card, Muted, PageTitle, Row, Stack } from '../../ui/layout';
import { Chip } from '../../ui/Chip';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import styles from './Join.module.css';
import { useEntering } from './use-entering';

/** What the page may show before anybody is in: no more than the slip in the person's hand says. */
interface LinkView {
  meetingId: Id;
  participantId: Id;
  meetingTitle: string;
  name: string;
  title: string;
  unit: string;
  number: string;
  role: Role;
  seatTaken: boolean;
}

/** Whose seat it is, and one tap. */
export function JoinByLink({ token }: { token: string }) {
  const { t } = useText();
  const path = `api/entrance/links/${encodeURIComponent(token)}`;
  const [link, again] = useFetched<LinkView>(path);
  if (link.state === 'loading') return <Loading />;
  if (link.state === 'there') return <Seat link={link.value} path={path} />;
  if (link.failure === 'NETWORK') {
    return <ErrorState title={t('errors.network')} onRetry={again} />;
  }
  return (
    <ErrorState title={t('join.linkInvalidTitle')} action={<Link href="/join">{t('join.byCode')}</Link>}>
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
  const known = !taken && seatsOnDevice().some(({ participantId }) => participantId === link.participantId);
  const started = useRef(false);
  useEffect(() => {
    // This browser sat here before: straight in.
    if (!known || started.current) return;
    started.current = true;
    void enter(`${path}/claim`, {});
  });
  return (
    <Stack gap={6}>
      <PageTitle above={t('join.title')}>{link.meetingTitle}</PageTitle>
      <Person link={link} />
      {taken ? (
        <Taken />
      ) : (
        <Stack gap={3}>
          {failure && (
            <Banner tone="refused" live>
              <p>{refusalText({ code: failure })}</p>
            </Banner>
          )}
          <Button
            variant="primary"
            size="large"
            wide
            busy={busy}
            iconAfter={ArrowRightIcon}
            onClick={() => void enter(`${path}/claim`, {})}
          >
            {t(link.role === 'SCREEN' ? 'join.enterScreen' : 'join.enter')}
          </Button>
          {link.role !== 'SCREEN' && <Muted>{t('join.notYou')}</Muted>}
        </Stack>
      )}
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
  return (
    <Banner
      tone="waiting"
      icon={LockIcon}
      title={t('join.seatTakenTitle')}
      actions={<Link href="/join?knock">{t('join.knock')}</Link>}
    >
      <p>{t('join.seatTakenHint')}</p>
    </Banner>
  );
}
