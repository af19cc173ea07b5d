import type { MeetingView, ReaderState } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { usePublicAddress } from '../../realtime/public-address';
import { useNow } from '../../realtime/use-now';
import { formatTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { CodeText } from '../../ui/Figures';
import { QrCode } from '../../ui/QrCode';
import { PromisedScene } from '../reminders/PromisedScene';
import { currentItem, hallScene, type HallScene } from './hall-scene';
import styles from './HallStage.module.css';
import {
  AgendaScene,
  BreakScene,
  JoinScene,
  NoticeScene,
  OpinionBand,
  OpinionScene,
  ThanksScene,
} from './quiet-scenes';
import { NextSpeakers, RunningSpeaker, SpeakerScene } from './SpeakerScene';
import { TopicsScene } from './TopicsScene';

const selectFacts = ({ meeting, floor, screen, published }: ReaderState) => ({
  meeting,
  floor,
  screen,
  published,
});

/** The scene of the hall screen; null until the first snapshot is here. */
export function useHallScene(): HallScene | null {
  const { meeting, ...rest } = useMeeting(selectFacts);
  return meeting && hallScene({ meeting, ...rest });
}

/** Where a phone joins this meeting; null while the address is asked for. */
function useJoinLink(code: string): string | null {
  const address = usePublicAddress();
  return address && `${address}/join/${code}`;
}

/**
 * The hall screen, as large as the box around it: the projector's page and the chair's preview are the same
 * drawing, and every size is a share of that box.
 */
export function HallStage() {
  const meeting = useMeeting((state) => state.meeting);
  const scene = useHallScene();
  return (
    <div className={styles.box} data-theme="dark">
      <div className={styles.stage}>
        {meeting && scene ? <Loaded meeting={meeting} scene={scene} /> : <Waiting />}
      </div>
    </div>
  );
}

function Loaded({ meeting, scene }: { meeting: MeetingView; scene: HallScene }) {
  return (
    <>
      <Head meeting={meeting} />
      <div className={styles.scene} data-scene={scene.kind}>
        <Scene meeting={meeting} scene={scene} />
      </div>
      <div className={styles.foot}>
        <div className={styles.footWords}>
          {scene.kind !== 'speaker' && <RunningSpeaker />}
          {scene.kind === 'speaker' && scene.opinion && <OpinionBand opinion={scene.opinion} />}
          {hasNext(scene) && <NextSpeakers />}
        </div>
        {scene.kind !== 'join' && <Corner code={meeting.code} />}
      </div>
    </>
  );
}

function hasNext(scene: HallScene): boolean {
  if (scene.kind === 'topics') return true;
  // The band of an opinion takes the place: the hall reads one thing there, not two.
  return scene.kind === 'speaker' && scene.turn !== null && !scene.opinion;
}

function Waiting() {
  const { t } = useText();
  return <p className={styles.middle}>{t('hall.opening')}</p>;
}

/** The meeting, where it stands and the time. */
function Head({ meeting }: { meeting: MeetingView }) {
  const { t } = useText();
  const item = currentItem(meeting);
  return (
    <div className={styles.head}>
      <p className={styles.meeting}>{meeting.title}</p>
      {meeting.rehearsal && <Banner tone="waiting">{t('common.rehearsal')}</Banner>}
      <p className={styles.place}>{item?.title ?? t(`states.phase.${meeting.phase}`)}</p>
      <Time />
    </div>
  );
}

function Time() {
  const minute = formatTime(useNow());
  return <p className={styles.time}>{minute}</p>;
}

/** Small in a corner of every layout: whoever comes late still joins. */
function Corner({ code }: { code: string }) {
  const { t } = useText();
  const link = useJoinLink(code);
  return (
    <div className={styles.corner}>
      <div className={styles.cornerWords}>
        <span>{t('hall.joinCode')}</span>
        <CodeText code={code} size="large" />
      </div>
      {link && <QrCode value={link} title={t('hall.qrTitle')} size="small" />}
    </div>
  );
}

function Join({ code }: { code: string }) {
  return <JoinScene code={code} link={useJoinLink(code)} />;
}

function Scene({ meeting, scene }: { meeting: MeetingView; scene: HallScene }) {
  switch (scene.kind) {
    case 'speaker':
      return <SpeakerScene turn={scene.turn} />;
    case 'opinion':
      return <OpinionScene opinion={scene.opinion} />;
    case 'topics':
      return <TopicsScene />;
    case 'join':
      return <Join code={meeting.code} />;
    case 'promised':
      return <PromisedScene />;
    case 'break':
      return <BreakScene meeting={meeting} />;
    case 'agenda':
      return <AgendaScene item={scene.item} />;
    case 'thanks':
      return <ThanksScene />;
    case 'notice':
      return <NoticeScene phase={scene.phase} />;
  }
}
