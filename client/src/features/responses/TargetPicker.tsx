import type { Id, ReaderState, ResponseView, TargetKind, TargetRef } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
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
import { stateOf } from './response-state';
import styles from './responses.module.css';
import { useTargets, type TargetRow } from './targets';
import { useOpenReopenings } from './use-reopenings';

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

const FIRST: Filter = { kind: 'COLLATED', query: '', topicId: null, unansweredOnly: true };
const KINDS: readonly TargetKind[] = ['COLLATED', 'TURN', 'SUBMISSION'];
const words = (row: TargetRow) => `${row.number} ${row.words} ${row.who}`;

function useFound({ targets, answers }: TargetPickerProps, { kind, query, topicId, unansweredOnly }: Filter) {
  const { rows } = useTargets();
  const picked = useMemo(() => new Set(targets.map((target) => target.id)), [targets]);
  const fit = rows[kind].filter(
    (row) =>
      (topicId === null || row.topicId === topicId) &&
      (!unansweredOnly || !answers.has(row.id) || picked.has(row.id)),
  );
  return { picked, found: findRows(fit, query, words) };
}

/** What an answer answers: one, several, or all of an issue group that is not answered yet. */
export function TargetPicker(props: TargetPickerProps) {
  const { targets, onTargets } = props;
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>(FIRST);
  const { picked, found } = useFound(props, filter);
  const narrowed = filter.query.trim() !== '' || filter.topicId !== null;
  const pickAll = () => {
    const more = found.filter((row) => !picked.has(row.id)).map((row) => ({ kind: row.kind, id: row.id }));
    onTargets([...targets, ...more].slice(0, TABLE_LIMITS.targetsPerResponse));
  };
  return (
    <>
      <Filters filter={filter} change={(patch) => setFilter({ ...filter, ...patch })} />
      {found.length > 0 && narrowed && (
        <Button size="small" variant="ghost" onClick={pickAll}>
          {t('answers.pickAll', { n: found.length })}
        </Button>
      )}
      {found.length === 0 && (
        <EmptyState icon={OpinionIcon} title={t('answers.nothingHere')}>
          {t('answers.nothingHereHint')}
        </EmptyState>
      )}
      <Found {...props} rows={found} picked={picked} kind={filter.kind} />
    </>
  );
}

interface FoundProps extends TargetPickerProps {
  rows: readonly TargetRow[];
  picked: ReadonlySet<Id>;
  kind: TargetKind;
}

const selectResponses = (state: ReaderState) => state.responses;

/** What was handed in for it and is not published yet, so that nobody writes a second answer unknowingly. */
function useHandedIn(): ReadonlyMap<Id, ResponseView> {
  const responses = useMeeting(selectResponses);
  return useMemo(() => {
    const waiting = Object.values(responses).filter(({ state }) => state !== 'PUBLISHED');
    return new Map(waiting.flatMap((one) => one.targets.map(({ id }) => [id, one] as const)));
  }, [responses]);
}

function Found({ rows, picked, kind, targets, onTargets, answers }: FoundProps) {
  const { t } = useText();
  const handedIn = useHandedIn();
  const reopened = useOpenReopenings();
  const owed = useMemo(() => new Set(reopened.map(({ target }) => target.id)), [reopened]);
  const topics = useTopics();
  const toggle = (row: TargetRow, on: boolean) =>
    onTargets(on ? [...targets, { kind: row.kind, id: row.id }] : targets.filter(({ id }) => id !== row.id));
  return (
    <VirtualRows label={t(`answers.kind.${kind}`)} rows={rows} keyOf={(row) => row.id} estimate={96}>
      {(row) => (
        <TargetLine
          row={row}
          topic={topics.nameOf(row.topicId)}
          answered={answers.has(row.id)}
          handedIn={handedIn.get(row.id)}
          reopened={owed.has(row.id)}
          picked={picked.has(row.id)}
          onPick={(on) => toggle(row, on)}
        />
      )}
    </VirtualRows>
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
        options={KINDS.map((kind) => ({ value: kind, label: t(`answers.kind.${kind}`) }))}
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
  handedIn: ResponseView | undefined;
  /** It was answered, and an author says that it was not. */
  reopened: boolean;
  picked: boolean;
  onPick: (on: boolean) => void;
}

function TargetLine({ row, topic, answered, handedIn, reopened, picked, onPick }: TargetLineProps) {
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
        {reopened && (
          <span>
            <StatusChip tone="waiting">{t('answers.foundUnanswered')}</StatusChip>
          </span>
        )}
        {handedIn && (
          <span>
            <StatusChip tone="waiting">{t(`answers.state.${stateOf(handedIn)}`)}</StatusChip>
          </span>
        )}
        {answered && (
          <span>
            <StatusChip tone="done">{t('desk.answered')}</StatusChip>
          </span>
        )}
      </span>
    </label>
  );
}
