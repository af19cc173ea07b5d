import type { ReactElement, ReactNode } from 'react';
import styles from './icon.module.css';
import { cx } from './cx';

export interface IconProps {
  size?: 'small' | 'normal' | 'large';
  /** Only when no word stands beside the icon; otherwise it is decoration and hidden from screen readers. */
  label?: string;
  className?: string;
}

export type IconComponent = (props: IconProps) => ReactElement;

/** One stroke style for all: 24 × 24, 1.75 wide, round ends. A string is one path. */
export function makeIcon(drawing: string | ReactNode): IconComponent {
  const content = typeof drawing === 'string' ? <path d={drawing} /> : drawing;
  return function Icon({ size = 'normal', label, className }: IconProps) {
    return (
      <svg
        className={cx(styles.icon, styles[size], className)}
        viewBox="0 0 24 24"
        focusable="false"
        role={label ? 'img' : undefined}
        aria-label={label}
        aria-hidden={label ? undefined : true}
      >
        {content}
      </svg>
    );
  };
}
