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
import { createPortal } from 'react-dom';
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
      {open && <MenuList {...{ id, label, items, close, root }} leave={() => setOpen(false)} />}
    </div>
  );
}

interface MenuListProps {
  id: string;
  label: string;
  items: readonly MenuItem[];
  /** Around the button. */
  root: RefObject<HTMLDivElement | null>;
  /** Closes and gives the focus back. */
  close: () => void;
  /** Closes; the focus is elsewhere already. */
  leave: () => void;
}

/**
 * Outside of the row that it belongs to: a row that a change moves to another place would close it and lose the
 * focus. It stands still while rows come and go, and follows its button when somebody scrolls.
 */
function MenuList({ id, label, items, root, close, leave }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  // A modal dialog makes everything outside of it inert.
  const [home] = useState(() => root.current?.closest('dialog') ?? document.body);
  useInTopLayer(list, root);
  useOutside(list, root, leave);
  return createPortal(
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
    </div>,
    home,
  );
}

type Ref = RefObject<HTMLDivElement | null>;

/** In the top layer no scrolling pane or card cuts the menu off. A row that goes leaves the focus to what held it. */
function useInTopLayer(list: Ref, root: Ref): void {
  useLayoutEffect(() => {
    const menu = list.current;
    const button = root.current;
    if (!menu || !button) return undefined;
    const around = button.closest<HTMLElement>('[tabindex="0"], dialog, main');
    menu.showPopover?.();
    place(menu, button);
    menu.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus({ preventScroll: true });
    return () => {
      const held = menu.contains(document.activeElement);
      menu.hidePopover?.();
      queueMicrotask(() => {
        if (held && !button.isConnected) around?.focus();
      });
    };
  }, [list, root]);
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
function place(list: HTMLElement, root: HTMLElement): void {
  const button = root.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const gap = 4;
  const below = button.bottom + gap + height <= innerHeight || button.top < height;
  list.style.top = `${below ? button.bottom + gap : button.top - gap - height}px`;
  list.style.left = `${Math.max(gap, Math.min(button.right - width, innerWidth - width - gap))}px`;
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

/** A press elsewhere closes it, and a scroll that takes its button out of sight. */
function useOutside(list: Ref, root: Ref, leave: () => void): void {
  useEffect(() => {
    const pressed = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target) && !list.current?.contains(target))
        leave();
    };
    const scrolled = ({ target }: Event) => {
      const [menu, button] = [list.current, root.current];
      if (!menu || !button || !(target instanceof Node) || !target.contains(button)) return;
      if (inSight(button, target)) place(menu, button);
      else leave();
    };
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('scroll', scrolled, true);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('scroll', scrolled, true);
    };
  });
}

function inSight(button: HTMLElement, scroller: Node): boolean {
  const { top, bottom } = button.getBoundingClientRect();
  const box =
    scroller instanceof Element ? scroller.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  return bottom > Math.max(0, box.top) && top < Math.min(innerHeight, box.bottom);
}
