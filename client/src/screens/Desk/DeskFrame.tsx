import type { ReaderState } from '@doi-thoai/shared';
import { useMemo, useReducer, useState, type ComponentType } from 'react';
import { StaffLink } from '../../features/participants/StaffLink';
import { RemindersStrip } from '../../features/reminders/Reminders';
import { useConnection, useMeeting } from '../../realtime/hooks';
import { ConnectionBanner } from '../../realtime/ConnectionBanner';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { LockIcon } from '../../ui/icons';
import { AppBar } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { Chip } from '../../ui/Chip';
import { LanguageSwitch } from '../../ui/switches';
import { Tabs } from '../../ui/Tabs';
import { AnswersView } from './answers/AnswersView';
import { ConclusionView } from './ConclusionView';
import styles from './Desk.module.css';
import { DeskHead, PendingBadge, WaitingBadge } from './DeskHead';
import { DESK_TABS, DeskContext, deskReducer, firstView, isAlone, type DeskTab } from './desk-view';
import { FloorView } from './floor/FloorView';
import { MaterialsView } from './materials/MaterialsView';
import { MinutesView } from './MinutesView';
import { OpinionsView } from './opinions/OpinionsView';
import { PeopleView } from './PeopleView';
import { PhaseMenu } from './PhaseMenu';
import { SettingsView } from './SettingsView';
import { StatisticsView } from './StatisticsView';
import { SilentBadge } from './units/SilentBadge';
import { UnitsView } from './units/UnitsView';
import { useWide } from './use-wide';

const VIEWS: Record<DeskTab, ComponentType> = {
  OPINIONS: OpinionsView,
  UNITS: UnitsView,
  MATERIALS: MaterialsView,
  FLOOR: FloorView,
  ANSWERS: AnswersView,
  CONCLUSION: ConclusionView,
  STATISTICS: StatisticsView,
  PEOPLE: PeopleView,
  MINUTES: MinutesView,
  SETTINGS: SettingsView,
};

const BADGES: Partial<Record<DeskTab, ComponentType>> = {
  OPINIONS: PendingBadge,
  UNITS: SilentBadge,
  FLOOR: WaitingBadge,
};

const selectMeeting = (state: ReaderState) => state.meeting;
/** An organiser begins with the people while there are none. */
const selectAlone = ({ participants }: ReaderState): boolean => isAlone(Object.values(participants));
const selectReader = (state: ReaderState) => state.reader;

export function DeskFrame() {
  const { t } = useText();
  const meeting = useMeeting(selectMeeting);
  const reader = useMeeting(selectReader);
  const ended = useConnection() === 'ENDED';
  return (
    <div className={styles.desk}>
      <AppBar
        title={meeting?.title ?? t('desk.title')}
        start={<Place />}
        end={
          <>
            <span className={styles.phase}>{meeting && <PhaseMenu meeting={meeting} />}</span>
            <LanguageSwitch />
          </>
        }
        below={
          <>
            <ConnectionBanner />
            <RemindersStrip />
            {meeting?.rehearsal && <Banner shape="strip">{t('common.rehearsal')}</Banner>}
            {meeting?.phase === 'CLOSED' && (
              <Banner shape="strip" icon={LockIcon}>
                {t('desk.closedNote')}
              </Banner>
            )}
          </>
        }
      />
      <main className={styles.main}>
        {meeting === null && !ended && <Loading />}
        {meeting && (reader === 'desk' ? <Views /> : <ErrorState title={t('errors.NOT_ALLOWED')} />)}
      </main>
    </div>
  );
}

function Place() {
  const { t } = useText();
  return (
    <>
      <StaffLink />
      <span className={styles.place}>
        <Chip>{t('desk.title')}</Chip>
      </span>
    </>
  );
}

function Views() {
  const { t } = useText();
  const wide = useWide();
  const [view, dispatch] = useReducer(deskReducer, useMeeting(selectAlone), firstView);
  const desk = useMemo(() => ({ view, dispatch }), [view]);
  // A view is built when it is first looked at and then keeps its place.
  const [visited, setVisited] = useState<readonly DeskTab[]>([view.tab]);
  if (!visited.includes(view.tab)) setVisited([...visited, view.tab]);
  return (
    <DeskContext value={desk}>
      {!wide && <DeskHead />}
      <Tabs
        fill
        end={wide && <DeskHead />}
        label={t('desk.title')}
        selected={view.tab}
        onSelect={(tab) => dispatch({ act: 'GO', tab })}
        items={DESK_TABS.map((tab) => {
          const View = VIEWS[tab];
          const TabBadge = BADGES[tab];
          return {
            id: tab,
            label: t(`desk.tab.${tab}`),
            badge: TabBadge && <TabBadge />,
            content: visited.includes(tab) && (
              <div className={styles.view}>
                <View />
              </div>
            ),
          };
        })}
      />
    </DeskContext>
  );
}

function Loading() {
  return (
    <SkeletonRegion>
      <div className={styles.loading}>
        {[1, 2, 3].map((pane) => (
          <div key={pane}>
            <Skeleton shape="title" />
            <Skeleton shape="row" count={6} />
          </div>
        ))}
      </div>
    </SkeletonRegion>
  );
}
