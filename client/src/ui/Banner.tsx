import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { cx } from './cx';
import { CheckIcon, InfoIcon, RefusedIcon, WarningIcon } from './first-icons';
import type { IconComponent } from './make-icon';

export type BannerTone = 'info' | 'waiting' | 'refused' | 'done';

const SHAPES: Record<BannerTone, IconComponent> = {
  info: InfoIcon,
  waiting: WarningIcon,
  refused: RefusedIcon,
  done: CheckIcon,
};

export interface BannerProps {
  tone?: BannerTone;
  icon?: IconComponent;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** `strip` reaches from edge to edge under the app bar: the connection, read only, a rehearsal. */
  shape?: 'box' | 'strip';
  /** Read out when it appears or changes. Off for what was there from the start. */
  live?: boolean;
}

export function Banner({ tone = 'info', icon, title, children, actions, shape = 'box', live }: BannerProps) {
  const Shape = icon ?? SHAPES[tone];
  return (
    <div className={cx(styles.banner, styles[tone], styles[shape])} role={live ? 'status' : undefined}>
      <Shape className={styles.shape} />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
