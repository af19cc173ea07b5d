import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House, ScreenName } from './support.js';
import { hasFocus, tabTo } from './support-keyboard.js';
import { livelyMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { sentences } from './support-words.js';

const t = sentences('vi');
const WALK_MS = 60_000;

describeInBrowser('what others do moves nothing away under the hands', () => {
  let house: House;
  let lively: PeopledMeeting;
  let page: Page;

  beforeAll(async () => {
    house = await openHouse();
    lively = await livelyMeeting(house.server);
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => page.context().close());

  async function open(device: Device, person: Person, screen: ScreenName): Promise<void> {
    const context = await house.device(device, { baseURL: house.hallUrl, isMobile: false });
    await sitDown(context, [person], house.hallUrl);
    page = await context.newPage();
    await page.goto(screenOf(person, screen));
  }

  const press = (key: string): Promise<void> => page.keyboard.press(key);

  it(
    'the menu of a row stays open and keeps the focus while the row is moved from elsewhere',
    async () => {
      await open('tablet', lively.people.chair, 'chair');
      const opener = page.getByRole('button', { name: t('chair.moreWith', { name: 'Bùi Thanh Phúc' }) });
      await tabTo(page, opener);
      await press('Enter');
      const first = page.getByRole('menuitem').first();
      await sees(first);
      const top = page
        .getByRole('list', { name: t('chair.queue') })
        .getByRole('listitem')
        .first();
      // Up and down again: one of the two takes the row out of the page and puts it in elsewhere.
      for (const name of ['Bùi Thanh Phúc', 'Hồ Ngọc Minh']) {
        const { floor } = (await lively.people.chair.snapshot()).state;
        const [beforeId = '', requestId = ''] = floor.queue;
        const move = { requestId, beforeId, reason: 'Theo chủ đề', seen: floor.version };
        await lively.people.chair.do('floor.reorder', move);
        await sees(top.getByText(name));
      }
      expect(await hasFocus(first)).toBe(true);
      await press('Escape');
      expect(await hasFocus(opener)).toBe(true);
    },
    WALK_MS,
  );

  it(
    'the desk comes back from another tab to where its list was',
    async () => {
      await open('laptop', lively.people.secretary, 'desk');
      const list = page.getByRole('list', { name: t('desk.rawList') });
      await sees(list.getByRole('listitem'));
      // What is hidden or shown is measured when the page is next drawn.
      const drawn = (): Promise<void> =>
        page.evaluate(async () => {
          for (let n = 0; n < 3; n++) await new Promise((done) => requestAnimationFrame(done));
        });
      const scrolled = (): Promise<number> =>
        list.evaluate((rows) => Math.round(rows.parentElement?.scrollTop ?? -1));
      const tab = (name: string): Locator => page.getByRole('tab', { name: new RegExp(`^${name}`) });
      for (const place of [0, 120]) {
        await list.evaluate((rows, top) => rows.parentElement?.scrollTo({ top }), place);
        await drawn();
        await tab(t('desk.tab.UNITS')).click();
        await list.waitFor({ state: 'hidden' });
        await drawn();
        await tab(t('desk.tab.OPINIONS')).click();
        await sees(list.getByRole('listitem'));
        await drawn();
        expect(await scrolled()).toBe(place);
      }
    },
    WALK_MS,
  );
});
