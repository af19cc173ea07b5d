import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { http } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { becomes, openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { sentences } from './support-words.js';
import type { Language } from './support-words.js';

const TOUR_MS = 120_000;
const WORDS = 'main *:not(input)';
const DIALOG = 'dialog *:not(input)';
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.STAFF_PICTURES ?? '';
const LONG =
  'Phòng Quản lý đầu tư, xây dựng hạ tầng kỹ thuật và bảo vệ môi trường các khu công nghiệp tập trung phía Bắc';

describeInBrowser('units, accounts, stand-ins', () => {
  let house: House;
  let meeting: Meeting;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let device: string;

  beforeAll(async () => {
    house = await openHouse();
    const cookie = house.server.staffCookie;
    const organise = async (name: string, payload: object): Promise<void> => {
      const url = `${house.server.url}/api/organisation/commands/${name}`;
      await http(url, { body: { id: makeId(), payload }, cookie });
    };
    const add = async (name: string, parentId: string | null): Promise<string> => {
      const unitId = makeId();
      await organise('organisation.addUnit', { unitId, name, parentId, basis: '' });
      return unitId;
    };
    const top = await add('Khối Kỹ thuật', null);
    const middle = await add(LONG, top);
    const gone = await add('Tổ Trắc địa', middle);
    const basis = 'QĐ 12/QĐ-SPT';
    const url = `${house.server.url}/api/organisation/units`;
    const seenOf = async (id: string): Promise<number> => {
      const { body } = await http<{ id: string; version: number }[]>(url, { cookie });
      return body.find((one) => one.id === id)?.version ?? 0;
    };
    const name = { name: `${LONG} (mới)`, validFrom: '2026-01-01', seen: await seenOf(middle) };
    await organise('organisation.renameUnit', { unitId: middle, ...name, basis });
    const end = { endedOn: '2026-06-01', successorId: top, seen: await seenOf(gone) };
    await organise('organisation.endUnit', { unitId: gone, ...end, basis });
    const account = { name: 'Mạc Thị Thư Ký', login: 'thu.ky', password: 'mat-khau-rieng-2026' };
    await http(`${house.server.url}/api/staff/accounts`, { body: account, cookie });
    meeting = await house.server.meeting({ profile: 'STATE_GENERAL', startsAt: Date.UTC(2025, 10, 18, 2) });
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  async function on(kind: Device, language: Language, width?: number): Promise<void> {
    const viewport = width === undefined ? {} : { viewport: { width, height: 800 } };
    context = await house.device(kind, { language, baseURL: house.hallUrl, ...viewport });
    const [name = '', value = ''] = house.server.staffCookie.split('=');
    await context.addCookies([{ url: house.hallUrl, name, value }]);
    page = await context.newPage();
    faults = [];
    device = `${kind}${width ?? ''}-${language}`;
  }

  async function look(where: string, wanted: Locator, words = WORDS): Promise<void> {
    await sees(wanted);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${device}-${where}.png`, fullPage: true });
    const found = [...(await faultsOf(page, where)), ...(await sidewaysScroll(page))];
    faults.push(...[...found, ...(await outOfPlace(page, words))].map((fault) => `${where}: ${fault}`));
    if (device.startsWith('phone') && words === WORDS) {
      faults.push(...(await smallTargets(page)).map((fault) => `${where}: ${fault}`));
    }
  }

  async function dialog(where: string): Promise<void> {
    await look(where, page.getByRole('dialog').last(), DIALOG);
    await page.keyboard.press('Escape');
  }

  const all: [Device, number, Language][] = [
    ['phone', 320, 'vi'],
    ['phone', 390, 'en'],
    ['tablet', 768, 'vi'],
    ['laptop', 1280, 'en'],
  ];
  // The widths between are looked at by eye; what fits the ends has fitted them, too.
  const sizes = PICTURES ? all : all.filter(([, width]) => width === 320 || width === 1280);

  it.each(sizes)(
    'the tree of units on a %s (%s, %s): names of the day, old ones found, nothing cut off',
    async (kind, width, language) => {
      await on(kind, language, width);
      const t = sentences(language);
      const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });
      const unit = `${LONG} (mới)`;
      await page.goto('/staff');
      await button('units.title').click();
      await look('units', page.getByText(unit));
      await button('units.add').click();
      await dialog('unit-add');
      const menu = page.getByRole('button', { name: t('units.acts', { unit }), exact: true });
      for (const [key, where] of [
        ['units.rename', 'unit-rename'],
        ['units.move', 'unit-move'],
        ['units.end', 'unit-end'],
      ] as const) {
        await menu.click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: t(key), exact: true })
          .click();
        await dialog(where);
      }
      await page.getByLabel(t('units.showEnded', { n: 1 })).check();
      await look('units-ended', page.getByText('Tổ Trắc địa'));
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );

  it.each(sizes)(
    'accounts, stand-ins and recorded steps on a %s (%s, %s)',
    async (kind, width, language) => {
      await on(kind, language, width);
      const t = sentences(language);
      const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });
      const head = await meeting.join('DELEGATE', `Bế Thị Trưởng ${width}`, { title: 'Trưởng phòng' });
      const deputy = await meeting.join('DELEGATE', `Lục Văn Phó ${width}`);
      const chair = await meeting.join('CHAIR', `Nông Văn Chủ ${width}`);
      const stand = { participantId: deputy.participantId, forId: head.participantId };
      await meeting.organiser.do('participants.standIn', { ...stand, note: 'Giấy ủy quyền số 3' });
      await sitDown(context, [meeting.organiser, chair], house.hallUrl);
      await page.goto(screenOf(meeting.organiser, 'desk'));
      await page.getByRole('tab', { name: t('desk.tab.PEOPLE') }).click();
      await sees(button('people.accounts'));
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/${device}-people.png`, fullPage: true });
      await button('people.accounts').click();
      await look('accounts', page.getByText('Mạc Thị Thư Ký').first(), DIALOG);
      await button('people.accountGive').first().click();
      await dialog('account-give');
      await page.keyboard.press('Escape');
      await page.getByLabel(t('desk.searchPeople')).fill(`Phó ${width}`);
      // The list is another one first, or the menu goes with the row that it was opened from.
      const acts = page.getByRole('button', { name: t('desk.actsOf', { name: '' }).trim() });
      await becomes(async () => (await acts.count()) <= 2, true);
      await page.getByRole('button', { name: t('desk.actsOf', { name: `Lục Văn Phó ${width}` }) }).click();
      // The scrolling that brought the button into view is told after the press.
      await page.getByRole('menu').evaluate(() => document.dispatchEvent(new Event('scroll')));
      await page.getByRole('menuitem', { name: t('people.standIn') }).click();
      await dialog('stand-in');
      await page.getByRole('tab', { name: t('desk.tab.SETTINGS') }).click();
      const step = t('rules.step.MATERIALS');
      await page
        .getByRole('button', { name: t('rules.recordTitle', { step }) })
        .filter({ visible: true })
        .click();
      await dialog('record');
      await page.goto(screenOf(chair, 'chair'));
      await button('people.consentsOpen').click();
      await look('consents', page.getByRole('dialog'), DIALOG);
      await button('people.consentGive').last().click();
      await sees(page.getByText(t('people.consentDone')));
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );

  it.each(sizes)(
    'invitations at the desk and the letter’s own page on a %s (%s, %s)',
    async (kind, width, language) => {
      await on(kind, language, width);
      const t = sentences(language);
      const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });
      const own = await house.server.meeting({ title: `Đối thoại với cán bộ trẻ ${width}` });
      const { organiser } = own;
      const title = 'Phó Trưởng ban Quản lý dự án đầu tư xây dựng';
      const ids: string[] = [];
      for (const name of ['Hà Thị Được Mời', 'Lục Văn Chưa Mời']) {
        const participantId = makeId();
        const blank = { unit: LONG, number: '', withoutPhone: false, role: 'DELEGATE' } as const;
        await organiser.do('participants.add', { ...blank, title, participantId, name });
        ids.push(participantId);
      }
      const [first = ''] = ids;
      const email = 'ha.thi.duoc.moi@so-phat-trien.example.vn';
      await organiser.do('invitations.address', { participantId: first, email, phone: '' });
      await organiser.do('invitations.send', { participantIds: [first] });
      const { body } = await organiser.get<{ links: { link: string }[] }>('invitation-links');
      const path = new URL(body.links[0]?.link ?? '').pathname;
      await page.goto(path);
      await look('letter', button('reply.send'));
      await page.getByLabel(t('reply.STAND_IN')).check();
      await page.getByLabel(t('reply.standInName')).fill('Hà Văn Thay');
      await look('letter-stand-in', button('reply.send'));
      await button('reply.send').click();
      await look('letter-answered', page.getByText(t('reply.thanks')));
      await page.goto('/r/khong-dung');
      await look('letter-invalid', page.getByText(t('reply.invalid')));
      await sitDown(context, [organiser], house.hallUrl);
      await page.goto(screenOf(organiser, 'desk'));
      await page.getByRole('tab', { name: t('desk.tab.PEOPLE') }).click();
      await button('invitations.open').click();
      await sees(page.getByText(t('invitations.standIn', { name: 'Hà Văn Thay' })));
      await look('invitations', page.getByRole('dialog'), DIALOG);
      await page.getByRole('checkbox', { name: t('invitations.pick', { name: 'Lục Văn Chưa Mời' }) }).check();
      await page.getByRole('button', { name: t('invitations.send', { n: 1 }) }).click();
      await sees(page.getByText(t('invitations.sending.BY_HAND')));
      await page
        .getByRole('button', { name: t('desk.actsOf', { name: 'Lục Văn Chưa Mời' }) })
        .last()
        .click();
      await page.getByRole('menuitem', { name: t('invitations.address') }).click();
      await dialog('address');
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );

  it(
    'a meeting that follows: what it takes over, in a form that is filled',
    async () => {
      await on('phone', 'vi', 320);
      const t = sentences('vi');
      await page.goto(`/staff/new?after=${meeting.id}`);
      await look('following', page.getByText(t('admin.takenOver')));
      expect(await page.getByLabel(t('admin.plan.title')).inputValue()).toBe(meeting.plan.title);
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );
});
