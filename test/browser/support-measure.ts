import type { Locator, Page } from 'playwright-core';

/** Layout is judged to the pixel; browsers round. */
const ROUNDING = 1;

/** What makes the page wider than the window; empty: nothing. */
export function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate((rounding) => {
    const width = document.documentElement.clientWidth;
    const root = document.scrollingElement ?? document.documentElement;
    if (root.scrollWidth <= width + rounding) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + rounding,
    );
    const [last] = wide.slice(-1);
    const words = last ? `${last.tagName} "${last.textContent?.slice(0, 40)}"` : '';
    return [`page of ${root.scrollWidth} px in a window of ${width} px: ${words}`];
  }, ROUNDING);
}

/**
 * Texts that stick out of a box that cuts off, or of the window. A box that ends its words with an ellipsis or
 * after some lines does so on purpose, and one that scrolls shows the rest.
 */
export function outOfPlace(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(
    ([within, rounding]) => {
      const cutOff = (element: Element): boolean => {
        const { overflowX, textOverflow, webkitLineClamp, clipPath, position } = getComputedStyle(element);
        if (position === 'absolute' && (clipPath !== 'none' || element.clientWidth <= 1)) return false;
        const onPurpose = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
        const hides = overflowX === 'hidden' || overflowX === 'clip';
        return hides && !onPurpose && element.scrollWidth > element.clientWidth + rounding;
      };
      const outside = (element: Element): boolean => {
        if (element.children.length > 0 || element.textContent?.trim() === '') return false;
        if (!element.checkVisibility()) return false;
        for (let box = element.parentElement; box; box = box.parentElement) {
          if (box.inert || /auto|scroll/.test(getComputedStyle(box).overflowX)) return false;
        }
        return element.getBoundingClientRect().right > document.documentElement.clientWidth + rounding;
      };
      return [...document.querySelectorAll(within)]
        .filter((element) => cutOff(element) || outside(element))
        .map((element) => `${element.tagName} ${element.className} "${element.textContent?.slice(0, 40)}"`);
    },
    [selector, ROUNDING] as const,
  );
}

/** Controls that are smaller than a thumb, with their sizes. Links inside a sentence may be (WCAG 2.5.8). */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((rounding) => {
    const least = 44 - rounding;
    const controls = document.querySelectorAll(
      'button, a[href], input, select, textarea, summary, [role=tab]',
    );
    const top = document.querySelector('dialog[open]');
    const found: string[] = [];
    for (const control of controls) {
      if (top && !top.contains(control)) continue;
      if (!control.checkVisibility() || control.closest('[inert], p, li > a')) continue;
      // A radio button or checkbox is as large as the label that takes the tap for it, and the button that opens a
      // row as large as the row that it lies over.
      const row = getComputedStyle(control, '::after').position === 'absolute' ? control.closest('li') : null;
      const labels = (control as HTMLInputElement).labels ?? [];
      const boxes = [control, ...labels, ...(row ? [row] : [])].map((one) => one.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(...boxes.map((box) => box.height));
      if (width === 0 || (width >= least && height >= least)) continue;
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40) ?? '';
      found.push(`${control.tagName} "${name}" ${Math.round(width)}×${Math.round(height)}`);
    }
    return found;
  }, ROUNDING);
}

/** Height of the letters (font size) in hundredths of the window's height. */
export function shareOfHeight(words: Locator): Promise<number> {
  return words.evaluate((element) => (parseFloat(getComputedStyle(element).fontSize) / innerHeight) * 100);
}
