import { useEffect, useRef } from 'react';

/** Key (`j`, `Enter`, `Space`, `?`, `Shift+ArrowUp`) to act. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';

/**
 * Binds keys of a console while it is mounted. Silent while somebody types, while a dialog is open, with Ctrl,
 * Alt or ⌘ held, and for Enter and Space on a focused control, which belong to that control.
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
  if (document.querySelector('dialog[open]')) return true;
  if (!(event.target instanceof HTMLElement)) return false;
  if (event.target.matches(TYPING)) return true;
  return (event.key === 'Enter' || event.key === ' ') && event.target.matches('button, a, summary, input');
}
