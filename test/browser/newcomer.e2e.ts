import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Meeting } from '../support/driver.js';
import { becomes, openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { sidewaysScroll } from './support-measure.js';
import { sentences } from './support-words.js';

const t = sentences('vi');

describeInBrowser('whoever is here for the first time', () => {
  let house: House;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    house = await openHouse();
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(async () => {
    await context.close();
    expect(house.errors).toEqual([]);
  });

  const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });

  async function on(device: Device, width?: number, height = 700): Promise<void> {
    const viewport = width === undefined ? {} : { viewport: { width, height } };
    context = await house.device(device, { baseURL: house.hallUrl, ...viewport });
    page = await context.newPage();
  }

  async function signIn(): Promise<void> {
    const [name = '', value = ''] = house.server.staffCookie.split('=');
    await context.addCookies([{ url: house.hallUrl, name, value }]);
  }

  async function openDesk(meeting: Meeting): Promise<void> {
    await sitDown(context, [meeting.organiser], house.hallUrl);
    await page.goto(screenOf(meeting.organiser, 'desk'));
  }

  const openTab = async (): Promise<string> =>
    (await page.locator('[role=tab][aria-selected=true]').innerText()).split('\n')[0] ?? '';

  it.each([
    [320, 640],
    [320, 568],
  ])(
    'on a phone of %s × %s the beginning of the form follows the notice, with the focus and without a keyboard',
    async (width, height) => {
      const meeting = await house.server.meeting();
      await meeting.openPhase(meeting.organiser, 'COLLECTING');
      const delegate = await meeting.join('DELEGATE', 'Lường Thị Mới');
      await on('phone', width, height);
      await sitDown(context, [delegate], house.hallUrl);
      await page.goto(`${screenOf(delegate, 'delegate')}#write`);
      await button('delegate.noticeAccept').scrollIntoViewIfNeeded();
      await button('delegate.noticeAccept').tap();
      await sees(page.getByLabel(t('delegate.summary')));
      const stands = () =>
        page.evaluate(() => {
          const focused = document.activeElement;
          const top = document.querySelector('form fieldset')?.getBoundingClientRect().top ?? -1;
          return {
            scrolled: scrollY,
            begins: top >= 0 && top < innerHeight / 2,
            inForm: !!focused?.closest('form'),
            asksForKeyboard: !!focused?.matches('textarea, input:not([type=radio])'),
          };
        });
      await becomes(stands, { scrolled: 0, begins: true, inForm: true, asksForKeyboard: false });
    },
    START_MS,
  );

  it.each<[Device, number | undefined]>([
    ['laptop', undefined],
    ['phone', 320],
  ])(
    'an organiser alone begins with the people and what comes next, on a %s (%s)',
    async (device, width) => {
      const meeting = await house.server.meeting();
      await on(device, width);
      await openDesk(meeting);
      await sees(page.getByRole('heading', { name: t('people.first.title') }));
      await becomes(openTab, t('desk.tab.PEOPLE'));
      expect(await sidewaysScroll(page)).toEqual([]);
      expect(await faultsOf(page, 'first steps')).toEqual([]);
      await meeting.join('SECRETARY', 'Lò Văn Ghi');
      await page.getByRole('heading', { name: t('people.first.title') }).waitFor({ state: 'detached' });
      // The people are looked at still; only the next visit begins with the opinions.
      await becomes(openTab, t('desk.tab.PEOPLE'));
    },
    START_MS,
  );

  it(
    'domain.md 6.1: the desk tells an organiser whose work collating is, and a secretary how it begins',
    async () => {
      const meeting = await house.server.meeting();
      await meeting.openPhase(meeting.organiser, 'COLLECTING');
      const secretary = await meeting.join('SECRETARY', 'Lò Văn Ghi');
      await on('laptop');
      await openDesk(meeting);
      await becomes(openTab, t('desk.tab.OPINIONS'));
      await sees(page.getByText(t('desk.rawEmptyRead')), page.getByText(t('desk.whyNot.ROLE')));
      expect(await page.getByText(t('desk.rawEmptyHint')).count()).toBe(0);
      await sitDown(context, [secretary], house.hallUrl);
      await page.goto(screenOf(secretary, 'desk'));
      await sees(page.getByText(t('desk.rawEmptyHint')));
      expect(await page.getByText(t('desk.whyNot.ROLE')).count()).toBe(0);
    },
    START_MS,
  );

  it.each([320, 390])(
    'from desk and cockpit on a phone of %s one press leads back to the own meetings',
    async (width) => {
      const meeting = await house.server.meeting();
      const chair = await meeting.join('CHAIR', 'Hà Thị Chủ Trì');
      await on('phone', width);
      await signIn();
      await sitDown(context, [chair, meeting.organiser], house.hallUrl);
      for (const path of [screenOf(meeting.organiser, 'desk'), screenOf(chair, 'chair')]) {
        await page.goto(path);
        await sees(button('admin.toStaff'));
        expect([path, ...(await sidewaysScroll(page))]).toEqual([path]);
        const title = await page.locator('header').getByText(meeting.plan.title).boundingBox();
        expect(title?.width).toBeGreaterThan(60);
        await button('admin.toStaff').click();
        await page.waitForURL('**/staff');
        await sees(page.getByRole('heading', { name: t('admin.meetings') }));
      }
    },
    START_MS,
  );

  it(
    'nothing leads there for whoever has no account',
    async () => {
      const meeting = await house.server.meeting();
      const chair = await meeting.join('CHAIR', 'Hà Thị Chủ Trì');
      await on('tablet');
      const told = page.waitForResponse('**/api/staff/me');
      await sitDown(context, [chair], house.hallUrl);
      await page.goto(screenOf(chair, 'chair'));
      await (await told).finished();
      await sees(page.getByRole('heading', { level: 1, name: meeting.plan.title }));
      expect(await button('admin.toStaff').count()).toBe(0);
    },
    START_MS,
  );
});
