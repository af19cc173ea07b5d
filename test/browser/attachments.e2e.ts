import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { collectingMeeting } from './support-collection.js';
import type { CollectingMeeting } from './support-collection.js';
import { sidewaysScroll } from './support-measure.js';
import { sentences } from './support-words.js';

const LOOK_MS = 120_000;

describeInBrowser('a file beside an opinion', () => {
  const t = sentences('vi');
  let house: House;
  let hall: CollectingMeeting;
  let author: Person;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    house = await openHouse();
    hall = await collectingMeeting(house.server);
    author = await hall.meeting.join('DELEGATE', 'Ngô Thị Lan', { unit: 'Chi bộ Phòng Tổ chức' });
    await hall.meeting.organiser.do('submissions.open', {});
    await hall.slip('working', 'Phiếu có ảnh kèm theo');
    const words = { kind: 'PETITION', topicId: hall.meeting.topic(0), summary: 'Nhà công vụ dột' } as const;
    await author.do('submissions.submit', {
      ...{
        ...words,
        text: 'Đề nghị sửa.',
        submissionId: makeId(),
        disclosure: 'NAMED',
        writtenAt: Date.now(),
      },
    });
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));

  async function open(
    person: Person,
    screen: 'delegate' | 'desk' | 'focal',
    device: Device,
    width: number,
  ): Promise<Page> {
    const context = await house.device(device, { baseURL: house.hallUrl, viewport: { width, height: 800 } });
    contexts.push(context);
    await sitDown(context, [...hall.everybody, author], house.hallUrl);
    const page = await context.newPage();
    await page.goto(screenOf(person, screen));
    return page;
  }

  const picture = async (name: string) => ({
    ...{ name, mimeType: 'image/jpeg' },
    buffer: await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0f4c5c' } })
      .jpeg()
      .toBuffer(),
  });

  async function ownOpinions(width: number): Promise<Page> {
    const page = await open(author, 'delegate', 'phone', width);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: t('delegate.tabWrite') })
      .click();
    await page.getByRole('button', { name: t('delegate.noticeAccept') }).click();
    await page.getByRole('button', { name: t('attachments.open') }).click();
    await sees(page.getByLabel(t('attachments.add')));
    return page;
  }

  it(
    'the phone attaches a picture to what was sent; without a network it waits and goes by itself; the desk takes it',
    async () => {
      const page = await ownOpinions(390);
      await page
        .getByLabel(t('attachments.add'))
        .setInputFiles({ ...(await picture('a.jpg')), buffer: Buffer.from('x') });
      await sees(page.getByText(t('errors.ATTACHMENT_TYPE')));
      await page.getByRole('button', { name: t('attachments.remove') }).click();
      await page.route('**/attachments/**', (route) => route.abort());
      await page.getByLabel(t('attachments.add')).setInputFiles(await picture('nhà dột mùa mưa.jpg'));
      await sees(page.getByText(t('attachments.waiting', { name: 'nhà dột mùa mưa.jpg' })));
      await page.unroute('**/attachments/**');
      await page.getByRole('button', { name: t('attachments.again') }).click();
      await sees(page.getByRole('link', { name: 'nhà dột mùa mưa.jpg' }));
      const desk = await open(hall.people.secretary, 'desk', 'laptop', 1366);
      await desk.getByText('Nhà công vụ dột', { exact: true }).first().click();
      const link = desk.getByRole('link', { name: 'nhà dột mùa mưa.jpg' });
      const [download] = await Promise.all([desk.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toBe('nhà dột mùa mưa.jpg');
      // W107: taken away on the phone, it is gone at the desk, where nobody could have done it.
      const remove = { name: t('attachments.takeAwayOf', { name: 'nhà dột mùa mưa.jpg' }) };
      expect(await desk.getByRole('button', remove).count()).toBe(0);
      await page.getByRole('button', remove).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('attachments.takeAway'), exact: true })
        .click();
      await page.getByRole('link', { name: 'nhà dột mùa mưa.jpg' }).waitFor({ state: 'detached' });
      await link.waitFor({ state: 'detached' });
      expect(house.errors).toEqual([]);
    },
    LOOK_MS,
  );

  it(
    'axe finds nothing and nothing scrolls sideways, with a long name, on a phone and at the focal person’s',
    async () => {
      const faults: string[] = [];
      const page = await ownOpinions(320);
      const name = `${'ảnh chụp nhà công vụ xuống cấp '.repeat(3)}lần hai.jpg`;
      await page.getByLabel(t('attachments.add')).setInputFiles(await picture(name));
      await sees(page.getByRole('link', { name }));
      // What lies under the bar of tabs at this moment is no fault of the card.
      await page.evaluate(() => window.scrollTo(0, 0));
      const focal = await open(hall.people.working, 'focal', 'laptop', 1280);
      await sees(focal.getByText('Phiếu có ảnh kèm theo').first());
      for (const [where, one] of [
        ['phone', page],
        ['focal', focal],
      ] as const) {
        faults.push(...(await faultsOf(one, where)), ...(await sidewaysScroll(one)));
      }
      expect(faults).toEqual([]);
    },
    LOOK_MS,
  );
});
