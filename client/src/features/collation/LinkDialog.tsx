import type { CollatedView, Id } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Muted, Stack } from '../../ui/layout';
import { SearchField } from '../../ui/SearchField';
import { findRows } from '../meeting/find';
import { useTopics } from '../meeting/topics';
import { useAct } from '../meeting/use-act';
import { VirtualRows } from '../meeting/VirtualRows';
import styles from './collation.module.css';

interface LinkDialogProps {
  submissionIds: readonly Id[];
  collated: readonly CollatedView[];
  onClose: () => void;
  onDone: (collatedId: Id) => void;
}

/** Joins raw opinions to a collated one that says the same already. */
export function LinkDialog({ submissionIds, collated, onClose, onDone }: LinkDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [query, setQuery] = useState('');
  const found = findRows(collated, query, (row) => `#${row.number} ${row.wording} ${row.unit}`);
  const link = async ({ id, number }: CollatedView) => {
    const done = t('desk.linkDone', { n: submissionIds.length, number });
    const answer = await act(
      'collation.link',
      { collatedId: id, submissionIds: [...submissionIds] },
      { done },
    );
    if (answer.ok) onDone(id);
  };
  return (
    <Dialog
      open
      shape="wide"
      title={t('desk.linkTitle', { n: submissionIds.length })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('ui.cancel')}</Button>}
    >
      <Stack gap={3}>
        <SearchField label={t('desk.linkSearch')} value={query} onChange={setQuery} />
        {found.length === 0 && <Muted>{t('desk.nothingFound')}</Muted>}
        <div className={styles.choices}>
          <VirtualRows label={t('desk.collatedList')} rows={found} keyOf={(row) => row.id} estimate={72}>
            {(row) => <Choice row={row} onPick={() => void link(row)} />}
          </VirtualRows>
        </div>
      </Stack>
    </Dialog>
  );
}

function Choice({ row, onPick }: { row: CollatedView; onPick: () => void }) {
  const { t } = useText();
  const topics = useTopics();
  return (
    <button type="button" className={styles.choice} onClick={onPick}>
      <span className={styles.number}>#{row.number}</span>
      <span className={styles.words}>
        <span>{row.wording}</span>
        <span className={styles.quiet}>
          {[topics.nameOf(row.topicId), t('desk.sources', { n: row.sourceIds.length })].join(' · ')}
        </span>
      </span>
    </button>
  );
}
