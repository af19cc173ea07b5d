import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import styles from './Tabs.module.css';
import { cx } from './cx';
import type { IconComponent } from './make-icon';

export interface TabItem<Id extends string> {
  id: Id;
  label: ReactNode;
  icon?: IconComponent;
  /** A `Badge`. */
  badge?: ReactNode;
  content: ReactNode;
}

export interface TabsProps<Id extends string> {
  /** Names the set for screen readers. */
  label: string;
  items: readonly TabItem<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  /** The tab bar stays while its panel scrolls; the parent must have a height. */
  fill?: boolean;
  /** After the tabs, on the same line. */
  end?: ReactNode;
}

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs by the ARIA pattern: arrows move and select, one tab stop. Panels keep their state. */
export function Tabs<Id extends string>({ label, items, selected, onSelect, fill, end }: TabsProps<Id>) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  useSelectedInSight(list, selected);
  useFocusOfHidden(list, selected);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const index = step(
      items.findIndex((item) => item.id === selected),
      items.length,
    );
    const next = items[index];
    if (next) onSelect(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <div className={cx(styles.tabs, fill && styles.fill)}>
      <div className={styles.head}>
        <div ref={list} role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <Tab
              key={item.id}
              base={base}
              item={item}
              on={item.id === selected}
              onSelect={() => onSelect(item.id)}
            />
          ))}
        </div>
        {end}
      </div>
      {items.map((item) => (
        <TabPanel key={item.id} base={base} item={item} on={item.id === selected} />
      ))}
    </div>
  );
}

/** On a phone the bar scrolls: whoever comes by a link or a key sees which tab is open. */
function useSelectedInSight(list: RefObject<HTMLDivElement | null>, selected: string): void {
  useEffect(() => {
    const bar = list.current;
    const tab = bar?.querySelector('[aria-selected=true]');
    if (!bar || !tab) return;
    const [outer, inner] = [bar.getBoundingClientRect(), tab.getBoundingClientRect()];
    if (inner.left >= outer.left && inner.right <= outer.right) return;
    bar.scrollBy?.({ left: inner.left - outer.left - (outer.width - inner.width) / 2 });
  }, [list, selected]);
}

/** What led to another tab is hidden with its panel: the focus goes on in the one that opened. */
function useFocusOfHidden(list: RefObject<HTMLDivElement | null>, selected: string): void {
  useLayoutEffect(() => {
    const panels = list.current?.parentElement?.parentElement?.querySelectorAll(':scope > [role=tabpanel]');
    const held = [...(panels ?? [])].find((one) => one.contains(document.activeElement));
    if (!held?.hasAttribute('hidden')) return;
    const shown = [...(panels ?? [])].find((one) => !one.hasAttribute('hidden'));
    if (shown instanceof HTMLElement) shown.focus({ preventScroll: true });
  }, [list, selected]);
}

interface PartProps<Id extends string> {
  base: string;
  item: TabItem<Id>;
  on: boolean;
}

function Tab<Id extends string>({ base, item, on, onSelect }: PartProps<Id> & { onSelect: () => void }) {
  const Icon = item.icon;
  return (
    <button
      type="button"
      role="tab"
      id={`${base}-${item.id}-tab`}
      aria-controls={`${base}-${item.id}-panel`}
      aria-selected={on}
      tabIndex={on ? 0 : -1}
      className={styles.tab}
      onClick={onSelect}
    >
      {Icon && <Icon />}
      <span>{item.label}</span>
      {item.badge}
    </button>
  );
}

function TabPanel<Id extends string>({ base, item, on }: PartProps<Id>) {
  return (
    <div
      role="tabpanel"
      id={`${base}-${item.id}-panel`}
      aria-labelledby={`${base}-${item.id}-tab`}
      className={styles.panel}
      tabIndex={0}
      hidden={!on}
    >
      {item.content}
    </div>
  );
}
