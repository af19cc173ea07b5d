import type { ReactNode } from 'react';
import { DownloadIcon } from './console-icons';
import { cx } from './cx';
import styles from './DownloadLink.module.css';
import type { IconComponent } from './make-icon';

export interface DownloadLinkProps {
  href: string;
  /** The one thing to do here. */
  primary?: boolean;
  children: ReactNode;
}

/** A file to take along; the server names it. */
export function DownloadLink({ href, primary, children }: DownloadLinkProps) {
  return (
    <a className={cx(styles.download, primary && styles.primary)} href={href} download>
      <DownloadIcon />
      {children}
    </a>
  );
}

interface PaperLinkProps {
  href: string;
  icon: IconComponent;
  children: ReactNode;
}

/** A page to print, beside what is being worked on. */
export function PaperLink({ href, icon: Icon, children }: PaperLinkProps) {
  return (
    <a className={styles.download} href={href} target="_blank" rel="noreferrer">
      <Icon />
      {children}
    </a>
  );
}
