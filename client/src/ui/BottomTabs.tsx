import type { ReactNode } from 'react';
import styles from './BottomTabs.module.css';
import { cx } from './cx';
import type { IconComponent } from './make-icon';

export interface BottomTab<Id extends string> {
  id: Id;
  label: ReactNode;
  icon: IconComponent;
  /** A `Badge`. */
  badge?: ReactNode;
}

export interface BottomTabsProps<Id extends string> {
  label: string;
  items: readonly BottomTab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** The phone's main navigation, under the thumb. With three entries the middle one is the largest. */
export function BottomTabs<Id extends string>({ label, items, selected, onSelect }: BottomTabsProps<Id>) {
  const middle = items.length % 2 === 1 ? (items.length - 1) / 2 : -1;
  return (
    <nav className={styles.bar} aria-label={label}>
      {items.map((item, index) => {
        const Icon = item.icon;
        return (
          <button
            key={item.id}
            type="button"
            className={cx(styles.tab, index === middle && styles.middle)}
            aria-current={item.id === selected ? 'page' : undefined}
            onClick={() => onSelect(item.id)}
          >
            <span className={styles.icon}>
              <Icon size={index === middle ? 'large' : 'normal'} />
              {item.badge && <span className={styles.badge}>{item.badge}</span>}
            </span>
            <span className={styles.label}>{item.label}</span>
          </button>
        );
      })}
    </nav>
  );
}
