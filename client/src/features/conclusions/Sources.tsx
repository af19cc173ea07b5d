import { useDraggable } from '@dnd-kit/core';
import type { LineKind, ReaderState, TargetKind } from '@doi-thoai/shared';
import { LINE_KINDS } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { ChipGroup } from '../../ui/Chip';
import { GripIcon } from '../../ui/console-icons';
import { OpinionIcon } from '../../ui/icons';
import { Muted, Row, Stack } from '../../ui/layout';
import { SearchField } from '../../ui/SearchField';
import { EmptyState } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { findRows } from '../meeting/find';
import { useMay } from '../meeting/rights';
import { VirtualRows } from '../meeting/VirtualRows';
import { titleOf, useTargets } from '../responses/targets';
import { useBuilding, type Source } from './builder-context';
import styles from './builder.module.css';
import { CoverageNote } from './CoverageNote';
import { useConclusion, useCoverage } from './use-conclusion';

type SourceKind = TargetKind | 'ANSWER';
const KINDS: readonly SourceKind[] = ['COLLATED', 'TURN', 'SUBMISSION', 'ANSWER'];

interface SourceFilter {
  kind: SourceKind;
  query: string;
  untouchedOnly: boolean;
}

interface SourceRow extends Source {
  title: string;
  who: string;
  touched: boolean;
}

const selectResponses = (state: ReaderState) => state.responses;

/** Rows of every kind; an answer brings all that it answers. */
function useSourceRows(): Record<SourceKind, SourceRow[]> {
  const { t } = useText();
  const { rows } = useTargets();
  const covered = useCoverage();
  const responses = useMeeting(selectResponses);
  return useMemo(() => {
    const of = (kind: TargetKind): SourceRow[] => {
      const left = new Set(covered[kind].untouched);
      return rows[kind].map((row) => ({
        ...{ id: row.id, words: row.words, targets: [{ kind, id: row.id }] },
        ...{ title: titleOf(row), who: row.who, touched: !left.has(row.id) },
      }));
    };
    const left = new Set(Object.values(covered).flatMap(({ untouched }) => untouched));
    const answers = Object.values(responses)
      .sort((a, b) => b.at - a.at)
      .map(({ id, text, targets, type, responderUnit }) => ({
        ...{ id, words: text, targets, title: text },
        who: [t(`states.response.${type}`), responderUnit].filter(Boolean).join(' · '),
        touched: targets.every((target) => !left.has(target.id)),
      }));
    return { COLLATED: of('COLLATED'), TURN: of('TURN'), SUBMISSION: of('SUBMISSION'), ANSWER: answers };
  }, [rows, covered, responses, t]);
}

/** Everything that was said, with what the conclusion has not mentioned yet. */
export function Sources() {
  const { t } = useText();
  const rows = useSourceRows();
  const kindLabel = useKindLabel();
  const [filter, setFilter] = useState<SourceFilter>({ kind: 'COLLATED', query: '', untouchedOnly: false });
  const { kind, query, untouchedOnly } = filter;
  const fit = rows[kind].filter((row) => !untouchedOnly || !row.touched);
  const found = findRows(fit, query, (row) => `${row.title} ${row.who}`);
  return (
    <>
      <Filters filter={filter} change={(patch) => setFilter({ ...filter, ...patch })} />
      {found.length === 0 && (
        <EmptyState icon={OpinionIcon} title={t('conclusions.nothingLeft')}>
          {t('conclusions.nothingLeftHint')}
        </EmptyState>
      )}
      <VirtualRows label={kindLabel(kind)} rows={found} keyOf={(row) => row.id} estimate={88}>
        {(row) => <SourceLine row={row} />}
      </VirtualRows>
    </>
  );
}

function useKindLabel(): (kind: SourceKind) => string {
  const { t } = useText();
  return (kind) => (kind === 'ANSWER' ? t('conclusions.kind.ANSWER') : t(`answers.kind.${kind}`));
}

interface FiltersProps {
  filter: SourceFilter;
  change: (patch: Partial<SourceFilter>) => void;
}

function Filters({ filter, change }: FiltersProps) {
  const { t } = useText();
  const mayBuild = useMayBuild();
  const kindLabel = useKindLabel();
  return (
    <div className={styles.filters}>
      <CoverageNote onShow={(kind) => change({ kind, untouchedOnly: true, query: '' })} />
      <ChipGroup
        legend={t('conclusions.kinds')}
        legendHidden
        value={filter.kind}
        onChange={(kind) => change({ kind })}
        options={KINDS.map((value) => ({ value, label: kindLabel(value) }))}
      />
      <SearchField
        label={t('common.search')}
        labelHidden
        placeholder={t('answers.searchTargets')}
        value={filter.query}
        onChange={(query) => change({ query })}
      />
      <Checkbox
        label={t('conclusions.untouchedOnly')}
        checked={filter.untouchedOnly}
        onChange={(untouchedOnly) => change({ untouchedOnly })}
      />
      {mayBuild && <Picked />}
    </div>
  );
}

/** Lines change until the conclusion is approved. */
function useMayBuild(): boolean {
  const may = useMay();
  return useConclusion().approved === null && may('conclusions.addLine');
}

function SourceLine({ row }: { row: SourceRow }) {
  const { t } = useText();
  const mayBuild = useMayBuild();
  const { picked, pick } = useBuilding();
  const on = picked.some(({ id }) => id === row.id);
  const { setNodeRef, listeners } = useDraggable({ id: row.id, data: row, disabled: !mayBuild });
  return (
    <div ref={setNodeRef} className={styles.source} data-part="source" data-picked={on || undefined}>
      {/* Not for the keyboard: the tick box beside it is. */}
      {mayBuild && (
        <span
          className={styles.grip}
          data-part="grip"
          title={t('conclusions.drag')}
          aria-hidden
          {...listeners}
        >
          <GripIcon />
        </span>
      )}
      <label className={styles.sourceLabel}>
        {mayBuild && (
          <input type="checkbox" checked={on} onChange={(event) => pick(row, event.target.checked)} />
        )}
        <span className={styles.sourceWords}>
          <span className={styles.clamp}>{row.title}</span>
          <Muted as="span">{row.who}</Muted>
          {row.touched && (
            <span>
              <StatusChip tone="done">{t('conclusions.mentioned')}</StatusChip>
            </span>
          )}
        </span>
      </label>
    </div>
  );
}

function Picked() {
  const { t } = useText();
  const { picked, clear, make } = useBuilding();
  if (picked.length === 0) return null;
  return (
    <Stack gap={2}>
      <Row>
        <strong role="status">{t('conclusions.picked', { n: picked.length })}</strong>
        <Button size="small" variant="ghost" onClick={clear}>
          {t('conclusions.clear')}
        </Button>
      </Row>
      <Row>
        <span>{t('conclusions.makeOf')}</span>
        {LINE_KINDS.map((kind: LineKind) => (
          <Button key={kind} size="small" onClick={() => void make(kind, picked)}>
            {t(`desk.line.${kind}`)}
          </Button>
        ))}
      </Row>
    </Stack>
  );
}
