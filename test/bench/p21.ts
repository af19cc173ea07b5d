import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { figureOf, inPairs } from './figures.js';
import type { Effort, Figure, Sample } from './figures.js';
import { openHall } from './hall.js';
import type { BenchDatabase } from './hall.js';
import { meetingWith } from './p12.js';

const FEW = 100;
/** Frames of a hard scroll through the list, and presses of a key. */
const FRAMES = 120;
const PRESSES = 20;

declare global {
  interface Window {
    firstRowAt?: number;
  }
}

/** Runs in the page before anything else: when the first row of the list is there. */
function watchFirstRow(): void {
  const seen = new MutationObserver(() => {
    if (window.firstRowAt !== undefined || !document.querySelector('li[aria-posinset]')) return;
    window.firstRowAt = performance.now();
  });
  seen.observe(document, { childList: true, subtree: true });
}

interface Scrolled {
  /** Between two frames, at the pace of a wheel. */
  p95: number;
  worst: number;
  /** Between two frames while the handle is dragged from one end to the other. */
  dragP95: number;
  /** That the page holds at most. */
  rows: number;
}

/** Scrolls the list, to and fro by 300 px a frame, then from end to end. */
async function scrolled(page: Page): Promise<Scrolled> {
  return page.evaluate(async (frames) => {
    const list = document.querySelector('li[aria-posinset]')?.parentElement;
    const box = list?.parentElement;
    if (!list || !box) throw new Error('no list');
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    let rows = 0;
    const gaps = async (place: (n: number) => number): Promise<number[]> => {
      const found: number[] = [];
      let before = await frame();
      for (let n = 1; n <= frames; n++) {
        box.scrollTop = place(n);
        const now = await frame();
        found.push(now - before);
        before = now;
        rows = Math.max(rows, list.children.length);
      }
      return found.sort((a, b) => a - b);
    };
    const p95 = (sorted: number[]): number => sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
    const there = frames / 3;
    const wheel = await gaps((n) => 300 * (n % (2 * there) < there ? n % there : there - (n % there)));
    const drag = await gaps((n) => (n / frames) * list.clientHeight);
    return { p95: p95(wheel), worst: wheel.at(-1) ?? Number.NaN, dragP95: p95(drag), rows };
  }, FRAMES);
}

/** From a press of `j` until the page has drawn what it did, on average. */
async function pressed(page: Page): Promise<number> {
  return page.evaluate(async (presses) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    let spent = 0;
    for (let n = 0; n < presses; n++) {
      await frame();
      const began = performance.now();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
      await frame();
      spent += performance.now() - began;
    }
    return spent / presses;
  }, PRESSES);
}

async function sample(browser: Browser, desk: Person): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  try {
    const cookies = desk.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { url: desk.url, name: pair.slice(0, at), value: pair.slice(at + 1) };
    });
    await context.addCookies(cookies);
    await context.addInitScript(watchFirstRow);
    const page = await context.newPage();
    await page.goto(`${desk.url}/m/${desk.meetingId}/${desk.participantId}/desk`);
    await page.waitForFunction(() => window.firstRowAt !== undefined, undefined, { timeout: 120_000 });
    const value = await page.evaluate(() => window.firstRowAt ?? Number.NaN);
    const keyMs = await pressed(page);
    const { p95, worst, dragP95, rows } = await scrolled(page);
    const frames = { frameP95Ms: p95, frameWorstMs: worst, dragP95Ms: dragP95 };
    return { value, detail: { keyMs, ...frames, rowsInPage: rows } };
  } finally {
    await context.close();
  }
}

/** The desk's list at 10,000 opinions against 100: only what is near the window is in the page. */
export async function p21(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const executablePath = chromiumPath;
  if (!executablePath) throw new Error('P21 needs Chromium: set CHROMIUM_PATH');
  const many = effort.quick ? 2000 : 10_000;
  const hall = await openHall('product', database, 0);
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  try {
    const { desk: large } = await meetingWith(hall, many);
    const { desk: small } = await meetingWith(hall, FEW);
    const measured = await inPairs(
      { ...effort, warmUps: 1 },
      () => sample(browser, large),
      () => sample(browser, small),
    );
    const head = {
      id: 'P21',
      title: `desk, from the address to the first row, at ${many} opinions / at ${FEW}; keys and scrolling beside it`,
      goal: 3,
      better: 'less',
    } as const;
    return figureOf(head, measured, { opinions: many });
  } finally {
    await browser.close();
    await hall.stop();
  }
}
