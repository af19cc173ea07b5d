import type { CollatedView, SubmissionView } from '@doi-thoai/shared';
import { useState } from 'react';
import { CollateOwnDialog } from '../../features/collection/CollateOwnDialog';
import { useMay } from '../../features/meeting/rights';
import { useTopics } from '../../features/meeting/topics';
import { useAct } from '../../features/meeting/use-act';
import { headingOf } from '../../features/submissions/in-course';
import { useText } from '../../text/text';
import { IconButton } from '../../ui/Button';
import { EditIcon, SplitIcon } from '../../ui/console-icons';
import { OpinionIcon } from '../../ui/icons';
import { EmptyState } from '../../ui/States';
import styles from './Focal.module.css';
import type { UnitWork } from './use-unit';

/** The unit's collated opinions with what each stands on. */
export function CollatedList({ work }: { work: UnitWork }) {
  const { t } = useText();
  const may = useMay();
  const [editing, setEditing] = useState<CollatedView | null>(null);
  if (work.collated.length === 0) {
    return (
      <EmptyState icon={OpinionIcon} title={t('desk.collatedEmpty')}>
        {t('focal.collatedEmptyHint')}
      </EmptyState>
    );
  }
  const editable = work.open && may('collation.edit');
  return (
    <>
      <ul className={styles.list} aria-label={t('focal.collated')}>
        {work.collated.map((row) => (
          <Collated key={row.id} row={row} work={work} onEdit={editable ? () => setEditing(row) : null} />
        ))}
      </ul>
      {editing && (
        <CollateOwnDialog
          unitId={work.unitId}
          before={editing}
          sources={[]}
          onClose={() => setEditing(null)}
          onDone={() => setEditing(null)}
        />
      )}
    </>
  );
}

interface CollatedProps {
  row: CollatedView;
  work: UnitWork;
  onEdit: (() => void) | null;
}

function Collated({ row, work, onEdit }: CollatedProps) {
  const { t } = useText();
  const topics = useTopics();
  const sources = row.sourceIds.flatMap((id) => work.submissions[id] ?? []);
  return (
    <li className={styles.collated}>
      <div className={styles.head}>
        <p className={styles.wording}>
          <span className={styles.number}>#{row.number}</span> {row.wording}
        </p>
        {onEdit && (
          <IconButton
            size="small"
            icon={EditIcon}
            label={t('focal.editNumber', { number: row.number })}
            onClick={onEdit}
          />
        )}
      </div>
      <p className={styles.quiet}>
        {[topics.nameOf(row.topicId), t('desk.sources', { n: row.sourceIds.length })].join(' · ')}
      </p>
      {sources.length > 0 && (
        <ul className={styles.sources}>
          {sources.map((source) => (
            <Source key={source.id} row={row} source={source} open={onEdit !== null} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Source({ row, source, open }: { row: CollatedView; source: SubmissionView; open: boolean }) {
  const { t } = useText();
  const act = useAct();
  const unlink = () =>
    act('collation.unlink', { collatedId: row.id, submissionIds: [source.id] }, { done: t('desk.unlinked') });
  return (
    <li className={styles.source}>
      <span className={styles.sourceWords}>{headingOf(source, t)}</span>
      {open && (
        <IconButton
          size="small"
          icon={SplitIcon}
          label={t('desk.unlink', { what: headingOf(source, t) })}
          onClick={() => void unlink()}
        />
      )}
    </li>
  );
}
