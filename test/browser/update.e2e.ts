import type { Page, WebSocketRoute } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { sentences } from './support-words.js';

const t = sentences('vi');
const OPINION = 'Chỗ để xe của người lao động';
const WHERE = 'Ban Tiếp công dân, tầng 1.';

describeInBrowser('W58: a page that was open while the server was replaced by a newer one', () => {
  let house: House;
  let hall: PeopledMeeting;
  beforeAll(async () => {
    house = await openHouse();
    hall = await quietMeeting(house.server);
    await hall.write('author', OPINION);
  }, START_MS);
  afterAll(() => house.stop());

  /** Opens a page; `age` breaks its line, and from then until it is loaded anew it says hello as an old one. */
  async function open(device: Device, path: string): Promise<{ page: Page; age: () => Promise<void> }> {
    const context = await house.device(device, { baseURL: house.hallUrl });
    await sitDown(context, hall.everybody, house.hallUrl);
    const page = await context.newPage();
    let old = false;
    let line: WebSocketRoute | null = null;
    await page.routeWebSocket(/socket\.io/, (route) => {
      line = route;
      const server = route.connectToServer();
      route.onMessage((said) => {
        const text = String(said);
        server.send(old ? text.replace(/"protocolVersion":\d+/, '"protocolVersion":0') : text);
      });
    });
    page.on('request', (request) => {
      if (request.isNavigationRequest()) old = false;
    });
    await page.goto(path);
    const age = async (): Promise<void> => {
      old = true;
      await line?.close();
    };
    return { page, age };
  }

  it('a phone loads itself anew, and what was being written is there', async () => {
    const { page, age } = await open('phone', screenOf(hall.people.author, 'delegate'));
    const write = page.getByRole('navigation').getByRole('button', { name: t('delegate.tabWrite') });
    await write.click();
    await page.getByRole('button', { name: t('delegate.noticeAccept') }).click();
    await page.getByLabel(t('delegate.summary')).fill('Viết dở khi máy chủ được nâng cấp');
    const loaded = page.waitForEvent('load');
    await age();
    await sees(page.getByText(t('connection.reload')));
    await loaded;
    await expect(page.getByLabel(t('delegate.summary')).inputValue()).resolves.toBe(
      'Viết dở khi máy chủ được nâng cấp',
    );
    await page.getByText(t('connection.reload')).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('whoever types into a dialog, which keeps nothing, is told so and closes it first', async () => {
    const { page, age } = await open('laptop', screenOf(hall.people.secretary, 'desk'));
    await page.getByRole('button', { name: OPINION }).click();
    await sees(page.getByText(t('desk.channel')));
    await page.keyboard.press('o');
    const dialog = page.getByRole('dialog', { name: t('aside.title') });
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('textbox').fill(WHERE);
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await age();
    await page.getByText(t('connection.reload')).first().waitFor({ state: 'attached' });
    // Twice the moment that a page without a dialog waits.
    await page.waitForTimeout(3000);
    await dialog.getByRole('textbox').press('Control+Enter');
    await sees(page.getByText(t('errors.PROTOCOL_TOO_OLD')));
    expect(await dialog.getByRole('textbox').inputValue()).toBe(WHERE);
    expect(loads).toBe(0);
    const loaded = page.waitForEvent('load');
    await page.keyboard.press('Escape');
    await loaded;
    await sees(page.getByRole('button', { name: OPINION }));
    await page.context().close();
  });

  it('and no page of these threw anything', () => {
    expect(house.errors).toEqual([]);
  });
});
