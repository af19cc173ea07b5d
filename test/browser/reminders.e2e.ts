import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { follow } from '../support/following.js';
import { FullMeeting } from '../support/full-meeting.js';
import { comesDue } from '../support/reminded.js';
import { insist, openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { outOfPlace, sidewaysScroll } from './support-measure.js';
import { sentences } from './support-words.js';
import type { Language } from './support-words.js';

const TOUR_MS = 120_000;
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.REMINDER_PICTURES ?? '';
const PROMISE =
  'Khẩn trương sửa chữa, thay toàn bộ mái tôn và máng xối của khu nhà công vụ giáo viên, bàn giao trước năm học mới';

describeInBrowser('W150, W154: reminders, calendars and what was promised before', () => {
  let house: House;
  let hall: FullMeeting;
  let context: BrowserContext;
  const faults: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    hall = await FullMeeting.open(house.server);
    await hall.meeting.openPhase(hall.people.chair, 'READY');
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  /** Waits for what is wanted, and keeps what axe and the ruler hold against the page as it is then. */
  async function look(page: Page, where: string, wanted: Locator, words: string): Promise<void> {
    await sees(wanted);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${where}.png` });
    const found = [...(await faultsOf(page, where)), ...(await sidewaysScroll(page))];
    faults.push(...[...found, ...(await outOfPlace(page, words))].map((fault) => `${where}: ${fault}`));
  }

  async function open(kind: Device, width: number, language: Language): Promise<void> {
    const viewport = { viewport: { width, height: 800 } };
    context = await house.device(kind, { language, baseURL: house.hallUrl, ...viewport });
  }

  const sizes: [Device, number, Language, number][] = [
    ['phone', 320, 'vi', 1],
    ['laptop', 1280, 'en', 2],
  ];

  it.each(sizes)(
    'on a %s (%s, %s) a responder is told at once, by keyboard sees it and makes a calendar address',
    async (kind, width, language, n) => {
      await open(kind, width, language);
      const { housing } = hall.people;
      await sitDown(context, [housing], house.hallUrl);
      const page = await context.newPage();
      const t = sentences(language);
      const button = (key: string, values = {}): Locator =>
        page.getByRole('button', { name: t(key, values), exact: true });
      await page.goto(screenOf(housing, 'answers'));
      await sees(page.getByRole('heading', { name: t('answers.title') }));
      await comesDue(hall, `${PROMISE} ${n}`, n);
      const news = page.getByText(t('reminders.unread', { n: 1 }));
      await look(page, `${kind}-strip`, news, 'main *');
      await button('reminders.open').press('Enter');
      const dialog = page.getByRole('dialog');
      await look(page, `${kind}-reminders`, dialog.getByText(`${PROMISE} ${n}`), 'dialog *');
      await sees(dialog.getByText(t('reminders.fresh'), { exact: true }));
      await page.keyboard.press('Escape');
      await news.waitFor({ state: 'detached' });
      await sees(button('reminders.count', { n }));
      await page.reload();
      await sees(button('reminders.count', { n }));
      expect(await news.count()).toBe(0);
      await button('reminders.calendar').press('Enter');
      await look(page, `${kind}-calendar`, page.getByText(t('reminders.noAddress')), 'dialog *');
      await button('reminders.makeAddress').press('Enter');
      await look(page, `${kind}-address`, page.getByText(t('reminders.addressMade')), 'dialog *');
      const link =
        (await page
          .getByText(/api\/calendars\//)
          .first()
          .textContent()) ?? '';
      expect(await (await fetch(link)).text()).toContain('BEGIN:VEVENT');
      await button('reminders.void').press('Enter');
      await button('reminders.void').last().press('Enter');
      await sees(page.getByText(t('reminders.noAddress')));
      expect((await fetch(link)).status).toBe(404);
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );

  it(
    'the next meeting: the chair adds an item and shows it to the hall, a phone reads it, the home counts',
    async () => {
      const next = await follow(house.server, hall.meeting.id);
      const chair = await next.join('CHAIR', 'Trần Chủ Trì');
      const screen = await next.join('SCREEN', 'Màn hình');
      const delegate = await next.join('DELEGATE', 'Lê Thị Dân');
      await next.openPhase(chair, 'READY');
      await open('laptop', 1280, 'vi');
      await sitDown(context, [chair, screen, delegate], house.hallUrl);
      const t = sentences('vi');
      const page = await context.newPage();
      await page.goto(screenOf(chair, 'chair'));
      const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });
      await button('promised.title').press('Enter');
      await look(page, 'chair-promised', page.getByRole('dialog').getByText(`${PROMISE} 1`), 'dialog *');
      await button('promised.addItem').press('Enter');
      await sees(page.getByText(t('promised.itemThere')));
      await page.keyboard.press('Escape');
      await sees(page.getByText(t('promised.item')));
      const onHall = await context.newPage();
      await onHall.goto(screenOf(screen, 'hall'));
      const show = button('chair.screen.PROMISED');
      await insist(() => show.click(), onHall.getByRole('heading', { name: t('promised.title') }));
      await look(onHall, 'hall-promised', onHall.getByText(t('promised.cell.OPEN_IN_TIME')), 'body *');
      const phone = await context.newPage();
      await phone.setViewportSize({ width: 320, height: 640 });
      await phone.goto(screenOf(delegate, 'delegate'));
      await phone.getByRole('button', { name: t('promised.title'), exact: true }).click();
      await look(phone, 'phone-promised', phone.getByRole('dialog').getByText(`${PROMISE} 2`), 'dialog *');
      await context.addCookies([
        { url: house.hallUrl, name: 'dt_staff', value: house.server.staffCookie.replace(/^dt_staff=/, '') },
      ]);
      await phone.goto('/staff');
      await look(phone, 'home', phone.getByText(t('reminders.duePromises', { n: 2 })), 'main *');
      expect(faults).toEqual([]);
      expect(house.errors).toEqual([]);
    },
    TOUR_MS,
  );
});
