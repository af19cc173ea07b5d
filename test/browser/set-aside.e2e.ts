import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { becomes, openHouse, screenOf, sees, sitDown, START_MS, story } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { hasFocus, tabTo } from './support-keyboard.js';
import { quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { sentences } from './support-words.js';

const t = sentences('vi');

const WHERE = 'Ban Tiếp công dân, tầng 1, trụ sở tiếp công dân của tỉnh.';
const WHY = 'Có thể có nội dung chưa được công bố.';
const REPORTED = 'Đã báo người có thẩm quyền.';
const COMPLAINT = 'Tố cáo người phụ trách nhà xe';
const SECRET = 'Danh sách dự kiến điều động';

describeInBrowser('what does not belong into the meeting is set aside, and its author is told (W35)', () => {
  let house: House;
  let hall: PeopledMeeting;
  let desk: Page;
  let chair: Page;
  let phone: Page;

  beforeAll(async () => {
    house = await openHouse();
    hall = await quietMeeting(house.server);
    await hall.write('author', COMPLAINT);
    await hall.write('author', SECRET);
    const { secretary, author, chair: chairs } = hall.people;
    [desk, phone, chair] = await Promise.all([
      open('laptop', screenOf(secretary, 'desk')),
      open('phone', screenOf(author, 'delegate')),
      open('tablet', screenOf(chairs, 'chair')),
    ]);
    await phone
      .getByRole('navigation')
      .getByRole('button', { name: t('delegate.tabWrite') })
      .click();
  }, START_MS);
  afterAll(() => house.stop());

  async function open(device: Device, path: string): Promise<Page> {
    const context = await house.device(device, { baseURL: house.hallUrl });
    await sitDown(context, hall.everybody, house.hallUrl);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  const chapter = story(() => house);
  const button = (page: Page, key: string): Locator =>
    page.getByRole('button', { name: t(key), exact: true });
  const card = (words: string): Locator => phone.getByRole('article').filter({ hasText: words });
  const filter = (page: Page): Locator => page.getByLabel(t('desk.filterState')).first();

  chapter('with the keyboard alone the secretary redirects a denunciation and says where to', async () => {
    await desk.getByRole('button', { name: COMPLAINT }).click();
    await sees(desk.getByText(t('desk.channel')));
    await desk.keyboard.press('o');
    const dialog = desk.getByRole('dialog', { name: t('aside.title') });
    await sees(dialog);
    expect(await faultsOf(desk, 'set aside')).toEqual([]);
    await desk.keyboard.press('Space');
    await tabTo(desk, dialog.getByRole('textbox'));
    await desk.keyboard.press('Control+Enter');
    await sees(dialog.getByText(t('aside.textMissing')));
    await desk.keyboard.type(WHERE);
    await desk.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await sees(desk.getByText(t('aside.toldAuthor', { text: WHERE })));
    expect(await hasFocus(desk.getByRole('button', { name: COMPLAINT }))).toBe(true);
  });

  chapter('the author reads it at once on the phone, and may not correct it any more', async () => {
    const own = card(COMPLAINT);
    await sees(own.getByText(t('aside.own.REDIRECTED')), own.getByText(WHERE));
    await sees(own.getByText(t('states.aside.REDIRECTED')));
    expect(await own.getByRole('button', { name: t('common.edit') }).count()).toBe(0);
    expect(await own.getByText(t('delegate.life.answered')).count()).toBe(0);
    expect(await faultsOf(phone, 'own opinion set aside')).toEqual([]);
  });

  chapter('and behind the tracking code, on any device', async () => {
    const { submissions } = (await hall.people.secretary.snapshot()).state;
    const set = Object.values(submissions).find((row) => row.aside);
    const page = await open('phone', `/t#${set?.trackingCode}`);
    const line = page.getByRole('article');
    await sees(line.getByText(WHERE), line.getByText(t('aside.own.REDIRECTED')), line.getByText(COMPLAINT));
    expect(await page.getByText(t('track.readOnly')).count()).toBe(0);
    expect(await faultsOf(page, 'tracked, set aside')).toEqual([]);
    await page.context().close();
  });

  chapter('what was set aside is found by its filter and waits for nobody', async () => {
    const counted = filter(desk).getByRole('option', { name: t('desk.raw.asideCount', { n: 1 }) });
    await becomes(() => counted.count(), 1);
    const rows = desk.getByRole('list', { name: t('desk.rawList') }).getByRole('listitem');
    for (const [state, n] of [
      ['FREE', 1],
      ['PENDING', 1],
      ['ASIDE', 1],
      ['ALL', 2],
    ] as const) {
      await filter(desk).selectOption(state);
      await sees(rows);
      expect([state, await rows.count()]).toEqual([state, n]);
    }
    await sees(desk.getByRole('tab', { name: `${t('desk.tab.OPINIONS')} 1` }));
    await button(desk, 'aside.takeBack').click();
    await sees(card(COMPLAINT).getByRole('button', { name: t('common.edit') }));
    await sees(desk.getByRole('tab', { name: `${t('desk.tab.OPINIONS')} 2` }));
  });

  chapter('a suspected secret disappears everywhere; the desk may open it and not delete it', async () => {
    const rows = desk.getByRole('list', { name: t('desk.rawList') });
    await rows.getByRole('button', { name: SECRET }).click();
    await button(desk, 'aside.act').click();
    const dialog = desk.getByRole('dialog', { name: t('aside.title') });
    await dialog.getByRole('radio', { name: t('aside.kind.SECRET_SUSPECT') }).check();
    await dialog.getByLabel(t('aside.text.SECRET_SUSPECT')).fill(WHY);
    await button(desk, 'aside.quarantine').click();
    await dialog.waitFor({ state: 'hidden' });
    await sees(
      card(WHY).getByText(t('aside.untold.SECRET_SUSPECT')),
      desk.getByText(t('aside.purgeByChair')),
    );
    expect(await desk.locator('main').innerText()).not.toContain(SECRET);
    expect(await phone.locator('main').innerText()).not.toContain(SECRET);
    expect(await button(desk, 'aside.purge').count()).toBe(0);
    await button(desk, 'aside.read').click();
    const words = desk.getByRole('dialog', { name: t('aside.readTitle') });
    await sees(words.getByText(SECRET, { exact: true }));
    expect(await faultsOf(desk, 'words in quarantine')).toEqual([]);
    await desk.keyboard.press('Escape');
    await words.waitFor({ state: 'hidden' });
  });

  chapter('the chair deletes it only with a reason and a word that it is understood', async () => {
    await chair.getByRole('tab', { name: t('chair.opinions') }).click();
    await chair.getByRole('radio', { name: t('chair.view.aside') }).check();
    await button(chair, 'aside.purge').click();
    const dialog = chair.getByRole('dialog', { name: t('aside.purgeTitle') });
    const purge = dialog.getByRole('button', { name: t('aside.purge') });
    await purge.click();
    await sees(dialog.getByText(t('ui.reasonMissing')), dialog.getByText(t('aside.purgeNotSure')));
    expect(await faultsOf(chair, 'purge with errors')).toEqual([]);
    await dialog.getByLabel(t('aside.purgeReason')).fill(REPORTED);
    await dialog.getByLabel(t('aside.purgeSure')).check();
    await purge.click();
    await dialog.waitFor({ state: 'hidden' });
    await sees(chair.getByText(t('aside.untold.PURGED')));
    expect(await button(chair, 'aside.takeBack').count()).toBe(0);
    await sees(card(REPORTED).getByText(t('aside.own.PURGED')));
  });

  chapter('and no page of these threw anything', () => {
    expect(house.errors).toEqual([]);
    return Promise.resolve();
  });
});
