import type { FollowUpBoard } from '@doi-thoai/shared';
import { useState } from 'react';
import { formatDate } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Fold } from '../../ui/Fold';
import type { BoardView } from './board-address';
import { Choice } from './Choice';
import styles from './follow-up.module.css';

interface FiltersProps {
  board: FollowUpBoard;
  view: BoardView;
  onChange: (patch: Partial<BoardView>) => void;
}

/** What narrows every number: a meeting, a unit, a topic. */
export function Filters({ board, view, onChange }: FiltersProps) {
  const { t } = useText();
  // On a phone the numbers come first.
  const [wide] = useState(() => matchMedia('(min-width: 720px)').matches);
  const chosen = view.meetingId !== null || view.unitId !== null || view.topic !== null;
  const widen = () => onChange({ meetingId: null, unitId: null, topic: null });
  const { meetings, units, topics } = board;
  return (
    <Fold summary={t('followUp.filters')} open={wide || chosen}>
      <div className={styles.filters} role="search" aria-label={t('followUp.filters')}>
        <Choice
          label={t('followUp.meeting')}
          value={view.meetingId}
          onChange={(meetingId) => onChange({ meetingId })}
          options={meetings.map(({ meetingId: value, title, startsAt }) => ({
            ...{ value, label: `${title} (${formatDate(startsAt)})` },
          }))}
        />
        <Choice
          label={t('followUp.unit')}
          value={view.unitId}
          onChange={(unitId) => onChange({ unitId })}
          options={units.map(({ unitId, unit }) => ({ value: unitId, label: unit }))}
        />
        <Choice
          label={t('followUp.topic')}
          value={view.topic}
          onChange={(topic) => onChange({ topic })}
          options={topics.map((topic) => ({ value: topic, label: topic }))}
        />
        {chosen && (
          <Button variant="ghost" onClick={widen}>
            {t('followUp.widen')}
          </Button>
        )}
      </div>
    </Fold>
  );
}
