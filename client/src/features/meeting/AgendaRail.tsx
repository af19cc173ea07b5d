import type { AgendaItem, MeetingPhase, MeetingView } from '@doi-thoai/shared';
import { useEffect, useRef } from 'react';
import { ItemMaterials, RailMaterials } from '../materials/ItemMaterials';
import { useMeeting } from '../../realtime/hooks';
import { useNow } from '../../realtime/use-now';
import { useText } from '../../text/text';
import { cx } from '../../ui/cx';
import { Meter } from '../../ui/Figures';
import { CheckIcon } from '../../ui/icons';
import { Menu } from '../../ui/Menu';
import { isDone, usedOf } from './agenda-time';
import styles from './AgendaRail.module.css';
import { useActs } from './console-acts';
import { useMay } from './rights';
import { usePhaseActs } from './use-phase-acts';

/** The phase that the meeting is in, and the agenda with the time used of the time planned. */
export function AgendaRail() {
  const meeting = useMeeting((state) => state.meeting);
  if (!meeting) return null;
  return (
    <RailMaterials>
      {meeting.phase !== 'IN_SESSION' && <PhaseLine meeting={meeting} />}
      <ol className={styles.items}>
        {meeting.agenda.map((item, index) => (
          <Item key={item.id} meeting={meeting} item={item} place={index + 1} />
        ))}
      </ol>
    </RailMaterials>
  );
}

/** Phases before the session, in their order; any may follow any other until it begins. */
const COURSE: readonly MeetingPhase[] = ['ANNOUNCED', 'COLLECTING', 'COLLATION_CLOSED', 'READY', 'CHECK_IN'];

function PhaseLine({ meeting }: { meeting: MeetingView }) {
  const { t } = useText();
  const may = useMay();
  const { open } = usePhaseActs();
  const before = [...COURSE, 'DRAFT', 'POSTPONED'].includes(meeting.phase);
  const others = COURSE.filter((phase) => phase !== meeting.phase);
  return (
    <div className={styles.phase}>
      <span className={styles.phaseWord}>{t(`states.phase.${meeting.phase}`)}</span>
      {before && may('meeting.openPhase') && (
        <Menu
          label={t('chair.otherPhase')}
          items={others.map((phase) => ({
            id: phase,
            label: t(`states.phase.${phase}`),
            onSelect: () => void open({ phase, agendaItemId: null }, 'phase'),
          }))}
        />
      )}
    </div>
  );
}

interface ItemProps {
  meeting: MeetingView;
  item: AgendaItem;
  place: number;
}

function Item({ meeting, item, place }: ItemProps) {
  const row = useRef<HTMLLIElement>(null);
  const current = item.id === meeting.agendaItemId;
  const done = isDone(meeting, item);
  useEffect(() => {
    if (current) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [current]);
  return (
    <li
      ref={row}
      className={cx(styles.item, current && styles.current)}
      aria-current={current ? 'step' : undefined}
    >
      <span className={cx(styles.place, done && styles.done)}>
        {done ? <CheckIcon size="small" /> : place}
      </span>
      <div className={styles.main}>
        <ItemTitle meeting={meeting} item={item} />
        <Used meeting={meeting} item={item} current={current} />
        <ItemMaterials item={item} />
      </div>
    </li>
  );
}

/** The whole row opens its item, for whoever may. */
function ItemTitle({ meeting, item }: Omit<ItemProps, 'place'>) {
  const { t } = useText();
  const may = useMay();
  const { busy } = useActs();
  const { open } = usePhaseActs();
  const opens = item.id !== meeting.agendaItemId && may('meeting.openPhase');
  if (!opens) return <p className={styles.title}>{item.title}</p>;
  const from = `item ${item.id}`;
  return (
    <button
      type="button"
      className={styles.open}
      aria-busy={busy === from}
      title={t('chair.openItem')}
      onClick={() => void open({ phase: 'IN_SESSION', agendaItemId: item.id }, from)}
    >
      {item.title}
    </button>
  );
}

/** Minutes used of minutes planned: a bar for the open item, words for the others. */
function Used({ meeting, item, current }: { meeting: MeetingView; item: AgendaItem; current: boolean }) {
  const { t } = useText();
  const now = useNow();
  const used = usedOf(meeting, item, now);
  const minutes = Math.floor(used / 60);
  const planned = item.plannedMinutes;
  if (current) {
    const over = minutes > planned && planned > 0;
    const label = over
      ? t('chair.usedOver', { used: minutes, planned, over: minutes - planned })
      : t('chair.used', { used: minutes, planned });
    return <Meter share={planned > 0 ? used / (planned * 60) : 0} label={label} />;
  }
  return (
    <p className={styles.minutes}>
      {used > 0 ? t('chair.used', { used: minutes, planned }) : t('time.minutes', { n: planned })}
    </p>
  );
}
