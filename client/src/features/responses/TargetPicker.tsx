import type { Id, TargetKind, TargetRef } from '@doi-thoai/shared';
import { LIMITS, TARGET_KINDS } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { ChipGroup } from '../../ui/Chip';
import { OpinionIcon } from '../../ui/icons';
import { SearchField } from '../../ui/SearchField';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { findRows } from '../meeting/find';
import { useTopics } from '../meeting/topics';
import { VirtualRows } from '../meeting/VirtualRows';
import type { ByTarget } from './answered';
import styles from './responses.module.css';
import { useTargets, type TargetRow } from './targets';

interface TargetPickerProps {
  targets: readonly TargetRef[];
  onTargets: (targets: readonly TargetRef[]) => void;
  answers: ByTarget<unknown>;
}

interface Filter {
  kind: TargetKind;
  query: string;
  topicId: Id | null;
  unansweredOnly: boolean;
}

const words = (row: TargetRow) => `${row.number} ${row.words} ${row.who}`;

/** What an answer answers: one, several, or all of an issue group that is not answered yet. */
export function TargetPicker({ targets, onTargets, answers }: TargetPickerProps) {
  const { t } = useText();
  const { rows } = useTargets();
  const topics = useTopics();
  const [filter, setFilter] = useState<Filter>({
    kind: 'COLLATED',
    query: '',
    topicId: null,
    unansweredOnly: true,
  });
  const picked = useMemo(() => new Set(targets.map((target) => target.id)), [targets]);
  const { kind, query, topicId, unansweredOnly } = filter;
  const fit = rows[kind].filter(
    (row) =>
      (topicId === null || row.topicId === topicId) &&
      (!unansweredOnly || !answers.has(row.id) || picked.has(row.id)),
  );
  const found = findRows(fit, query, words);
  const toggle = (row: TargetRow, on: boolean) =>
    onTargets(
      on ? [...targets, { kind: row.kind, id: row.id }] : targets.filter((target) => target.id !== row.id),
    );
  const pickAll = () => {
    const more = found.filter((row) => !picked.has(row.id)).map((row) => ({ kind: row.kind, id: row.id }));
    onTargets([...targets, ...more].slice(0, LIMITS.targetsPerResponse));
  };
  return (
    <>
      <Filters filter={filter} change={(patch) => setFilter({ ...filter, ...patch })} />
      {found.length > 0 && (query.trim() !== '' || topicId !== null) && (
        <Button size="small" variant="ghost" onClick={pickAll}>
          {t('answers.pickAll', { n: found.length })}
        </Button>
      )}
      {found.length === 0 && (
        <EmptyState icon={OpinionIcon} title={t('answers.nothingHere')}>
          {t('answers.nothingHereHint')}
        </EmptyState>
      )}
      <VirtualRows label={t(`answers.kind.${kind}`)} rows={found} keyOf={(row) => row.id} estimate={96}>
        {(row) => (
          <TargetLine
            row={row}
            topic={topics.nameOf(row.topicId)}
            answered={answers.has(row.id)}
            picked={picked.has(row.id)}
            onPick={(on) => toggle(row, on)}
          />
        )}
      </VirtualRows>
    </>
  );
}

function Filters({ filter, change }: { filter: Filter; change: (patch: Partial<Filter>) => void }) {
  const { t } = useText();
  const topics = useTopics();
  return (
    <div className={styles.filters}>
      <ChipGroup
        legend={t('answers.kindOfTarget')}
        legendHidden
        value={filter.kind}
        onChange={(kind) => change({ kind })}
        options={TARGET_KINDS.map((kind) => ({ value: kind, label: t(`answers.kind.${kind}`) }))}
      />
      <SearchField
        label={t('common.search')}
        labelHidden
        placeholder={t('answers.searchTargets')}
        value={filter.query}
        onChange={(query) => change({ query })}
      />
      <Select<Id>
        label={t('common.topic')}
        labelHidden
        optional
        value={filter.topicId ?? ''}
        onChange={(topicId) => change({ topicId: topicId || null })}
        options={topics.options}
        placeholder={t('desk.allTopics')}
      />
      <Checkbox
        label={t('answers.unansweredOnly')}
        checked={filter.unansweredOnly}
        onChange={(unansweredOnly) => change({ unansweredOnly })}
      />
    </div>
  );
}

interface TargetLineProps {
  row: TargetRow;
  topic: string;
  answered: boolean;
  picked: boolean;
  onPick: (on: boolean) => void;
}

export function TargetLine({ row, topic, answered, picked, onPick }: TargetLineProps) {
  const { t } = useText();
  const sources = row.kind === 'COLLATED' ? t('desk.sources', { n: row.sources }) : '';
  return (
    <label className={styles.row}>
      <input type="checkbox" checked={picked} onChange={(event) => onPick(event.target.checked)} />
      <span className={styles.rowWords}>
        <span className={styles.clamp}>
          {row.number && <span className={styles.number}>{row.number} </span>}
          {row.words}
        </span>
        <span className={styles.quiet}>{[row.who, topic, sources].filter(Boolean).join(' · ')}</span>
        {answered && (
          <span>
            <StatusChip tone="done">{t('desk.answered')}</StatusChip>
          </span>
        )}
      </span>
    </label>
  );
}
