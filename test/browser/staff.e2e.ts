import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { LANGUAGES, sentences } from './support-words.js';
import type { Language } from './support-words.js';

const TOUR_MS = 120_000;
/** The desk on a phone is cramped (docs/roadmap.md); its own parts are not judged here. */
const KNOWN = /^deadlines: (page of|INPUT|BUTTON|SELECT|TEXTAREA|A )/;
/** An input that holds more than it shows scrolls by itself. */
const WORDS = 'main *:not(input)';
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.STAFF_PICTURES ?? '';

describeInBrowser('what belongs to the organisation', () => {
  let house: House;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let device: string;

  beforeAll(async () => {
    house = await openHouse();
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  /** A page of somebody with an account. */
  async function on(kind: Device, language: Language, width?: number): Promise<void> {
    const viewport = width === undefined ? {} : { viewport: { width, height: 700 } };
    context = await house.device(kind, { language, baseURL: house.hallUrl, ...viewport });
    const [name = '', value = ''] = house.server.staffCookie.split('=');
    await context.addCookies([{ url: house.hallUrl, name, value }]);
    page = await context.newPage();
    faults = [];
    device = `${kind}${width ?? ''}-${language}`;
  }

  const said = (found: readonly string[], where: string): string[] =>
    found.map((fault) => `${where}: ${fault}`);

  /** axe, nothing sideways, nothing cut off; on a phone targets of a thumb. */
  async function look(where: string, wanted: Locator): Promise<void> {
    await sees(wanted);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${device}-${where}.png`, fullPage: true });
    faults.push(...said(await faultsOf(page, where), ''));
    faults.push(...said(await sidewaysScroll(page), where), ...said(await outOfPlace(page, WORDS), where));
    if (device.startsWith('phone')) faults.push(...said(await smallTargets(page), where));
  }

  async function dialog(opener: Locator, where: string): Promise<void> {
    await opener.click();
    await look(where, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  const sizes: [Device, number | undefined][] = [
    ['laptop', undefined],
    ['phone', undefined],
    ['phone', 320],
  ];
  describe.each(LANGUAGES)('in %s', (language) => {
    const t = sentences(language);
    const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });

    it.each(sizes)(
      'rules and days off on a %s (%s): axe finds nothing, nothing scrolls sideways',
      async (kind, width) => {
        await on(kind, language, width);
        await page.goto('/staff');
        await button('admin.rules').click();
        await look('profiles', button('rules.newVersion'));
        await dialog(button('rules.newVersion'), 'new-version');
        await page.getByRole('tab', { name: t('rules.holidays') }).click();
        await look('days-off', button('rules.import'));
        await dialog(button('rules.import'), 'import');
        const year = String(new Date().getFullYear());
        await dialog(page.getByRole('button', { name: t('rules.editYear', { year }) }), 'edit-year');
        expect(faults).toEqual([]);
      },
      TOUR_MS,
    );
  });

  it.each(sizes)(
    'the days of a meeting on a %s (%s): the late ones with their days and rules, and on the way in',
    async (kind, width) => {
      const meeting = await house.server.meeting({
        ...{ profile: 'STATE_GENERAL', startsAt: Date.UTC(2025, 10, 18, 2), title: 'Đối thoại đã trễ' },
      });
      await on(kind, 'vi', width);
      const t = sentences('vi');
      await sitDown(context, [meeting.organiser], house.hallUrl);
      await page.goto(screenOf(meeting.organiser, 'desk'));
      await page.getByRole('tab', { name: t('desk.tab.SETTINGS') }).click();
      const late = page.getByText(t('rules.state.LATE')).filter({ visible: true }).first();
      await look('deadlines', late);
      await page.goto('/');
      const said = t('rules.lateStep', { step: t('rules.step.ANNOUNCE') });
      await look('home', page.getByText(said).first());
      await page.goto('/staff');
      await look('staff-home', page.getByText(said).first());
      expect(faults.filter((fault) => !KNOWN.test(fault))).toEqual([]);
    },
    TOUR_MS,
  );

  it(
    'a rule is changed, and a bad file is explained row by row',
    async () => {
      await on('laptop', 'vi');
      const t = sentences('vi');
      const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });
      await page.goto('/staff/rules');
      await button('rules.newVersion').click();
      await page.getByLabel(t('rules.basis')).fill('Quy chế 07 của Sở');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('common.save') })
        .click();
      await sees(page.getByText(t('rules.profileSaved')), page.getByText('Quy chế 07 của Sở'));
      await page.getByRole('tab', { name: t('rules.holidays') }).click();
      await button('rules.import').click();
      const bad = {
        name: 'lich.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('ngày,loại,tên\n31/2/2027,nghỉ,Lạ\n'),
      };
      await page.getByLabel(t('rules.importFile')).setInputFiles(bad);
      await button('rules.importSave').click();
      await sees(page.getByText(t('rules.problem.NOT_A_DATE')));
    },
    TOUR_MS,
  );
});
