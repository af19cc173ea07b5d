import type { ReactNode } from 'react';
import { useText } from '../text/text';
import { Button } from './Button';
import styles from './States.module.css';
import { cx } from './cx';
import { RefreshIcon, WarningIcon } from './first-icons';
import type { IconComponent } from './make-icon';

interface StateProps {
  title: ReactNode;
  children?: ReactNode;
  icon: IconComponent;
  action?: ReactNode;
  tone?: 'calm' | 'refused';
}

function State({ title, children, icon: Icon, action, tone = 'calm' }: StateProps) {
  return (
    <div className={cx(styles.state, styles[tone])}>
      <span className={styles.art}>
        <Icon size="large" />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
      {action}
    </div>
  );
}

export interface EmptyStateProps {
  icon: IconComponent;
  /** What will be here. */
  title: ReactNode;
  /** How it comes here. */
  children?: ReactNode;
  /** The one thing to do. */
  action?: ReactNode;
}

export function EmptyState(props: EmptyStateProps) {
  return <State {...props} />;
}

export interface ErrorStateProps {
  /** What happened. */
  title: ReactNode;
  /** What is kept, and what to do. */
  children?: ReactNode;
  onRetry?: () => void;
  /** Another way out than trying again. */
  action?: ReactNode;
}

export function ErrorState({ title, children, onRetry, action }: ErrorStateProps) {
  const { t } = useText();
  const retry = onRetry && (
    <Button icon={RefreshIcon} onClick={onRetry}>
      {t('ui.retry')}
    </Button>
  );
  return (
    <div role="alert">
      <State icon={WarningIcon} tone="refused" title={title} action={action ?? retry}>
        {children}
      </State>
    </div>
  );
}

interface SkeletonProps {
  /** The shape of what is coming. */
  shape?: 'line' | 'title' | 'card' | 'row';
  count?: number;
}

/** Grey forms in the place of what is coming. Wrap a loading region in one `SkeletonRegion`. */
export function Skeleton({ shape = 'line', count = 1 }: SkeletonProps) {
  return Array.from({ length: count }, (_, index) => (
    <span key={index} className={cx(styles.skeleton, styles[shape])} aria-hidden="true" />
  ));
}

/** Says once that something is loading; the forms inside are decoration. */
export function SkeletonRegion({ label, children }: { label?: string; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className={styles.region} role="status" aria-label={label ?? t('ui.loading')} aria-busy="true">
      {children}
    </div>
  );
}
