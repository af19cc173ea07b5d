import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Key (`j`, `Enter`, `Space`, `?`, `Shift+ArrowUp`) to act. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';

const KEPT = 'doi-thoai.keys';
const OFF = 'off';
const listeners = new Set<() => void>();
let keysOn = readKeysOn();

function readKeysOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== OFF;
  } catch {
    return true;
  }
}

/** Single keys on this device, from now on and after a reload. */
export function setKeysOn(on: boolean): void {
  keysOn = on;
  try {
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, OFF);
  } catch {
    // A browser that keeps nothing: until the page is closed.
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether single keys work here; without them nothing prints a key on its control. */
export function useKeysOn(): boolean {
  return useSyncExternalStore(subscribe, () => keysOn);
}

/** `Ctrl+Enter` as `aria-keyshortcuts` wants it. */
export function spokenKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control');
}

/** Letters, digits, signs and the space: what speech input types by chance. Arrows, Enter and Esc stay. */
function isCharacter(event: KeyboardEvent): boolean {
  return event.key.length === 1;
}

/**
 * Binds keys of a console while it is mounted. Silent while somebody types, while a dialog is open, with Ctrl,
 * Alt or ⌘ held, with single keys switched off, and for Enter and Space on a focused control, which belong to that control.
 */
export function useShortcuts(shortcuts: Shortcuts, active = true): void {
  const present = useRef(shortcuts);
  useEffect(() => {
    present.current = shortcuts;
  });
  useEffect(() => {
    if (!active) return undefined;
    const pressed = (event: KeyboardEvent) => {
      if (belongsToControl(event)) return;
      const act = present.current[nameOf(event)];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [active]);
}

function nameOf(event: KeyboardEvent): string {
  if (event.key === ' ') return event.shiftKey ? 'Shift+Space' : 'Space';
  const printable = event.key.length === 1;
  return event.shiftKey && !printable ? `Shift+${event.key}` : event.key;
}

function belongsToControl(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return true;
  if (!keysOn && isCharacter(event)) return true;
  if (document.querySelector('dialog[open]')) return true;
  if (!(event.target instanceof HTMLElement)) return false;
  if (event.target.matches(TYPING)) return true;
  return (event.key === 'Enter' || event.key === ' ') && event.target.matches('button, a, summary, input');
}
