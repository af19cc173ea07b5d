import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { becomes, openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { House, ScreenName } from './support.js';
import { faultsOf } from './support-axe.js';
import { collectingMeeting, filledForm } from './support-collection.js';
import type { CollectingMeeting } from './support-collection.js';
import { sidewaysScroll } from './support-measure.js';
import { LANGUAGES, sentences } from './support-words.js';

const LOOK_MS = 120_000;
const HOUR_MS = 3_600_000;
const WIDTHS = [320, 390, 1366] as const;

describeInBrowser('the weeks before the hall', () => {
  let house: House;
  let hall: CollectingMeeting;
  let context: BrowserContext;
  let page: Page;
  let t = sentences('vi');

  beforeAll(async () => {
    house = await openHouse();
    hall = await collectingMeeting(house.server);
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  async function on(...device: Parameters<House['device']>): Promise<void> {
    const [name, options] = device;
    t = sentences(options?.language ?? 'vi');
    context = await house.device(name, { baseURL: house.hallUrl, ...options });
    await sitDown(context, hall.everybody, house.hallUrl);
    page = await context.newPage();
  }

  const open = (person: Person, screen: ScreenName): Promise<unknown> => page.goto(screenOf(person, screen));
  const units = (): Promise<void> =>
    page.getByRole('tab', { name: new RegExp(`^${t('desk.tab.UNITS')}`) }).click();
  const press = (key: string, values = {}): Promise<void> =>
    page.getByRole('button', { name: t(key, values), exact: true }).click();

  it.each(LANGUAGES)(
    'axe finds nothing and nothing scrolls sideways at 320 px, in Vietnamese also at 390 and 1366 px: %s',
    async (language) => {
      const faults: string[] = [];
      for (const width of language === 'vi' ? WIDTHS : WIDTHS.slice(0, 1)) {
        await on(width < 720 ? 'phone' : 'laptop', { language, viewport: { width, height: 768 } });
        const look = async (where: string): Promise<void> => {
          const here = `${where}, ${width} px`;
          faults.push(...(await faultsOf(page, here)));
          faults.push(...(await sidewaysScroll(page)).map((fault) => `${here}: ${fault}`));
        };
        await open(hall.people.secretary, 'desk');
        await units();
        await look('units');
        await press('collection.ask');
        await sees(page.getByRole('dialog'));
        await look('asking units');
        for (const who of ['working', 'returned', 'late', 'silent'] as const) {
          await open(hall.people[who], 'focal');
          await sees(page.getByText(t('focal.asDelegate')));
          await look(`focal person, ${who}`);
        }
        await open(hall.people.working, 'focal');
        await press('focal.form');
        await page.getByLabel(t('focal.formFile')).setInputFiles(await filledForm(hall, true));
        await sees(page.getByText(t('errors.form.UNKNOWN_TOPIC')));
        await look('a form with a bad row');
        const { organiser } = hall.meeting;
        await page.goto(await hall.linkOf('none'));
        await sees(page.getByLabel(t('common.name')));
        await look('the link of a unit');
        await page.goto(await hall.linkOf('silent'));
        await sees(page.getByText(t('join.unitOver')));
        await look('the link of a unit whose time is over');
        await page.goto(`${screenOf(organiser, 'slips')}?units`);
        await sees(page.getByText(t('collection.linkHow')));
        await look('QR codes of the units');
        if (width !== 1366) await context.close();
      }
      expect(faults).toEqual([]);
    },
    LOOK_MS,
  );

  it(
    'the address of a unit’s link is copied by one press to be sent on, and stands on the printed slip',
    async () => {
      await on('laptop');
      await page.goto(`${screenOf(hall.meeting.organiser, 'slips')}?units`);
      const unit = 'Chi bộ Thanh tra';
      const slip = page.getByRole('listitem').filter({ hasText: unit });
      const copy = slip.getByRole('button', { name: t('collection.linkCopyOf', { unit }), exact: true });
      const address = `${house.hallUrl}${await hall.linkOf('none')}`;
      await sees(slip.getByText(address));
      await copy.click();
      await sees(page.getByText(t('collection.linkCopied', { unit })));
      await page.evaluate(() => document.body.append(document.createElement('textarea')));
      const message = page.locator('body > textarea');
      await message.focus();
      await page.keyboard.press('Control+V');
      await expect(message.inputValue()).resolves.toBe(address);
      await page.emulateMedia({ media: 'print' });
      expect([await slip.getByText(address).isVisible(), await copy.isVisible()]).toEqual([true, false]);
      const [paper, words] = [await slip.boundingBox(), await slip.getByText(address).boundingBox()];
      expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThan((paper?.y ?? 0) + (paper?.height ?? 0));
    },
    LOOK_MS,
  );

  it(
    'somebody of a unit scans its code, says a name once, writes, and gets a tracking code',
    async () => {
      const unit = 'Chi bộ Thanh tra';
      context = await house.device('phone', { baseURL: house.hallUrl });
      page = await context.newPage();
      t = sentences('vi');
      await page.goto(await hall.linkOf('none'));
      await page.getByLabel(t('common.name')).fill('Trần Văn Góp Ý');
      await press('join.unitEnter');
      await page
        .getByRole('navigation')
        .getByRole('button', { name: t('delegate.tabWrite') })
        .click();
      await press('delegate.noticeAccept');
      await page.getByRole('radio', { name: 'Điều động, bổ nhiệm' }).check();
      await page.getByLabel(t('delegate.summary')).fill('Báo trước khi điều động');
      await page.getByLabel(t('delegate.text')).fill('Đề nghị báo trước một tháng.');
      await press('common.send');
      await sees(page.getByText(t('delegate.trackingCode')));
      const { submissions } = (await hall.meeting.organiser.snapshot()).state;
      const written = Object.values(submissions).find((row) => row.authorName === 'Trần Văn Góp Ý');
      expect(written?.authorUnit).toBe(unit);
    },
    LOOK_MS,
  );

  it(
    'a focal person chooses a filled-in form, is told the bad row, chooses it corrected, and it doubles nothing',
    async () => {
      await on('laptop');
      await open(hall.people.waiting, 'focal');
      await press('focal.form');
      const choose = async (bad: boolean): Promise<void> =>
        page.getByLabel(t('focal.formFile')).setInputFiles(await filledForm(hall, bad));
      await choose(true);
      await sees(page.getByText(t('errors.form.UNKNOWN_TOPIC')));
      expect(await page.getByRole('button', { name: t('focal.formSave', { n: 2 }) }).isDisabled()).toBe(true);
      await choose(false);
      await press('focal.formSave', { n: 3 });
      await sees(page.getByText(t('focal.formDone', { added: 3, known: 0 })));
      await press('focal.form');
      await choose(false);
      await press('focal.formSave', { n: 3 });
      await sees(page.getByText(t('focal.formDone', { added: 0, known: 3 })));
      expect(house.errors).toEqual([]);
    },
    LOOK_MS,
  );

  it(
    'a focal person types a slip, collates it and hands in; the desk returns it and sees it come again',
    async () => {
      await on('laptop');
      const desk = page;
      await open(hall.people.secretary, 'desk');
      await units();
      await press('collection.ask');
      await press('collection.askSave', { n: 1 });
      page = await context.newPage();
      await open(hall.people.waiting, 'focal');
      await press('focal.slip');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('common.topic')).selectOption({ index: 1 });
      await dialog.getByLabel(t('delegate.summary')).fill('Trụ sở xuống cấp');
      await press('focal.slipSave');
      await sees(page.getByText(t('focal.slipDone')));
      await page.keyboard.press('Escape');
      await page.getByRole('checkbox', { name: t('desk.pickRow', { what: 'Trụ sở xuống cấp' }) }).check();
      await press('desk.collate');
      await press('common.save');
      await page.getByRole('button', { name: t('focal.handIn') }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('focal.handIn') })
        .click();
      await sees(page.getByText(t('focal.handedInHint')));
      const unit = 'Chi bộ Đội Quản lý trụ sở';
      await desk.getByRole('button', { name: t('collection.giveBackOne', { unit }) }).click();
      await desk.getByLabel(t('common.reason')).fill('Xin nêu rõ địa chỉ');
      await desk
        .getByRole('dialog')
        .getByRole('button', { name: t('collection.giveBack') })
        .click();
      await sees(page.getByText('Xin nêu rõ địa chỉ'));
      await page.getByRole('button', { name: t('focal.handInAgain') }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('focal.handIn') })
        .click();
      await sees(page.getByText(t('focal.handedInHint')));
      const state = async (): Promise<unknown> => {
        const { sets } = (await hall.meeting.organiser.snapshot()).state;
        return Object.values(sets).find((set) => set.unit === unit)?.state;
      };
      await becomes(state, 'SUBMITTED');
    },
    LOOK_MS,
  );

  it(
    'when the time of the unit is over, the phone says so instead of offering the form, and shows what was typed',
    async () => {
      context = await house.device('phone', { baseURL: house.hallUrl });
      page = await context.newPage();
      t = sentences('vi');
      const closesAt = house.server.app.clock.now() + HOUR_MS;
      await hall.meeting.organiser.do('collection.extend', {
        unitIds: [await hall.unit('silent')],
        closesAt,
      });
      await page.goto(await hall.linkOf('silent'));
      await page.getByLabel(t('common.name')).fill('Phạm Thị Góp Sau');
      await press('join.unitEnter');
      await page
        .getByRole('navigation')
        .getByRole('button', { name: t('delegate.tabWrite') })
        .click();
      await press('delegate.noticeAccept');
      await page.getByLabel(t('delegate.summary')).fill('Chưa kịp gửi');
      await becomes(() => page.getByRole('button', { name: t('common.send'), exact: true }).count(), 1);
      house.server.app.clock.move(2 * HOUR_MS);
      await page.reload();
      await sees(page.getByText(t('delegate.unitOver')), page.getByText('Chưa kịp gửi'));
      expect(await page.getByRole('button', { name: t('common.send'), exact: true }).count()).toBe(0);
      expect(await faultsOf(page, 'the time of the unit is over')).toEqual([]);
    },
    LOOK_MS,
  );
});
