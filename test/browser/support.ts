import type { Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Locator } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../support/chromium.js';
import type { Meeting, Person } from '../support/driver.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import type { Language } from './support-words.js';

export { startNewServer } from '../support/server.js';

/** The devices that product.md names. */
export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 1024, height: 768 }, hasTouch: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  hall: { viewport: { width: 1920, height: 1080 } },
} as const satisfies Record<string, BrowserContextOptions>;
export type Device = keyof typeof DEVICES;

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** How long a person would wait before saying that it does not work. */
const PATIENCE_MS = 10_000;

/** Starting a server and a browser on a busy machine. */
export const START_MS = 60_000;

/** An address of this machine that is not localhost, as phones in a hall use it. */
function hallAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find((one) => one.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.2';
}

/** The whole server with the built client, and a browser. */
export interface House {
  server: TestServer;
  browser: Browser;
  /** The server as a phone in the hall reaches it: plain http, no secure context. */
  hallUrl: string;
  /** A browser profile of its own. */
  device(device: Device, options?: BrowserContextOptions & { language?: Language }): Promise<BrowserContext>;
  /** Errors that nobody caught, in any page of this house. */
  errors: string[];
  stop(): Promise<void>;
}

/** `environment` overrides configuration, as with `startTestServer`. */
export async function openHouse(environment: Record<string, string> = {}): Promise<House> {
  const address = hallAddress();
  const server = await startTestServer({
    HOST: '0.0.0.0',
    PUBLIC_URL: `http://${address}:0`,
    ...environment,
  });
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: chromiumFlags() });
  const errors: string[] = [];
  return {
    errors,
    server,
    browser,
    hallUrl: server.app.publicUrl,
    device: async (device, { language = 'vi', ...more } = {}) => {
      const context = await browser.newContext({
        ...DEVICES[device],
        locale: LOCALES[language],
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
        ...more,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      context.on('weberror', (error) => errors.push(error.error().message));
      return context;
    },
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

export interface Somebody {
  name: string;
  role: Role;
  unit?: string;
  title?: string;
  number?: string;
  withoutPhone?: boolean;
}

/** Puts people on the roster; the answer is the path of each one's personal link, in their order. */
export async function invite(meeting: Meeting, people: readonly Somebody[]): Promise<string[]> {
  const paths: string[] = [];
  for (const person of people) {
    const participantId = makeId();
    const blank = { unit: '', title: '', number: '', withoutPhone: false };
    await meeting.organiser.do('participants.add', { ...blank, ...person, participantId });
    paths.push(new URL((await meeting.slip(participantId)).link).pathname);
  }
  return paths;
}

/** Lets a browser sit in the seats of people who entered already; their pages at `url` then open directly. */
export async function sitDown(
  context: BrowserContext,
  people: readonly Person[],
  url: string,
): Promise<void> {
  const cookies = people.flatMap(({ cookie }) =>
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { url, name: pair.slice(0, at), value: pair.slice(at + 1) };
    }),
  );
  await context.addCookies(cookies);
}

export type ScreenName = 'delegate' | 'chair' | 'desk' | 'answers' | 'focal' | 'hall' | 'slips';

/** Path of a person's screen. */
export function screenOf({ meetingId, participantId }: Person, screen: ScreenName): string {
  return `/m/${meetingId}/${participantId}/${screen}`;
}

/** Waits until a person sees all of these. */
export async function sees(...shown: Locator[]): Promise<void> {
  for (const locator of shown) await locator.first().waitFor();
}

/**
 * Does something until what it is for can be seen, as a person presses again when nothing happened: after an act
 * the chair's cockpit takes no other for half a second, so that a double tap is never two acts.
 */
export async function insist(act: () => Promise<void>, wanted: Locator): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  const there = (timeout: number): Promise<boolean> =>
    wanted
      .first()
      .waitFor({ timeout })
      .then(
        () => true,
        () => false,
      );
  do {
    // The control may be gone because the first press was taken.
    await act().catch(() => undefined);
    if (await there(1000)) return;
  } while (Date.now() < end);
  await sees(wanted);
}

/** Reads again and again until the answer is the wanted one; then, or when patience ends, Jest compares. */
export async function becomes<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  let last = await read();
  while (JSON.stringify(last) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    last = await read();
  }
  expect(last).toEqual(wanted);
}

/** What every page shows now, as files in the folder that BROWSER_PICTURES names; for whoever looks for the cause. */
async function takePictures(browser: Browser, title: string): Promise<void> {
  const folder = process.env.BROWSER_PICTURES;
  if (!folder) return;
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [n, page] of pages.entries()) {
    const path = join(folder, `${title.replace(/\P{L}+/gu, '-').slice(0, 40)}-${n}.png`);
    await page.screenshot({ path }).catch(() => undefined);
  }
}

/** Tests that tell one story: when a chapter fails, the later ones say so at once instead of waiting. */
export function story(house: () => House): (title: string, tell: () => Promise<void>) => void {
  let broken: string | null = null;
  const run = async (title: string, tell: () => Promise<void>): Promise<void> => {
    if (broken !== null) throw new Error(`the story broke off before: ${broken}`);
    broken = title;
    try {
      await tell();
      broken = null;
    } finally {
      if (broken !== null) await takePictures(house().browser, title);
    }
  };
  return (title, tell) => it(title, () => run(title, tell), START_MS);
}
