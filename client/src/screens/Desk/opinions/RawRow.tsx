import type { CollatedView, Id, SubmissionView } from '@doi-thoai/shared';
import { memo } from 'react';
import { authorLabel, receivedLabel } from '../../../features/submissions/author-label';
import { headingOf, inCourse } from '../../../features/submissions/in-course';
import { useText } from '../../../text/text';
import { cx } from '../../../ui/cx';
import { StatusChip, type StatusTone } from '../../../ui/Status';
import type { DeskAct } from '../desk-view';
import styles from './opinions.module.css';

type TFunction = ReturnType<typeof useText>['t'];

/** Where a raw opinion stands, in one word. */
export function standingOf(row: SubmissionView, t: TFunction): { tone: StatusTone; word: string } {
  if (row.withdrawn) return { tone: 'neutral', word: t('states.withdrawn') };
  if (row.aside) return { tone: 'waiting', word: t(`states.aside.${row.aside.kind}`) };
  if (row.visibility === 'ON_AIR') return { tone: 'onAir', word: t('states.visibility.ON_AIR') };
  if (row.moderation === 'PENDING') return { tone: 'waiting', word: t('states.moderation.PENDING') };
  if (row.moderation === 'RETURNED') return { tone: 'refused', word: t('states.moderation.RETURNED') };
  if (row.visibility === 'PUBLISHED') return { tone: 'done', word: t('states.visibility.PUBLISHED') };
  return { tone: 'neutral', word: t('states.moderation.APPROVED') };
}

/** Whose words these are; for what the desk typed, for whom it did. */
export function authorOf(row: SubmissionView, t: TFunction): string {
  const who = authorLabel(row, t);
  return row.enteredById === null ? who : t('desk.enteredFor', { who });
}

interface RawRowProps {
  row: SubmissionView;
  topic: string;
  collated: Record<Id, CollatedView>;
  cursor: boolean;
  opened: boolean;
  picked: boolean;
  dispatch: (act: DeskAct) => void;
}

export const RawRow = memo(function RawRow(props: RawRowProps) {
  const { row, topic, cursor, opened, picked, dispatch } = props;
  const { t } = useText();
  const standing = standingOf(row, t);
  return (
    <div
      className={cx(styles.row, cursor && styles.cursor, opened && styles.opened, picked && styles.picked)}
    >
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={picked}
          disabled={!inCourse(row)}
          aria-label={t('desk.pickRow', { what: headingOf(row, t) })}
          onChange={(event) => dispatch({ act: 'PICK', pane: 'RAW', id: row.id, on: event.target.checked })}
        />
      </label>
      <div className={styles.words}>
        <button
          type="button"
          className={styles.title}
          aria-current={opened ? 'true' : undefined}
          onClick={() => dispatch({ act: 'OPEN', kind: 'RAW', id: row.id })}
        >
          {headingOf(row, t)}
        </button>
        {row.text !== row.summary && <p className={styles.text}>{row.text}</p>}
        <p className={styles.quiet}>{authorOf(row, t)}</p>
        <p className={styles.quiet}>
          {[t(`states.kind.${row.kind}`), topic, receivedLabel(row)].filter(Boolean).join(' · ')}
        </p>
        <div className={styles.chips}>
          <StatusChip tone={standing.tone}>{standing.word}</StatusChip>
          {row.notReached && <StatusChip tone="waiting">{t('desk.notReachedChip')}</StatusChip>}
          <Links ids={row.collatedIds} collated={props.collated} dispatch={dispatch} />
        </div>
      </div>
    </div>
  );
});

interface LinksProps {
  ids: readonly Id[];
  collated: Record<Id, CollatedView>;
  dispatch: (act: DeskAct) => void;
}

/** The numbers of the collated opinions that a raw one stands behind; each opens its own. */
export function Links({ ids, collated, dispatch }: LinksProps) {
  const { t } = useText();
  return ids.map((id) => {
    const number = collated[id]?.number;
    if (number === undefined) return null;
    return (
      <button
        key={id}
        type="button"
        className={styles.link}
        aria-label={t('desk.openCollated', { number })}
        onClick={() => dispatch({ act: 'OPEN', kind: 'COLLATED', id })}
      >
        #{number}
      </button>
    );
  });
}
