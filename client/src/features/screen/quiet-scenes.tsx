import type { AgendaItem, MeetingPhase, MeetingView } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { typedAddress } from '../../realtime/public-address';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { BreakIcon } from '../../ui/console-icons';
import { CodeText, Stat, StatRow } from '../../ui/Figures';
import { LiveIcon } from '../../ui/icons';
import { QrCode } from '../../ui/QrCode';
import { StatusChip } from '../../ui/Status';
import { useTopics } from '../meeting/topics';
import type { OnAir } from './hall-scene';
import styles from './HallStage.module.css';

/** The layouts without a clock. */
export function OpinionScene({ opinion }: { opinion: OnAir }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const long = opinion.summary.length > 160;
  return (
    <div className={styles.opinion}>
      <div className={styles.chips}>
        <StatusChip tone="onAir" icon={LiveIcon}>
          {t('hall.opinion')}
        </StatusChip>
        <Chip>{nameOf(opinion.topicId)}</Chip>
      </div>
      <h1 className={long ? styles.longSummary : styles.summary}>{opinion.summary}</h1>
      <div className={styles.source}>
        {opinion.unit && <p className={styles.unit}>{opinion.unit}</p>}
        {opinion.weight > 1 && <p className={styles.weight}>{t('hall.weight', { n: opinion.weight })}</p>}
      </div>
    </div>
  );
}

/** Below the speaker: what the chair put up before, in two lines. */
export function OpinionBand({ opinion }: { opinion: OnAir }) {
  const { t } = useText();
  return (
    <div className={styles.band}>
      <StatusChip tone="onAir" icon={LiveIcon}>
        {t('hall.opinion')}
      </StatusChip>
      <p className={styles.bandWords}>{opinion.summary}</p>
    </div>
  );
}

export function JoinScene({ code, link }: { code: string; link: string | null }) {
  const { t } = useText();
  return (
    <div className={styles.join}>
      {link && <QrCode value={link} title={t('hall.qrTitle')} size="hall" />}
      <div className={styles.joinWords}>
        <h1 className={styles.title}>{t('hall.joinTitle')}</h1>
        <ol className={styles.how}>
          <li>{t('hall.howScan')}</li>
          <li>{t('hall.howEnter')}</li>
          <li>{t('hall.howSend')}</li>
        </ol>
        <p className={styles.address}>{link && typedAddress(link).replace(/\/[^/]*$/, '')}</p>
        <CodeText code={code} size="hall" />
      </div>
    </div>
  );
}

export function BreakScene({ meeting }: { meeting: MeetingView }) {
  const { t } = useText();
  const at = meeting.agenda.findIndex((item) => item.id === meeting.agendaItemId);
  const next = meeting.agenda.slice(at + 1).find((item) => item.kind !== 'BREAK');
  return (
    <div className={styles.calm}>
      <span className={styles.sign}>
        <BreakIcon />
      </span>
      <h1 className={styles.title}>{t('hall.break')}</h1>
      {next && <p className={styles.unit}>{t('hall.afterBreak', { title: next.title })}</p>}
    </div>
  );
}

export function AgendaScene({ item }: { item: AgendaItem }) {
  const { t } = useText();
  const kind = t(`states.agenda.${item.kind}`);
  return (
    <div className={styles.calm}>
      {kind !== item.title && <p className={styles.unit}>{kind}</p>}
      <h1 className={styles.title}>{item.title}</h1>
      {item.presenter && <p className={styles.unit}>{item.presenter}</p>}
    </div>
  );
}

/** Opinions and turns are counted apart (domain.md 14.1). */
export function ThanksScene() {
  const { t } = useText();
  const opinions = useMeeting((state) => state.counters.submissions);
  const turns = useMeeting((state) => state.floor.ended.turns);
  return (
    <div className={styles.calm}>
      <h1 className={styles.title}>{t('hall.thanks')}</h1>
      <StatRow label={t('hall.counts')}>
        <Stat value={opinions} label={t('hall.countOpinions')} />
        <Stat value={turns} label={t('hall.countTurns')} />
      </StatRow>
      <p className={styles.unit}>{t('hall.thanksWords')}</p>
    </div>
  );
}

export function NoticeScene({ phase }: { phase: MeetingPhase }) {
  const { t } = useText();
  const startsAt = useMeeting((state) => state.meeting?.startsAt ?? 0);
  return (
    <div className={styles.calm}>
      <h1 className={styles.title}>{t(`states.phase.${phase}`)}</h1>
      <p className={styles.unit}>{formatDateTime(startsAt)}</p>
    </div>
  );
}
