import type { CollatedView, Id } from '@doi-thoai/shared';
import { useId, useState } from 'react';
import { useText } from '../../text/text';
import { Muted, Stack } from '../../ui/layout';
import { SearchField } from '../../ui/SearchField';
import { findRows } from '../meeting/find';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import styles from './collation.module.css';

interface MergeDialogProps {
  /** What was picked; when it is one alone, the other is chosen here. */
  picked: readonly CollatedView[];
  /** Every one that is still to be answered. */
  live: readonly CollatedView[];
  onClose: () => void;
  onDone: (collatedId: Id) => void;
}

const seenOf = ({ id, version }: CollatedView) => ({ collatedId: id, seen: version });

/** Which of several goes on; the others stay readable and can be taken out again. */
export function MergeDialog({ picked, live, onClose, onDone }: MergeDialogProps) {
  const { t } = useText();
  const act = useAct();
  const alone = picked.length === 1 ? picked[0] : undefined;
  const [query, setQuery] = useState('');
  const [intoId, setIntoId] = useState<Id | null>(alone ? null : firstOf(picked));
  const [busy, setBusy] = useState(false);
  const choices = alone ? found(live, alone, query) : picked;
  const into = choices.find((row) => row.id === intoId);
  const save = async () => {
    if (!into) return;
    setBusy(true);
    const from = picked.filter((row) => row.id !== into.id).map(seenOf);
    const done = t('collation.mergeDone', { number: into.number });
    const answer = await act('collation.merge', { into: seenOf(into), from }, { done });
    setBusy(false);
    if (answer.ok) onDone(into.id);
  };
  return (
    <FormDialog
      wide
      title={
        alone
          ? t('collation.mergeOneTitle', { number: alone.number })
          : t('collation.mergeTitle', { n: picked.length })
      }
      saveLabel={t('collation.merge')}
      busy={busy}
      disabled={!into}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        {alone && <SearchField label={t('desk.linkSearch')} value={query} onChange={setQuery} />}
        <Choices rows={choices} value={intoId} onPick={setIntoId} />
        <Muted>{t('collation.mergeWords')}</Muted>
      </Stack>
    </FormDialog>
  );
}

/** The one with most raw opinions behind it, the oldest of equals. */
function firstOf(rows: readonly CollatedView[]): Id | null {
  const [first] = [...rows].sort((a, b) => b.sourceIds.length - a.sourceIds.length || a.number - b.number);
  return first?.id ?? null;
}

const MOST = 50;

function found(live: readonly CollatedView[], alone: CollatedView, query: string): readonly CollatedView[] {
  const others = live.filter((row) => row.id !== alone.id);
  return findRows(others, query, (row) => `#${row.number} ${row.wording} ${row.unit}`).slice(0, MOST);
}

interface ChoicesProps {
  rows: readonly CollatedView[];
  value: Id | null;
  onPick: (id: Id) => void;
}

function Choices({ rows, value, onPick }: ChoicesProps) {
  const { t } = useText();
  const name = useId();
  return (
    <fieldset className={styles.radios}>
      <legend className={styles.legend}>{t('collation.mergeKeep')}</legend>
      {rows.length === 0 && <Muted>{t('desk.nothingFound')}</Muted>}
      {rows.map((row) => (
        <label key={row.id} className={styles.choice}>
          <input type="radio" name={name} checked={row.id === value} onChange={() => onPick(row.id)} />
          <span className={styles.number}>#{row.number}</span>
          <span className={styles.words}>
            <span>{row.wording}</span>
            <span className={styles.quiet}>{t('desk.sources', { n: row.sourceIds.length })}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
