import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { becomes, insist, openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House, ScreenName } from './support.js';
import { faultsOf } from './support-axe.js';
import { hasFocus, tabTo, walk } from './support-keyboard.js';
import { livelyMeeting, LONG_NAME, quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { sentences } from './support-words.js';

const t = sentences('vi');
const WALK_MS = 60_000;

describeInBrowser('by the keyboard alone', () => {
  let house: House;
  let lively: PeopledMeeting;
  let page: Page;

  beforeAll(async () => {
    house = await openHouse();
    lively = await livelyMeeting(house.server);
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => page.context().close());

  async function open(device: Device, person: Person, screen: ScreenName): Promise<void> {
    const context = await house.device(device, { baseURL: house.hallUrl, isMobile: false });
    await sitDown(context, [person], house.hallUrl);
    page = await context.newPage();
    await page.goto(screenOf(person, screen));
  }

  const button = (key: string): Locator => page.getByRole('button', { name: t(key), exact: true });
  const press = (key: string): Promise<void> => page.keyboard.press(key);

  async function escapes(opener: Locator): Promise<void> {
    await tabTo(page, opener);
    await press('Enter');
    await sees(page.getByRole('dialog'));
    const inside = () => page.evaluate(() => document.activeElement?.closest('dialog') !== null);
    expect(await inside()).toBe(true);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await hasFocus(opener)).toBe(true);
  }

  it(
    'every stop on the phone has a ring and nothing over it',
    async () => {
      await open('phone', lively.people.author, 'delegate');
      await sees(page.getByRole('timer'));
      const { stops, faults } = await walk(page);
      expect(faults).toEqual([]);
      expect(stops.join()).toContain(t('delegate.tabWrite'));
    },
    WALK_MS,
  );

  it(
    'a delegate writes and sends an opinion',
    async () => {
      const quiet = await quietMeeting(house.server);
      await open('phone', quiet.people.author, 'delegate');
      await tabTo(page, page.getByRole('navigation').getByRole('button', { name: t('delegate.tabWrite') }));
      await press('Enter');
      await tabTo(page, button('delegate.noticeAccept'));
      await press('Enter');
      await escapes(button('delegate.noticeAgain'));
      await tabTo(page, page.getByRole('radio', { name: 'Điều động, bổ nhiệm' }));
      await press('Space');
      await tabTo(page, page.getByLabel(t('delegate.summary')));
      await page.keyboard.type('Báo trước khi điều động');
      await press('Tab');
      await page.keyboard.type('Đề nghị báo trước một tháng.');
      const { faults } = await walk(page);
      expect(faults).toEqual([]);
      await tabTo(page, button('common.send'));
      await press('Enter');
      await sees(page.getByRole('article').getByText(t('delegate.trackingCode')));
    },
    WALK_MS,
  );

  it(
    '"you are next" takes the focus, Esc puts it aside and the way back is there',
    async () => {
      await open('phone', lively.people.next, 'delegate');
      await sees(button('delegate.ready'));
      expect(await hasFocus(button('delegate.ready'))).toBe(true);
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await tabTo(page, button('common.open'));
      await press('Enter');
      await sees(button('delegate.ready'));
    },
    WALK_MS,
  );

  it(
    'every stop in the cockpit has a ring; questions close with Esc and give the focus back',
    async () => {
      await open('tablet', lively.people.chair, 'chair');
      await sees(button('chair.end'));
      const { stops, faults } = await walk(page);
      expect(faults).toEqual([]);
      expect(stops.join()).toContain(t('chair.endFloor'));
      await escapes(button('chair.interrupt'));
      await escapes(button('chair.endFloor'));
      await tabTo(page, page.getByRole('tab', { name: t('chair.queue') }));
      await press('ArrowRight');
      await sees(page.getByRole('radio', { name: t('chair.view.pending') }));
      const inOpinions = await walk(page);
      expect(inOpinions.faults).toEqual([]);
    },
    WALK_MS,
  );

  it(
    'a press that is not taken is said, and the keys dialog switches single keys off for good',
    async () => {
      await open('tablet', lively.people.chair, 'chair');
      await sees(button('chair.end'));
      await press('Space');
      await press('Space');
      await sees(page.getByRole('status').getByText(t('chair.notTaken')));
      await insist(() => press('Space'), button('chair.pause'));
      await press('?');
      await page.getByRole('switch', { name: t('ui.keysOn') }).uncheck();
      await page.reload();
      await sees(button('chair.end'));
      await press('?');
      await press('e');
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect((await lively.people.chair.snapshot()).state.floor.current?.name).toBe(LONG_NAME);
    },
    WALK_MS,
  );

  it(
    'the chair ends a turn and calls the next',
    async () => {
      await open('tablet', lively.people.chair, 'chair');
      await tabTo(page, button('chair.end'));
      await press('Enter');
      await sees(button('chair.callNext'));
      // The button has changed its meaning: the focus is on the words above it, so Enter again does nothing.
      expect(await hasFocus(button('chair.callNext'))).toBe(false);
      await tabTo(page, button('chair.callNext'));
      await insist(() => press('Enter'), button('chair.start'));
      await becomes(
        async () => (await lively.people.chair.snapshot()).state.floor.current?.name,
        'Hồ Ngọc Minh',
      );
    },
    WALK_MS,
  );

  it(
    'the secretary walks the desk, moves, selects and opens with letters',
    async () => {
      await open('laptop', lively.people.secretary, 'desk');
      const rows = page.getByRole('list', { name: t('desk.rawList') });
      await sees(rows.getByRole('checkbox'));
      const { stops, faults } = await walk(page);
      expect(faults).toEqual([]);
      expect(stops.join()).toContain(t('desk.forOther'));
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await press('j');
      await press('x');
      await becomes(() => rows.getByRole('checkbox', { checked: true }).count(), 1);
      await press('Enter');
      await sees(page.getByText(t('desk.channel')));
      await press('c');
      await sees(page.getByRole('dialog', { name: t('desk.collateTitle', { n: 1 }) }));
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await press('Escape');
      await becomes(() => rows.getByRole('checkbox', { checked: true }).count(), 0);
      await press('?');
      await sees(page.getByRole('dialog', { name: t('ui.shortcuts') }));
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
    WALK_MS,
  );

  /** Picks the first `n` rows of the list that the keys work on. */
  async function pickFirst(n: number): Promise<void> {
    for (let at = 0; at < n; at++) {
      await press('j');
      await press('x');
    }
  }

  it(
    'W97: the secretary approves and classifies many with letters',
    async () => {
      const summaries = ['Đèn đường xóm Bãi', 'Cống thoát nước tổ 5'];
      const written = [
        await lively.write('author', summaries[0] ?? ''),
        await lively.write('waiting', summaries[1] ?? ''),
      ];
      await open('laptop', lively.people.secretary, 'desk');
      await sees(page.getByRole('button', { name: summaries[1] }));
      await pickFirst(2);
      await press('d');
      const approve = page.getByRole('dialog');
      await sees(page.getByRole('dialog', { name: t('many.approveTitle', { n: 2 }) }));
      // Withdrawn in this very moment, before the key is pressed again.
      await lively.people.waiting.do('submissions.withdraw', await lively.read(written[1] ?? ''));
      await tabTo(page, approve.getByRole('button', { name: t('many.approve', { n: 1 }) }));
      await press('Enter');
      await approve.waitFor({ state: 'hidden' });
      const approved = async () => (await lively.read(written[0] ?? '')).seen > 0;
      await becomes(approved, true);
      const first = (await lively.people.secretary.snapshot()).state.submissions[written[0] ?? ''];
      expect(first?.moderation).toBe('APPROVED');
      await press('l');
      await pickFirst(2);
      await press('f');
      const field = page.getByRole('dialog', { name: t('collation.title.FIELD', { n: 2 }) });
      await field.getByLabel(t('collation.aspect.FIELD')).selectOption('PERSONNEL');
      expect(await faultsOf(page, 'classify')).toEqual([]);
      await tabTo(page, field.getByRole('button', { name: t('common.save') }));
      await press('Enter');
      await field.waitFor({ state: 'hidden' });
      const rows = page.getByRole('list', { name: t('desk.collatedList') });
      await becomes(() => rows.getByText(t('states.field.PERSONNEL')).count(), 2);
      await press('Escape');
      await press('e');
      const repeat = page.getByRole('dialog');
      await page.keyboard.type('Hội nghị đối thoại tháng 6');
      expect(await faultsOf(page, 'repeats')).toEqual([]);
      await tabTo(page, repeat.getByRole('button', { name: t('common.save') }));
      await press('Enter');
      await repeat.waitFor({ state: 'hidden' });
      await becomes(() => rows.getByText(t('collation.repeatChip')).count(), 1);
    },
    WALK_MS,
  );

  it(
    'W85: the search field asks the server: what waits behind the pill, further pages, and a network that is away',
    async () => {
      await open('laptop', lively.people.secretary, 'desk');
      const rows = page.getByRole('list', { name: t('desk.rawList') });
      const found = (key: string, n: number) =>
        page.getByRole('status').getByText(t(key, { n }), { exact: true });
      await sees(rows.getByRole('checkbox'));
      for (let n = 1; n < 52; n++) await lively.write('author', `Trạm bơm số ${n}`);
      await lively.write('author', 'Trạm bơm thôn Hạ');
      await sees(page.getByRole('button', { name: t('desk.newOpinions', { n: 52 }) }));
      await page.route('**/search?**', (route) => route.abort());
      await press('/');
      await page.keyboard.type('tram bom thon');
      await sees(page.getByText(t('errors.network')));
      expect(await faultsOf(page, 'search away')).toEqual([]);
      await page.unroute('**/search?**');
      await tabTo(page, button('ui.retry'));
      await press('Enter');
      await sees(found('desk.searchFound', 1));
      await sees(rows.getByRole('button', { name: 'Trạm bơm thôn Hạ', exact: true }));
      await page.getByLabel(t('desk.searchRaw')).fill('tram bom');
      await sees(found('desk.searchFirst', 50));
      await tabTo(page, button('desk.searchMore'));
      await press('Enter');
      await sees(found('desk.searchFound', 52));
      await page.getByLabel(t('desk.searchRaw')).fill('khong co dau');
      await sees(found('desk.searchFound', 0), page.getByText(t('desk.nothingFound')));
      expect(await faultsOf(page, 'nothing found')).toEqual([]);
      await page.getByLabel(t('desk.searchRaw')).fill('');
      await sees(rows.getByRole('button', { name: 'Báo trước khi điều động' }));
    },
    WALK_MS,
  );
});
