import type { ElementType, ReactNode } from 'react';
import styles from './layout.module.css';
import { cx } from './cx';

export type Gap = 0 | 1 | 2 | 3 | 4 | 6 | 8;

interface BoxProps {
  /** Steps of 4 px. */
  gap?: Gap;
  as?: ElementType;
  className?: string;
  children: ReactNode;
}

/** One below the other. */
export function Stack({ gap = 4, as: Tag = 'div', className, children }: BoxProps) {
  return <Tag className={cx(styles.stack, styles[`gap${gap}`], className)}>{children}</Tag>;
}

interface RowProps extends BoxProps {
  align?: 'start' | 'center' | 'end' | 'baseline';
  /** `between` pushes the ends apart. */
  justify?: 'start' | 'end' | 'center' | 'between';
  /** Stays on one line; the default wraps. */
  tight?: boolean;
}

/** Side by side, wrapping when narrow. */
export function Row(props: RowProps) {
  const { gap = 2, as: Tag = 'div', align = 'center', justify = 'start', tight, className, children } = props;
  const classes = cx(
    styles.row,
    styles[`gap${gap}`],
    styles[`align-${align}`],
    styles[`justify-${justify}`],
    tight && styles.tight,
    className,
  );
  return <Tag className={classes}>{children}</Tag>;
}

interface CardProps {
  as?: ElementType;
  /** A coloured edge on the left; always beside a word that says the same. */
  tone?: 'plain' | 'primary' | 'waiting' | 'refused' | 'done' | 'air';
  /** No inner space, for lists that reach the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Card({ as: Tag = 'section', tone = 'plain', flush, className, children }: CardProps) {
  return (
    <Tag
      className={cx(
        styles.card,
        flush && styles.flush,
        tone !== 'plain' && styles.edged,
        styles[tone],
        className,
      )}
    >
      {children}
    </Tag>
  );
}

interface PageProps {
  /** `reading` for forms and texts, `wide` for lists, `full` for consoles. */
  width?: 'reading' | 'wide' | 'full';
  header?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** The frame of a screen: header, one `<main>`, footer. `full` is as high as the window and does not scroll. */
export function Page({ width = 'reading', header, footer, children }: PageProps) {
  return (
    <div className={cx(styles.page, width === 'full' && styles.screen)}>
      {header}
      <main className={cx(styles.main, styles[width])}>{children}</main>
      {footer}
    </div>
  );
}

interface PageTitleProps {
  children: ReactNode;
  /** A quiet line above: where this is. */
  above?: ReactNode;
  /** A line below: when and where. */
  below?: ReactNode;
  actions?: ReactNode;
}

/** The title with the short rule under it that Vietnamese official papers carry under their headings. */
export function PageTitle({ children, above, below, actions }: PageTitleProps) {
  return (
    <div className={styles.title}>
      <div className={styles.titleWords}>
        {above && <p className={styles.above}>{above}</p>}
        <h1 className={styles.heading}>{children}</h1>
        {below && <p className={styles.below}>{below}</p>}
      </div>
      {actions && <div className={styles.titleActions}>{actions}</div>}
    </div>
  );
}

interface AppBarProps {
  /** The meeting's short name. */
  title: ReactNode;
  /** The title is the page's first heading; for screens without a `PageTitle`. */
  heading?: boolean;
  start?: ReactNode;
  end?: ReactNode;
  /** A line under the bar, for the state of the connection. */
  below?: ReactNode;
}

export function AppBar({ title, heading, start, end, below }: AppBarProps) {
  const Title = heading ? 'h1' : 'p';
  return (
    <header className={styles.bar}>
      <div className={styles.barRow}>
        {start}
        <Title className={styles.barTitle}>{title}</Title>
        {end && <div className={styles.barEnd}>{end}</div>}
      </div>
      {below}
    </header>
  );
}

/** Quiet words: a time, a unit, a reason. */
export function Muted({ as: Tag = 'p', children }: { as?: ElementType; children: ReactNode }) {
  return <Tag className={styles.muted}>{children}</Tag>;
}

/** Words that people wrote, with their line breaks. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className={styles.prose}>{children}</div>;
}
