import { useEffect, type RefObject } from 'react';

/** Two short pulses, where the phone can and the person has touched the page before. */
export function buzz(): void {
  try {
    const touched = navigator.userActivation?.hasBeenActive ?? true;
    if (touched) navigator.vibrate?.([180, 90, 180]);
  } catch {
    // A phone that cannot is told by the screen and the live region.
  }
}

/**
 * Tells the style sheet how much of the page the keyboard and the bottom tabs cover (`--keyboard`, `--tabs`), so
 * that the send button stands above both.
 */
export function useCoveredBottom(
  shell: RefObject<HTMLElement | null>,
  tabs: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const measure = (): void => {
      const view = globalThis.visualViewport;
      // While pinched to zoom, the covered part is not the keyboard.
      const covered = view && view.scale === 1 ? innerHeight - view.height - view.offsetTop : 0;
      const bar = tabs.current?.firstElementChild?.clientHeight ?? 0;
      shell.current?.style.setProperty('--keyboard', `${Math.max(0, Math.round(covered))}px`);
      shell.current?.style.setProperty('--tabs', `${bar}px`);
    };
    measure();
    visualViewport?.addEventListener('resize', measure);
    visualViewport?.addEventListener('scroll', measure);
    addEventListener('resize', measure);
    return () => {
      visualViewport?.removeEventListener('resize', measure);
      visualViewport?.removeEventListener('scroll', measure);
      removeEventListener('resize', measure);
    };
  }, [shell, tabs]);
}
