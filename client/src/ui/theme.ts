import { useEffect, useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const listeners = new Set<() => void>();

export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}

/** Holds a theme while a screen is mounted (the hall is dark) and puts the former one back. */
export function useScreenTheme(theme: Theme): void {
  useEffect(() => {
    const before = currentTheme();
    setTheme(theme);
    return () => setTheme(before);
  }, [theme]);
}
