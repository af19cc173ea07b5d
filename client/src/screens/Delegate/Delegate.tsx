import type { MeetingView } from '@doi-thoai/shared';
import { useEffect, useRef, useState } from 'react';
import { forgetSeat, rememberSeat } from '../../features/participants/seats-on-device';
import { ConnectionBanner } from '../../realtime/ConnectionBanner';
import { useConnection, useMeeting, useOutbox } from '../../realtime/hooks';
import { SeatProvider } from '../../realtime/SeatProvider';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { BottomTabs, type BottomTab } from '../../ui/BottomTabs';
import { InfoIcon, LiveIcon, LockIcon, MicIcon, WriteIcon } from '../../ui/first-icons';
import { AppBar, Page } from '../../ui/layout';
import { Badge } from '../../ui/Status';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { LanguageSwitch } from '../../ui/switches';
import styles from './Delegate.module.css';
import { useLater, useLaterWhenQuiet } from './later';
import { NowTab } from './NowTab';
import { useCoveredBottom } from './phone';
import { AsideStrip, Takeover, useTakeover, type TakeoverState } from './Takeover';
import { WriteTab } from './WriteTab';

const TABS = ['now', 'write', 'speak'] as const;
type Tab = (typeof TABS)[number];

/** The delegate's phone. */
export function Delegate() {
  return (
    <SeatProvider>
      <Phone />
    </SeatProvider>
  );
}

/** The open tab stands in the address, so that a reload comes back to it. */
function useTab(): [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState<Tab>(() => TABS.find((each) => `#${each}` === location.hash) ?? 'now');
  const open = (next: Tab): void => {
    history.replaceState(history.state, '', `#${next}`);
    setTab(next);
    scrollTo(0, 0);
  };
  return [tab, open];
}

function Phone() {
  const [tab, open] = useTab();
  const meeting = useMeeting((state) => state.meeting);
  const takeover = useTakeover();
  const shell = useRef<HTMLDivElement>(null);
  const tabs = useRef<HTMLDivElement>(null);
  useCoveredBottom(shell, tabs);
  useRememberedSeat(meeting);
  useLaterWhenQuiet();
  return (
    <div ref={shell} className={styles.shell}>
      <Page
        header={<Header meeting={meeting} takeover={takeover} />}
        footer={
          <div ref={tabs} className={styles.tabs}>
            <Tabs tab={tab} onSelect={open} takeover={takeover} />
          </div>
        }
      >
        {meeting ? <Content tab={tab} meeting={meeting} open={open} /> : <NotYet />}
      </Page>
      <Takeover {...takeover} />
    </div>
  );
}

function Header({ meeting, takeover }: { meeting: MeetingView | null; takeover: TakeoverState }) {
  const { t } = useText();
  return (
    <AppBar
      title={meeting?.title ?? t('common.product')}
      end={<LanguageSwitch />}
      below={
        <>
          <ConnectionBanner />
          <AsideStrip {...takeover} />
          {meeting?.rehearsal && (
            <Banner shape="strip" icon={InfoIcon}>
              {t('common.rehearsal')}
            </Banner>
          )}
        </>
      }
    />
  );
}

function Content({ tab, meeting, open }: { tab: Tab; meeting: MeetingView; open: (tab: Tab) => void }) {
  const write = (): void => open('write');
  if (tab === 'write') return <WriteTab />;
  if (tab === 'speak') return <Speak onWrite={write} />;
  return <NowTab meeting={meeting} onWrite={write} />;
}

function Speak({ onWrite }: { onWrite: () => void }) {
  const later = useLater(true);
  return later ? <later.SpeakTab onWrite={onWrite} /> : <NotYet />;
}

/** Loading, or the seat is gone before anything was loaded. */
function NotYet() {
  const { t } = useText();
  const connection = useConnection();
  if (connection === 'ENDED') {
    return <ErrorState title={t('delegate.endedTitle')} action={<LockIcon size="large" />} />;
  }
  return (
    <SkeletonRegion>
      <Skeleton shape="title" />
      <Skeleton shape="card" count={2} />
      <Skeleton shape="row" count={2} />
    </SkeletonRegion>
  );
}

function Tabs(props: { tab: Tab; onSelect: (tab: Tab) => void; takeover: TakeoverState }) {
  const { t } = useText();
  const { items } = useOutbox();
  const unsent = items.filter(({ state }) => state !== 'ACCEPTED').length;
  const { standing } = props.takeover;
  const place = standing?.kind === 'WAITING' ? standing.place : null;
  const entries: BottomTab<Tab>[] = [
    { id: 'now', label: t('delegate.tabNow'), icon: LiveIcon },
    {
      id: 'write',
      label: t('delegate.tabWrite'),
      icon: WriteIcon,
      badge: unsent > 0 && (
        <Badge count={unsent} label={t('delegate.unsent', { n: unsent })} tone="waiting" />
      ),
    },
    {
      id: 'speak',
      label: t('delegate.tabSpeak'),
      icon: MicIcon,
      badge: place && <Badge count={place} label={t('delegate.placeBadge', { n: place })} tone="primary" />,
    },
  ];
  return (
    <BottomTabs label={t('delegate.tabs')} items={entries} selected={props.tab} onSelect={props.onSelect} />
  );
}

/** So that the front page and the next visit lead straight in. */
function useRememberedSeat(meeting: MeetingView | null): void {
  const me = useMeeting((state) => (state.participantId && state.participants[state.participantId]) || null);
  const ended = useConnection() === 'ENDED';
  const { participantId: seat } = useSeat();
  useEffect(() => {
    if (ended) forgetSeat(seat);
  }, [ended, seat]);
  useEffect(() => {
    if (!meeting || !me || ended) return;
    const { id: participantId, role, name } = me;
    rememberSeat({ meetingId: meeting.id, participantId, role, name, meetingTitle: meeting.title });
  }, [meeting, me, ended]);
}
