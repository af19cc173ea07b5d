import { useSortable } from '@dnd-kit/sortable';
import type { Id, SpeakerRequestView } from '@doi-thoai/shared';
import { useId } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button, IconButton } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { GripIcon, SkipIcon } from '../../ui/console-icons';
import { cx } from '../../ui/cx';
import { ArrowDownIcon, ArrowUpIcon, HandIcon, RefusedIcon } from '../../ui/icons';
import { Menu } from '../../ui/Menu';
import { StatusChip } from '../../ui/Status';
import { useActs } from '../meeting/console-acts';
import { useMay } from '../meeting/rights';
import { useTopics } from '../meeting/topics';
import { contribution, neighbour, type Spoken } from './queue-facts';
import styles from './QueueRow.module.css';
import { useFloorActs } from './use-floor-acts';

interface QueueRowProps {
  id: Id;
  place: number;
  order: readonly Id[];
  spoken: Spoken;
}

/** One who waits: who, from where, about what, why in this place; and what the chair may do. */
export function QueueRow({ id, place, order, spoken }: QueueRowProps) {
  const request = useMeeting((state) => state.requests[id]);
  const may = useMay();
  const { setNodeRef, transform, transition, isDragging, listeners, attributes, setActivatorNodeRef } =
    useSortable({
      id,
      disabled: !may('floor.reorder'),
    });
  if (!request) return null;
  const style = transform ? { transform: `translateY(${transform.y}px)`, transition } : { transition };
  return (
    <li ref={setNodeRef} style={style} className={cx(styles.row, isDragging && styles.dragging)}>
      <div className={styles.head}>
        {may('floor.reorder') && (
          <button
            ref={setActivatorNodeRef}
            type="button"
            className={styles.handle}
            {...attributes}
            {...listeners}
            aria-label={`${place}. ${request.name}`}
          >
            <GripIcon />
          </button>
        )}
        <span className={styles.place}>{place}</span>
        <RequestWords request={request} spoken={spoken} />
      </div>
      {may('floor.call') && <RowActs request={request} order={order} />}
    </li>
  );
}

function RequestWords({ request, spoken }: { request: SpeakerRequestView; spoken: Spoken }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { name, unit, title, number, line, reason, topicId } = request;
  const fromUnit = spoken.byUnit.get(unit) ?? 0;
  const seat = number && t('chair.seat', { number });
  return (
    <div className={styles.main}>
      <p className={styles.name}>{name}</p>
      <p className={styles.quiet}>{[unit || title, seat].filter(Boolean).join(' · ')}</p>
      <div className={styles.chips}>
        <Chip>{nameOf(topicId)}</Chip>
        <Marks request={request} />
      </div>
      {line && <p className={styles.line}>{line}</p>}
      <p className={styles.quiet}>
        {nthWords(contribution(spoken, request))}
        {fromUnit > 0 && ` · ${t('chair.unitSpoken', { n: fromUnit })}`}
        {reason && ` · ${reason}`}
      </p>
    </div>
  );

  function nthWords(nth: number): string {
    return nth === 1 ? t('chair.firstTime') : t('chair.nthTime', { n: nth });
  }
}

function Marks({ request }: { request: SpeakerRequestView }) {
  const { t } = useText();
  const { ready, requeued, raisedHand, submissionId, type } = request;
  return (
    <>
      {ready && <StatusChip tone="done">{t('chair.ready')}</StatusChip>}
      {requeued && <StatusChip tone="waiting">{t('chair.wasAbsent')}</StatusChip>}
      {raisedHand && (
        <StatusChip tone="neutral" icon={HandIcon}>
          {t('chair.raisedHand')}
        </StatusChip>
      )}
      {type !== 'OPINION' && <Chip>{t(`states.requestType.${type}`)}</Chip>}
      {submissionId !== null && <Chip>{t('chair.hasOpinion')}</Chip>}
    </>
  );
}

interface RowActsProps {
  request: SpeakerRequestView;
  order: readonly Id[];
}

function RowActs({ request, order }: RowActsProps) {
  const { t } = useText();
  const { busy } = useActs();
  const { call } = useFloorActs();
  const free = useMeeting((state) => state.floor.current === null);
  const why = useId();
  return (
    <div className={styles.acts}>
      <Button
        icon={HandIcon}
        disabled={!free}
        title={free ? undefined : t('errors.FLOOR_BUSY')}
        aria-describedby={free ? undefined : why}
        busy={busy === `call ${request.id}`}
        onClick={() => void call(request)}
      >
        {t('chair.call')}
      </Button>
      {!free && (
        <span id={why} hidden>
          {t('errors.FLOOR_BUSY')}
        </span>
      )}
      <span className={styles.moves}>
        <Move request={request} order={order} step={-1} />
        <Move request={request} order={order} step={1} />
        <More request={request} />
      </span>
    </div>
  );
}

function Move({ request, order, step }: RowActsProps & { step: -1 | 1 }) {
  const { t } = useText();
  const { move } = useFloorActs();
  const before = neighbour(order, request.id, step);
  const { name } = request;
  return (
    <IconButton
      icon={step < 0 ? ArrowUpIcon : ArrowDownIcon}
      label={step < 0 ? t('chair.moveUp', { name }) : t('chair.moveDown', { name })}
      disabled={before === undefined}
      onClick={() => before !== undefined && void move(request, before)}
    />
  );
}

function More({ request }: { request: SpeakerRequestView }) {
  const { t } = useText();
  const { skip, decline } = useFloorActs();
  return (
    <Menu
      label={t('chair.moreWith', { name: request.name })}
      items={[
        { id: 'skip', label: t('chair.skip'), icon: SkipIcon, onSelect: () => void skip(request) },
        {
          id: 'decline',
          label: t('chair.decline'),
          icon: RefusedIcon,
          danger: true,
          onSelect: () => void decline(request),
        },
      ]}
    />
  );
}
