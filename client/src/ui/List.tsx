import type { ReactNode, Ref } from 'react';
import { useText } from '../text/text';
import styles from './List.module.css';
import { cx } from './cx';

interface ListProps {
  label?: string;
  /** Numbered by its order (a queue). */
  ordered?: boolean;
  children: ReactNode;
}

export function List({ label, ordered, children }: ListProps) {
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag className={styles.list} aria-label={label}>
      {children}
    </Tag>
  );
}

export interface ListRowProps {
  /** A number, an icon, a handle. */
  lead?: ReactNode;
  title: ReactNode;
  /** A unit, a topic. */
  subtitle?: ReactNode;
  /** A quiet line: why the row stands here, when it came. */
  note?: ReactNode;
  /** Status and topic chips. */
  chips?: ReactNode;
  /** More of the row: the words of an opinion. */
  children?: ReactNode;
  /** Buttons, aligned from row to row. */
  actions?: ReactNode;
  /** The row is open in another pane. */
  current?: boolean;
  /** With `onSelect`: a tick box at the start. */
  selected?: boolean;
  onSelect?: (selected: boolean) => void;
  /** Names the row for its tick box. */
  selectLabel?: string;
  /** Makes the title a button. */
  onOpen?: () => void;
  tone?: 'plain' | 'waiting' | 'refused' | 'done' | 'air' | 'primary';
  rowRef?: Ref<HTMLLIElement>;
  className?: string;
}

/** A row of a list: what matters large, why it is here small, acts at the end. */
export function ListRow(props: ListRowProps) {
  const {
    lead,
    subtitle,
    note,
    chips,
    children,
    actions,
    current,
    tone = 'plain',
    rowRef,
    className,
  } = props;
  return (
    <li
      ref={rowRef}
      className={cx(
        styles.row,
        styles[tone],
        current && styles.current,
        props.selected && styles.selected,
        className,
      )}
      aria-current={current ? 'true' : undefined}
    >
      {props.onSelect && <Tick {...props} onSelect={props.onSelect} />}
      {lead !== undefined && <div className={styles.lead}>{lead}</div>}
      <div className={styles.main}>
        <Title title={props.title} onOpen={props.onOpen} />
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        {children && <div className={styles.words}>{children}</div>}
        {chips && <div className={styles.chips}>{chips}</div>}
        {note && <p className={styles.note}>{note}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}

function Title({ title, onOpen }: { title: ReactNode; onOpen?: () => void }) {
  if (!onOpen) return <p className={styles.title}>{title}</p>;
  return (
    <button type="button" className={cx(styles.title, styles.open)} onClick={onOpen}>
      {title}
    </button>
  );
}

function Tick(props: { selected?: boolean; onSelect: (selected: boolean) => void; selectLabel?: string }) {
  const { t } = useText();
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={props.selected ?? false}
        aria-label={props.selectLabel ?? t('ui.select')}
        onChange={(event) => props.onSelect(event.target.checked)}
      />
    </label>
  );
}
