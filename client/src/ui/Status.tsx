import type { ReactNode } from 'react';
import styles from './Status.module.css';
import { cx } from './cx';
import { CheckIcon, HourglassIcon, LiveIcon, RefusedIcon } from './first-icons';
import { makeIcon, type IconComponent } from './make-icon';

export type StatusTone = 'neutral' | 'waiting' | 'refused' | 'done' | 'onAir';

const NeutralIcon = /* @__PURE__ */ makeIcon('M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z');

const SHAPES: Record<StatusTone, IconComponent> = {
  neutral: NeutralIcon,
  waiting: HourglassIcon,
  refused: RefusedIcon,
  done: CheckIcon,
  onAir: LiveIcon,
};

interface StatusChipProps {
  tone: StatusTone;
  /** Another shape than the tone's own. */
  icon?: IconComponent;
  /** The word: colour and shape never stand alone. */
  children: ReactNode;
}

/** A state in a word, a shape and a colour. */
export function StatusChip({ tone, icon, children }: StatusChipProps) {
  const Shape = icon ?? SHAPES[tone];
  return (
    <span className={cx(styles.chip, styles[tone])}>
      <Shape size="small" />
      <span>{children}</span>
    </span>
  );
}

interface BadgeProps {
  count: number;
  /** Says what is counted: `3 ý kiến chờ duyệt`. */
  label: string;
  tone?: 'neutral' | 'primary' | 'waiting' | 'refused';
}

/** A small count on a tab or an icon; nothing at zero. */
export function Badge({ count, label, tone = 'neutral' }: BadgeProps) {
  if (count <= 0) return null;
  return (
    <span className={cx(styles.badge, styles[`badge-${tone}`])} role="img" aria-label={label} title={label}>
      {count > 999 ? '999+' : count}
    </span>
  );
}
