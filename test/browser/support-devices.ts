import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Person } from '../support/driver.js';
import { screenOf, sitDown } from './support.js';
import type { Device, House, ScreenName } from './support.js';
import { faultsOf } from './support-axe.js';
import { tabTo, walk } from './support-keyboard.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { sentences } from './support-words.js';

const t = sentences('vi');
const THUMBS = 500;
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.STORY_PICTURES ?? '';

/** What people of one story hold in their hands: each opens the own screen by an address that is not localhost. */
export class Devices {
  private readonly contexts: BrowserContext[] = [];

  constructor(private readonly house: () => House) {}

  readonly device = async (kind: Device, width: number): Promise<BrowserContext> => {
    const { hallUrl: baseURL } = this.house();
    const context = await this.house().device(kind, { baseURL, viewport: { width, height: 800 } });
    this.contexts.push(context);
    return context;
  };

  readonly open = async (who: Person, screen: ScreenName, kind: Device, width: number): Promise<Page> => {
    const context = await this.device(kind, width);
    await sitDown(context, [who], this.house().hallUrl);
    const page = await context.newPage();
    await page.goto(screenOf(who, screen));
    return page;
  };

  readonly close = async (): Promise<void> => {
    for (const context of this.contexts.splice(0)) await context.close();
  };
}

export const button = (
  on: Page | Locator,
  key: string,
  values: Record<string, string | number> = {},
): Locator => on.getByRole('button', { name: t(key, values), exact: true });

export const tab = (page: Page, key: string): Locator =>
  page.getByRole('tab', { name: new RegExp(`^${t(key)}`) });

export const card = (page: Page, words: string): Locator =>
  page.getByRole('article').filter({ hasText: words });

/** By keyboard alone: Tab until it has the focus, then Enter. */
export async function enter(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

export const gone = (page: Page): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' });

/** Presses the button that ends a dialog, and sees it close. */
export async function finish(page: Page, key: string, values: Record<string, number> = {}): Promise<void> {
  await button(page.getByRole('dialog'), key, values).click();
  await gone(page);
}

/**
 * Nothing that axe or the ruler hold against the page as it is now; with `stops`, the keyboard goes through it as well
 * and finds at least so many.
 */
export async function looks(page: Page, where: string, stops = 0): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {};
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${where}-${width}.png`) });
  const faults = [
    ...(await faultsOf(page, where)),
    ...(await sidewaysScroll(page)),
    ...(await outOfPlace(page, 'main *:not(input), dialog *:not(input)')),
    ...(width < THUMBS ? await smallTargets(page) : []),
  ];
  expect(faults.map((fault) => `${where}: ${fault}`)).toEqual([]);
  if (stops > 0) await walks(page, where, stops);
}

/** Tab after Tab through the whole page: each stop is seen, none is covered. */
async function walks(page: Page, where: string, least: number): Promise<void> {
  // A message lies over the page for some seconds, and has its own way to be closed.
  const message = page.getByRole('button', { name: t('ui.close'), exact: true });
  while ((await message.count()) > 0)
    await message
      .first()
      .click({ timeout: 1000 })
      .catch(() => undefined);
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('[data-walked]')) delete one.dataset.walked;
    // From the top: Tab goes on from where somebody pressed last.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const { stops, faults } = await walk(page);
  expect(faults.map((fault) => `${where}: ${fault}`)).toEqual([]);
  expect(stops.length).toBeGreaterThan(least);
}
