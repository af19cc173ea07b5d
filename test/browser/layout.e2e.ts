import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { House, ScreenName } from './support.js';
import { outOfPlace, shareOfHeight, sidewaysScroll, smallTargets } from './support-measure.js';
import { closedMeeting, livelyMeeting, LONG_NAME, LONG_UNIT, quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { LANGUAGES, sentences } from './support-words.js';

const LOOK_MS = 90_000;
const WIDTHS = [320, 360, 390, 430] as const;

describeInBrowser('every screen fits its device', () => {
  let house: House;
  let lively: PeopledMeeting;
  let quiet: PeopledMeeting;
  let closed: PeopledMeeting;
  let context: BrowserContext;
  let page: Page;
  let t = sentences('vi');

  beforeAll(async () => {
    house = await openHouse();
    lively = await livelyMeeting(house.server);
    quiet = await quietMeeting(house.server);
    closed = await closedMeeting(house.server);
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  async function on(...device: Parameters<House['device']>): Promise<void> {
    const [name, options] = device;
    t = sentences(options?.language ?? 'vi');
    context = await house.device(name, { baseURL: house.hallUrl, ...options });
    const everybody = [lively, quiet, closed].flatMap((hall) => hall.everybody);
    await sitDown(context, everybody, house.hallUrl);
    page = await context.newPage();
  }

  async function open(person: Person, screen: ScreenName, wanted: () => Locator): Promise<void> {
    await page.goto(screenOf(person, screen));
    await sees(wanted());
  }

  const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });
  const bar = (key: string): Promise<void> =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: t(key) })
      .click();

  /** All that a phone shows, one state after another. */
  async function onEveryPhoneScreen(look: (where: string) => Promise<void>): Promise<void> {
    const { author, waiting, next, speaking, responder, chair } = lively.people;
    await page.goto('/');
    await sees(page.getByRole('heading', { name: t('home.welcome') }));
    await look('home');
    await page.goto(`/join/${quiet.meeting.code}`);
    await sees(page.getByLabel(t('join.pin')));
    await look('join');
    await open(author, 'delegate', () => page.getByRole('timer'));
    await look('now');
    await bar('delegate.tabWrite');
    await look('own opinions');
    const notice = button('delegate.noticeAccept');
    await notice.click();
    await sees(button('common.send'));
    await look('opinion form');
    await bar('delegate.tabSpeak');
    await button('delegate.askForFloor').click();
    await look('request to speak');
    await open(waiting, 'delegate', () => page.getByRole('timer'));
    await bar('delegate.tabSpeak');
    await look('place in the queue');
    await open(next, 'delegate', () => button('delegate.ready'));
    await look('you are next');
    await open(speaking, 'delegate', () => page.getByRole('dialog').getByRole('timer'));
    await look('at the microphone');
    await page.goto(`${screenOf(closed.people.waiting, 'delegate')}#now`);
    await sees(page.getByText(t('delegate.overTitle')));
    await bar('delegate.tabSpeak');
    await look('not reached');
    await open(responder, 'answers', () => button('answers.answerOne'));
    await look('answers');
    await button('answers.answerOne').first().click();
    await sees(page.getByRole('dialog'));
    await look('an answer');
    await open(chair, 'chair', () => button('chair.end'));
    await look('cockpit on a phone');
    await page.getByRole('button', { name: t('chair.waiting') }).click();
    await look('queue on a phone');
  }

  /** The desk is made for a laptop; in a pinch a phone must do. */
  async function onEveryDeskTab(look: (where: string) => Promise<void>): Promise<void> {
    await open(lively.people.secretary, 'desk', () => page.getByRole('checkbox'));
    await look('raw opinions');
    await page.getByLabel(t('desk.filterState')).first().selectOption('PENDING');
    await page.getByRole('button', { name: 'Nhà để xe chật' }).click();
    await sees(page.getByText(t('desk.channel')));
    await look('a raw opinion');
    await button('aside.act').click();
    await sees(page.getByRole('dialog'));
    await look('set aside');
    await page.keyboard.press('Escape');
    await button('desk.forOther').click();
    await sees(page.getByRole('dialog'));
    await look('enter for somebody');
    await page.keyboard.press('Escape');
    for (const tab of ['FLOOR', 'ANSWERS', 'CONCLUSION', 'PEOPLE', 'MINUTES', 'SETTINGS']) {
      await page.getByRole('tab', { name: new RegExp(`^${t(`desk.tab.${tab}`)}( \\d|$)`) }).click();
      if (tab === 'PEOPLE') await sees(page.getByRole('list').getByText(LONG_NAME));
      await look(tab);
    }
  }

  it.each(LANGUAGES)(
    'the desk on a phone reflows at 320 and 390 px, in %s: nothing sideways, nothing cut off',
    async (language) => {
      await on('phone', { language });
      const faults: string[] = [];
      await onEveryDeskTab(async (where) => {
        for (const width of [390, 320]) {
          await page.setViewportSize({ width, height: 700 });
          const found = [
            ...(await sidewaysScroll(page)),
            ...(await outOfPlace(page, ':is(main, dialog) :not(input)')),
          ];
          faults.push(...found.map((fault) => `${where}, ${width}: ${fault}`));
        }
      });
      expect(faults).toEqual([]);
    },
    LOOK_MS,
  );

  it.each(LANGUAGES)(
    'no phone screen scrolls sideways at 320, 360, 390 and 430 px, in %s',
    async (language) => {
      await on('phone', { language });
      const faults: string[] = [];
      await onEveryPhoneScreen(async (where) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 700 });
          faults.push(...(await sidewaysScroll(page)).map((fault) => `${where}: ${fault}`));
        }
      });
      expect(faults).toEqual([]);
    },
    LOOK_MS,
  );

  it('what is too wide, too small or cut off is noticed', async () => {
    await on('phone');
    await page.goto('/');
    await sees(page.getByRole('heading', { name: t('home.welcome') }));
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.innerHTML =
        '<p style="width: 500px">wide</p><button style="height: 20px">low</button>' +
        '<p style="width: 40px; overflow: hidden; white-space: nowrap">cut off in the middle</p>';
      document.body.append(box);
    });
    expect(await sidewaysScroll(page)).toHaveLength(1);
    expect(await smallTargets(page)).toEqual([expect.stringContaining('low')]);
    expect(await outOfPlace(page, 'body > div *')).toEqual([
      expect.stringContaining('wide'),
      expect.stringContaining('cut off'),
    ]);
  });

  it(
    'touch targets on the phone are at least 44 px',
    async () => {
      await on('phone');
      const faults: string[] = [];
      await onEveryPhoneScreen(async (where) => {
        faults.push(...(await smallTargets(page)).map((fault) => `${where}: ${fault}`));
      });
      expect(faults).toEqual([]);
    },
    LOOK_MS,
  );

  it(
    'with letters of 200 % nothing on the phone is cut off or needs sideways scrolling',
    async () => {
      await on('phone');
      await context.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(':root { font-size: 200% }');
          document.adoptedStyleSheets.push(sheet);
        });
      });
      const faults: string[] = [];
      await onEveryPhoneScreen(async (where) => {
        const found = [...(await sidewaysScroll(page)), ...(await outOfPlace(page, 'main *'))];
        faults.push(...found.map((fault) => `${where}: ${fault}`));
      });
      expect(faults).toEqual([]);
    },
    LOOK_MS,
  );

  it(
    "the chair's tablet of 1024 × 768 never scrolls as a page",
    async () => {
      await on('tablet');
      const height = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      const { people } = lively;
      const states: [Person, string][] = [
        [people.chair, 'chair.end'],
        [people.coChair, 'chair.takeOver'],
        [quiet.people.chair, 'chair.open.COLLATION_CLOSED'],
        [closed.people.chair, 'chair.reopen'],
      ];
      for (const [person, key] of states) {
        await open(person, 'chair', () => button(key));
        expect(await height()).toBeLessThanOrEqual(0);
        expect(await sidewaysScroll(page)).toEqual([]);
        await page.getByRole('tab', { name: t('chair.opinions') }).click();
        expect(await height()).toBeLessThanOrEqual(0);
      }
    },
    LOOK_MS,
  );

  it(
    'the hall reads names of at least 7 and a clock of at least 22 hundredths of the height',
    async () => {
      await on('hall');
      await open(lively.people.screen, 'hall', () => page.getByRole('timer'));
      const name = page.getByRole('heading', { name: LONG_NAME });
      expect(await shareOfHeight(name)).toBeGreaterThanOrEqual(7);
      const clock = page.getByRole('timer').getByRole('img');
      expect(await shareOfHeight(clock)).toBeGreaterThanOrEqual(22);
      expect(await sidewaysScroll(page)).toEqual([]);
      const height = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      expect(await height()).toBeLessThanOrEqual(0);
      expect(await outOfPlace(page, '[data-scene] *, [data-scene]')).toEqual([]);
    },
    LOOK_MS,
  );

  it(
    'a name of 40 letters and a unit of 120 stay inside on every console',
    async () => {
      expect([LONG_NAME.length, LONG_UNIT.length]).toEqual([40, 120]);
      await on('tablet');
      await open(lively.people.chair, 'chair', () => button('chair.end'));
      expect(await outOfPlace(page, 'main *')).toEqual([]);
      await context.close();
      await on('laptop');
      await open(lively.people.secretary, 'desk', () => page.getByRole('checkbox'));
      expect(await outOfPlace(page, 'main *')).toEqual([]);
      for (const tab of ['FLOOR', 'ANSWERS', 'PEOPLE']) {
        await page.getByRole('tab', { name: t(`desk.tab.${tab}`) }).click();
        if (tab === 'PEOPLE') await sees(page.getByRole('list').getByText(LONG_NAME));
        expect(await outOfPlace(page, 'main *')).toEqual([]);
        expect(await sidewaysScroll(page)).toEqual([]);
      }
    },
    LOOK_MS,
  );
});
