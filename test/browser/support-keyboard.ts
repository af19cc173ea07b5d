import type { Locator, Page } from 'playwright-core';

/** More stops than any screen has. */
const STOPS = 120;

/** Where the keyboard stands. */
interface Stop {
  name: string;
  /** A ring is drawn around it, or around what stands for it. */
  ringed: boolean;
  /** Nothing lies over it, and it is inside the window. */
  uncovered: boolean;
  /** The keyboard has been here before in this walk, or left the page. */
  again: boolean;
}

/** Moves the keyboard on by one and says where it came to. */
async function next(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement) || here === document.body) {
      return { name: '', ringed: true, uncovered: true, again: true };
    }
    const again = here.dataset.walked !== undefined;
    here.dataset.walked = '';
    const drawn = (element: Element, part?: string): boolean => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    };
    const near = [
      here,
      here.nextElementSibling,
      here.parentElement,
      here.closest('label'),
      here.closest('li'),
    ];
    const ring = near.find((one) => one && (drawn(one) || drawn(one, '::after')));
    const { left, top, width, height } = (ring ?? here).getBoundingClientRect();
    const [x, y] = [left + width / 2, top + Math.min(height / 2, innerHeight / 2)];
    const hit = document.elementFromPoint(x, y);
    const uncovered = hit !== null && ((ring ?? here).contains(hit) || hit.contains(ring ?? here));
    const name = here.getAttribute('aria-label') ?? here.textContent?.trim().slice(0, 60) ?? '';
    return { name: `${here.tagName.toLowerCase()} ${name}`, ringed: ring !== undefined, uncovered, again };
  });
}

/** Tab after Tab through the whole page; what is wrong with the stops, in words. */
export async function walk(page: Page): Promise<{ stops: string[]; faults: string[] }> {
  const stops: string[] = [];
  const faults: string[] = [];
  for (let n = 0; n < STOPS; n++) {
    const stop = await next(page);
    if (stop.again) break;
    stops.push(stop.name);
    if (!stop.ringed) faults.push(`no ring: ${stop.name}`);
    if (!stop.uncovered) faults.push(`covered: ${stop.name}`);
  }
  return { stops, faults };
}

/** Tab until a control has the focus. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.first().waitFor();
  for (let n = 0; n < STOPS; n++) {
    await page.keyboard.press('Tab');
    if (await hasFocus(control)) return;
  }
  throw new Error(`the keyboard does not reach ${String(control)}`);
}

export async function hasFocus(control: Locator): Promise<boolean> {
  return control.first().evaluate((element) => element === document.activeElement);
}
