import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Meeting } from '../support/driver.js';
import { invite, openHouse, START_MS } from './support.js';
import type { House } from './support.js';
import { sentences } from './support-words.js';

const t = sentences('vi');
const DELEGATE = { role: 'DELEGATE', unit: 'Phòng Tổng hợp' } as const;
const TOPIC = 'Điều động, bổ nhiệm';
const SECOND_FILE = /\/assets\/(?:phone-later|later)-/;

describeInBrowser('a phone on a network that lets little through', () => {
  let house: House;
  let meeting: Meeting;
  let paths: string[];
  beforeAll(async () => {
    house = await openHouse();
    meeting = await house.server.meeting();
    await meeting.openPhase(meeting.organiser, 'COLLECTING');
    const names = ['Hà Văn Tám', 'Vi Thị Chín', 'Lò Văn Mười'];
    paths = await invite(
      meeting,
      names.map((name) => ({ ...DELEGATE, name })),
    );
  }, START_MS);
  afterAll(() => house.stop());

  const tab = (page: Page, key: string): Locator =>
    page.getByRole('navigation').getByRole('button', { name: t(key) });

  async function enter(context: BrowserContext, person: number): Promise<Page> {
    const page = await context.newPage();
    await page.goto(house.hallUrl + (paths[person] ?? ''));
    await page.getByRole('button', { name: t('join.enter') }).click();
    return page;
  }

  async function write(page: Page, summary: string): Promise<void> {
    await tab(page, 'delegate.tabWrite').click();
    await page.getByRole('button', { name: t('delegate.noticeAccept') }).click();
    await page.getByRole('radio', { name: TOPIC }).check();
    await page.getByLabel(t('delegate.summary')).fill(summary);
    await page.getByLabel(t('delegate.text')).fill('Đề nghị công khai trước một tháng.');
    await page.getByRole('button', { name: t('common.send'), exact: true }).click();
    await page.getByRole('article').getByText(t('delegate.trackingCode')).waitFor();
  }

  it('an opinion is taken without the second file, which is fetched again by itself until it is there', async () => {
    const context = await house.device('phone');
    let tries = 0;
    await context.route(SECOND_FILE, (route) => {
      tries += 1;
      return route.abort('connectionfailed');
    });
    const page = await enter(context, 0);
    await write(page, 'Mạng rất yếu');
    await tab(page, 'delegate.tabSpeak').click();
    await page.getByRole('status', { name: t('ui.loading') }).waitFor();
    await page.waitForTimeout(4000);
    expect(tries).toBeGreaterThan(1);
    await context.unroute(SECOND_FILE);
    await page.getByText(t('delegate.registrationClosed')).waitFor();
    await tab(page, 'delegate.tabWrite').click();
    await page.getByRole('button', { name: t('delegate.withdraw') }).click();
    await page.getByRole('dialog', { name: t('delegate.withdrawTitle') }).waitFor();
    await context.close();
  });

  it('what was fetched in a pause is there when the network is gone', async () => {
    const context = await house.device('phone');
    const page = await enter(context, 1);
    await page.waitForResponse((response) => response.url().includes('/assets/phone-later-'));
    await page.waitForTimeout(500);
    await context.setOffline(true);
    await tab(page, 'delegate.tabSpeak').click();
    await page.getByText(t('delegate.registrationClosed')).waitFor();
    await page.getByText(t('connection.offline')).first().waitFor();
    await context.close();
  });

  it('where no websocket passes, the phone goes the long way round', async () => {
    const context = await house.device('phone');
    await context.addInitScript(() => {
      class NoSocket extends EventTarget {
        onerror?: (event: Event) => void;
        onclose?: (event: CloseEvent) => void;
        constructor() {
          super();
          setTimeout(() => this.onerror?.(new Event('error')));
        }
        close(): void {}
        send(): void {}
      }
      Object.assign(globalThis, { WebSocket: NoSocket });
    });
    const page = await enter(context, 2);
    await write(page, 'Không có websocket');
    await context.close();
  });

  it('and no page of these threw anything', () => {
    expect(house.errors).toEqual([]);
  });
});
