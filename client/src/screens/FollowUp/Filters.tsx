import type { FollowUpBoard } from '@doi-thoai/shared';
import { useState } from 'react';
import { formatDate } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Fold } from '../../ui/Fold';
import { Select } from '../../ui/Select';
import type { BoardView } from './board-address';
import styles from './follow-up.module.css';

const ALL = 'ALL';

interface FiltersProps {
  board: FollowUpBoard;
  view: BoardView;
  onChange: (patch: Partial<BoardView>) => void;
}

/** What narrows every number: a meeting, a unit, a topic. */
export function Filters({ board: { meetings, units, topics }, view, onChange }: FiltersProps) {
  const { t } = useText();
  const choose = (patch: (value: string | null) => Partial<BoardView>) => (value: string) =>
    onChange(patch(value === ALL ? null : value));
  const all = { value: ALL, label: t('followUp.all') };
  const chosen = view.meetingId !== null || view.unitId !== null || view.topic !== null;
  // On a phone the numbers come first.
  const [wide] = useState(() => matchMedia('(min-width: 720px)').matches);
  return (
    <Fold summary={t('followUp.filters')} open={wide || chosen}>
      <div className={styles.filters} role="search" aria-label={t('followUp.filters')}>
        <Select
          label={t('followUp.meeting')}
          value={view.meetingId ?? ALL}
          onChange={choose((meetingId) => ({ meetingId }))}
          options={[
            all,
            ...meetings.map(({ meetingId, title, startsAt }) => ({
              value: meetingId,
              label: `${title} (${formatDate(startsAt)})`,
            })),
          ]}
        />
        <Select
          label={t('followUp.unit')}
          value={view.unitId ?? ALL}
          onChange={choose((unitId) => ({ unitId }))}
          options={[all, ...units.map(({ unitId, unit }) => ({ value: unitId, label: unit }))]}
        />
        <Select
          label={t('followUp.topic')}
          value={view.topic ?? ALL}
          onChange={choose((topic) => ({ topic }))}
          options={[all, ...topics.map((topic) => ({ value: topic, label: topic }))]}
        />
        {chosen && (
          <Button variant="ghost" onClick={() => onChange({ meetingId: null, unitId: null, topic: null })}>
            {t('followUp.widen')}
          </Button>
        )}
      </div>
    </Fold>
  );
}
