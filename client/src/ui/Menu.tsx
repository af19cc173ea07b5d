import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { Button, IconButton } from './Button';
import { MoreIcon } from './console-icons';
import { cx } from './cx';
import { KeyHint } from './KeyHint';
import { ChevronDownIcon } from './icons';
import type { IconComponent } from './make-icon';
import styles from './Menu.module.css';

export interface MenuItem {
  id: string;
  label: ReactNode;
  /** Printed behind the label. */
  shortcut?: string;
  icon?: IconComponent;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  /** Says what the menu is of: "Việc khác với lượt của Nguyễn Thị Hạnh". */
  label: string;
  items: readonly MenuItem[];
  /** Words on the button; without them it is the three dots. */
  button?: ReactNode;
  size?: 'small';
  disabled?: boolean;
}

/** Rare and heavy acts, kept out of the way. Arrows move, Esc closes, the focus returns. */
export function Menu({ label, items, button, size, disabled }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus({ preventScroll: true });
  };
  useOutside(root, open, () => setOpen(false));
  const shared = {
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open,
    'aria-controls': open ? id : undefined,
    onClick: () => setOpen(!open),
  };
  return (
    <div ref={root} className={styles.root}>
      {button ? (
        <Button {...shared} {...{ size, disabled }} aria-label={label} iconAfter={ChevronDownIcon}>
          {button}
        </Button>
      ) : (
        <IconButton {...shared} icon={MoreIcon} label={label} />
      )}
      {open && <MenuList id={id} label={label} items={items} close={close} />}
    </div>
  );
}

interface MenuListProps {
  id: string;
  label: string;
  items: readonly MenuItem[];
  close: () => void;
}

function MenuList({ id, label, items, close }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = list.current;
    if (!menu) return undefined;
    // In the top layer no scrolling pane or card cuts the menu off.
    menu.showPopover?.();
    place(menu);
    menu.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus({ preventScroll: true });
    return () => menu.hidePopover?.();
  }, []);
  useFollow(list, close);
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      popover="manual"
      aria-label={label}
      className={styles.list}
      onKeyDown={(e) => move(e, close)}
    >
      {items.map((item) => (
        <MenuRow key={item.id} item={item} close={close} />
      ))}
    </div>
  );
}

function MenuRow({ item, close }: { item: MenuItem; close: () => void }) {
  const select = () => {
    close();
    item.onSelect();
  };
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={item.disabled}
      className={cx(styles.item, item.danger && styles.danger)}
      onClick={select}
    >
      {item.icon && <item.icon />}
      <span className={styles.words}>{item.label}</span>
      {item.shortcut && <KeyHint keys={item.shortcut} />}
    </button>
  );
}

/** Under the button, its ends aligned; above it where there is no room below. */
function place(list: HTMLElement): void {
  const button = list.parentElement?.getBoundingClientRect();
  if (!button) return;
  const { width, height } = list.getBoundingClientRect();
  const gap = 4;
  const below = button.bottom + gap + height <= innerHeight || button.top < height;
  list.style.top = `${below ? button.bottom + gap : button.top - gap - height}px`;
  list.style.left = `${Math.max(gap, Math.min(button.right - width, innerWidth - width - gap))}px`;
}

/**
 * A list moves under an open menu when rows come in, and the scrolling that brought the button into
 * view is told only after the press: the menu goes with its button, and closes where that is no more seen.
 */
function useFollow(list: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const follow = () => {
      const menu = list.current;
      const button = menu?.parentElement?.getBoundingClientRect();
      if (!menu || !button) return;
      if (button.bottom < 0 || button.top > innerHeight) close();
      else place(menu);
    };
    document.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      document.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  });
}

function move(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.stopPropagation();
    if (event.key === 'Escape') event.preventDefault();
    close();
    return;
  }
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const target: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  const next = target[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}

function useOutside(root: RefObject<HTMLElement | null>, active: boolean, onOutside: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) onOutside();
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  });
}
