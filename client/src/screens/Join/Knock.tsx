import type { KnockMade, KnockStanding, MeetingFound, SeatAddress } from '@doi-thoai/shared';
import { useEffect, useState } from 'react';
import { getJson, HttpError, postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { formatTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { HourglassIcon, OfflineIcon, RefreshIcon } from '../../ui/icons';
import { Card, Muted, Stack } from '../../ui/layout';
import { Skeleton, SkeletonRegion } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import styles from './Join.module.css';
import { useGoIn } from './use-entering';

const POLL_MS = 2000;

const keyOf = (meetingId: string) => `doi-thoai.knock.${meetingId}`;

/** A reload must not take another code while the desk types the first one. */
function kept(meetingId: string): KnockMade | null {
  try {
    const words = sessionStorage.getItem(keyOf(meetingId));
    return words === null ? null : (JSON.parse(words) as KnockMade);
  } catch {
    return null;
  }
}

function keep(meetingId: string, knock: KnockMade | null): void {
  try {
    if (knock) sessionStorage.setItem(keyOf(meetingId), JSON.stringify(knock));
    else sessionStorage.removeItem(keyOf(meetingId));
  } catch {
    // Then a reload asks for a new code.
  }
}

interface KnockProps {
  code: string;
  meeting: MeetingFound;
  onBack: () => void;
}

/** Shows four digits to be read to the desk, and goes in by itself when the desk has let this phone in. */
export function Knock({ code, meeting, onBack }: KnockProps) {
  const { t } = useText();
  const { knock, failure, again } = useKnock(code, meeting.meetingId);
  return (
    <Stack gap={4}>
      {failure !== null && (
        <Banner
          tone="refused"
          live
          actions={
            <Button icon={RefreshIcon} onClick={again}>
              {t('join.knockAgain')}
            </Button>
          }
        >
          <p>{failure}</p>
        </Banner>
      )}
      {failure === null && knock === null && (
        <SkeletonRegion>
          <Skeleton shape="card" />
        </SkeletonRegion>
      )}
      {failure === null && knock !== null && (
        <Waiting key={knock.knockId} knock={knock} meeting={meeting} onExpired={again} />
      )}
      <Button wide onClick={onBack}>
        {t('join.knockBack')}
      </Button>
    </Stack>
  );
}

function useKnock(code: string, meetingId: string) {
  const [knock, setKnock] = useState(() => kept(meetingId));
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (knock !== null || failure !== null) return;
    let left = false;
    postJson<KnockMade>('api/entrance/knocks', { code }).then(
      (taken) => {
        keep(meetingId, taken);
        if (!left) setKnock(taken);
      },
      (error: unknown) => {
        if (!left) setFailure(failureText(error));
      },
    );
    return () => {
      left = true;
    };
  }, [knock, failure, code, meetingId]);
  const again = (): void => {
    keep(meetingId, null);
    setFailure(null);
    setKnock(null);
  };
  return { knock, failure, again };
}

type Polling = 'waiting' | 'offline' | 'expired';

function usePolling(knock: KnockMade, meeting: MeetingFound): Polling {
  const goIn = useGoIn();
  const [polling, setPolling] = useState<Polling>('waiting');
  const [admitted, setAdmitted] = useState<SeatAddress | null>(null);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      const next = await askOnce(knock.knockId);
      if (left) return;
      if (typeof next === 'object') setAdmitted(next);
      else {
        setPolling(next);
        if (next !== 'expired') timer = setTimeout(() => void ask(), POLL_MS);
      }
    };
    timer = setTimeout(() => void ask(), POLL_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [knock]);
  useEffect(() => {
    if (!admitted) return;
    keep(meeting.meetingId, null);
    goIn(admitted, { meetingTitle: meeting.title, name: '' });
  }, [admitted, meeting, goIn]);
  return polling;
}

async function askOnce(knockId: string): Promise<SeatAddress | Polling> {
  try {
    const answer = await getJson<KnockStanding>(`api/entrance/knocks/${encodeURIComponent(knockId)}`);
    return answer.state === 'ADMITTED' ? answer : 'waiting';
  } catch (error) {
    return error instanceof HttpError && error.code === 'KNOCK_EXPIRED' ? 'expired' : 'offline';
  }
}

function Waiting(props: { knock: KnockMade; meeting: MeetingFound; onExpired: () => void }) {
  const { t } = useText();
  const { knock, meeting, onExpired } = props;
  const polling = usePolling(knock, meeting);
  if (polling === 'expired') {
    return (
      <Banner
        tone="waiting"
        title={t('join.knockExpired')}
        live
        actions={
          <Button variant="primary" icon={RefreshIcon} onClick={onExpired}>
            {t('join.knockAgain')}
          </Button>
        }
      />
    );
  }
  const offline = polling === 'offline';
  return (
    <Card tone="primary">
      <Stack gap={3} className={styles.knock}>
        <h2>{t('join.knockTitle')}</h2>
        <p className={styles.digits} translate="no" aria-label={knock.code.split('').join(' ')}>
          {knock.code}
        </p>
        <p>{t('join.knockHint')}</p>
        <StatusChip tone="waiting" icon={offline ? OfflineIcon : HourglassIcon}>
          {t(offline ? 'join.knockOffline' : 'join.knockWaiting')}
        </StatusChip>
        <Muted>{t('join.knockUntil', { time: formatTime(knock.expiresAt) })}</Muted>
      </Stack>
    </Card>
  );
}
