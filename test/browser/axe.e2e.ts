import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { openHouse, screenOf, sees, sitDown, startNewServer, START_MS } from './support.js';
import type { Device, House, ScreenName } from './support.js';
import { faultsOf } from './support-axe.js';
import { closedMeeting, livelyMeeting, quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { LANGUAGES, sentences } from './support-words.js';

/** Visiting all states of one role on a busy machine. */
const TOUR_MS = 120_000;

describeInBrowser('axe finds nothing (WCAG 2.2 AA)', () => {
  let house: House;
  let lively: PeopledMeeting;
  let quiet: PeopledMeeting;
  let closed: PeopledMeeting;

  beforeAll(async () => {
    house = await openHouse();
    lively = await livelyMeeting(house.server);
    quiet = await quietMeeting(house.server);
    closed = await closedMeeting(house.server);
  }, START_MS);
  afterAll(() => house.stop());

  it('and would find a picture without words and letters without contrast', async () => {
    const page = await (await house.device('phone')).newPage();
    await page.goto(house.hallUrl);
    await sees(page.getByRole('heading', { level: 1 }));
    await page.evaluate(() => {
      const pale = '<p style="color: #ccc; background: #fff">pale</p>';
      document.querySelector('main')?.insertAdjacentHTML('beforeend', `<img src="/none.png">${pale}`);
    });
    const found = await faultsOf(page, 'home');
    expect(found).toEqual([expect.stringContaining('color-contrast'), expect.stringContaining('image-alt')]);
    await page.context().close();
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    const t = sentences(language);
    let context: BrowserContext;
    let page: Page;
    let faults: string[];

    /** One page on a device, with everybody's seat in it or as of a stranger. */
    async function on(device: Device, stranger = false): Promise<void> {
      context = await house.device(device, { language, baseURL: house.hallUrl });
      const everybody = [lively, quiet, closed].flatMap((hall) => hall.everybody);
      if (!stranger) await sitDown(context, everybody, house.hallUrl);
      page = await context.newPage();
      faults = [];
    }
    afterEach(async () => {
      await context.close();
      expect(faults).toEqual([]);
    });

    const button = (key: string, within: Page | Locator = page): Locator =>
      within.getByRole('button', { name: t(key), exact: true });
    const tab = (key: string): Promise<void> =>
      page.getByRole('tab', { name: new RegExp(`^${t(key)}( \\d|$)`) }).click();

    async function look(where: string, ...wanted: Locator[]): Promise<void> {
      await sees(...wanted);
      faults.push(...(await faultsOf(page, where)));
    }

    async function open(
      person: Person,
      screen: ScreenName,
      where: string,
      wanted: () => Locator,
    ): Promise<void> {
      await page.goto(screenOf(person, screen));
      await look(where, wanted());
    }

    /** A dialog, looked at and closed again. */
    async function dialog(opener: Locator, where: string): Promise<void> {
      await opener.click();
      await look(where, page.getByRole('dialog'));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }

    it(
      'on the ways into a meeting',
      async () => {
        await on('phone', true);
        await page.goto('/');
        await look('home', page.getByRole('heading', { name: t('home.welcome') }));
        await page.goto('/nowhere');
        await look('unknown page', page.getByText(t('home.notFound')));
        const free = await quiet.meeting.organiser.do('participants.add', {
          ...{
            participantId: crypto.randomUUID(),
            name: 'Người mới',
            role: 'DELEGATE',
            unit: 'Phòng Tổng hợp',
          },
          ...{ title: 'Chuyên viên', number: '', withoutPhone: false },
        });
        const link = (await quiet.meeting.slips()).find(
          (one) => one.participantId === free.participantId,
        )?.link;
        await page.goto(link ?? '');
        await look('join by link', button('join.enter'));
        const slips = await quiet.meeting.slips();
        const taken = slips.find((one) => one.participantId === quiet.people.author.participantId);
        await page.goto(taken?.link ?? '');
        await look('join by link, taken', page.getByText(t('join.seatTakenTitle')));
        await page.goto('/j/nothing');
        await look('join by link, unknown', page.getByText(t('join.linkInvalidTitle')));
        await page.goto('/join');
        await look('join by code', page.getByLabel(t('join.codeTitle')));
        await page.goto(`/join/${quiet.meeting.code}`);
        await look('join by slip', page.getByLabel(t('join.pin')));
        await button('join.enter').click();
        await look('join by slip, nothing filled in', page.getByText(t('join.pinMissing')));
        await button('join.noSlip').click();
        await look('knock', page.getByText(t('join.knockTitle')));
      },
      TOUR_MS,
    );

    it(
      "on the delegate's phone",
      async () => {
        await on('phone');
        const bar = (key: string): Promise<void> =>
          page
            .getByRole('navigation')
            .getByRole('button', { name: t(key) })
            .click();
        const { author, waiting, next, speaking } = lively.people;
        await open(author, 'delegate', 'now', () => page.getByRole('timer'));
        await bar('delegate.tabWrite');
        await look('notice and own opinions', button('delegate.noticeAccept'));
        await button('delegate.noticeAccept').click();
        await button('common.send').click();
        await look('opinion form with errors', page.getByText(t('delegate.summaryMissing')));
        await dialog(button('common.edit').first(), 'edit an opinion');
        await dialog(button('delegate.withdraw').first(), 'withdraw an opinion');
        await bar('delegate.tabSpeak');
        await button('delegate.askForFloor').click();
        await look('request to speak', page.getByLabel(t('delegate.line')));
        await open(waiting, 'delegate', 'now, waiting', () => page.getByRole('timer'));
        await bar('delegate.tabSpeak');
        await look('place in the queue', button('delegate.leaveQueue'));
        await dialog(button('delegate.leaveQueue'), 'leave the queue');
        await open(next, 'delegate', 'you are next', () => button('delegate.ready'));
        await open(speaking, 'delegate', 'at the microphone', () =>
          page.getByRole('dialog').getByRole('timer'),
        );
        await open(quiet.people.author, 'delegate', 'before the session', () =>
          page.getByText(t('delegate.beforeTitle')),
        );
        await bar('delegate.tabSpeak');
        await look('registration shut', page.getByText(t('delegate.registrationClosed')));
        await page.goto(`${screenOf(closed.people.waiting, 'delegate')}#now`);
        await look('after the close', page.getByText(t('delegate.overTitle')));
        await bar('delegate.tabSpeak');
        await look('not reached', page.getByText(t('delegate.convertedTitle')));
        await context.setOffline(true);
        await look('offline', page.getByText(t('connection.offline')));
      },
      TOUR_MS,
    );

    it(
      "on the chair's tablet",
      async () => {
        await on('tablet');
        const { chair, coChair } = lively.people;
        await open(chair, 'chair', 'speaking', () => button('chair.end'));
        await dialog(button('chair.interrupt'), 'interrupt');
        await dialog(page.getByRole('button', { name: t('chair.deputy') }), 'deputy');
        await dialog(button('chair.endFloor'), 'end of the floor');
        await page.getByRole('button', { name: t('chair.moreWith', { name: 'Hồ Ngọc Minh' }) }).click();
        await look('menu of a row', page.getByRole('menu'));
        await page.keyboard.press('Escape');
        await tab('chair.opinions');
        for (const view of ['pending', 'approved', 'collated', 'returned']) {
          await page.getByRole('radio', { name: t(`chair.view.${view}`) }).check();
          await look(`opinions, ${view}`, page.getByRole('article'));
        }
        await page.getByRole('radio', { name: t('chair.view.pending') }).check();
        await dialog(button('chair.return').first(), 'return an opinion');
        await page.getByRole('button', { name: t('ui.darkTheme') }).click();
        await look('in the dark', page.getByRole('article'));
        await open(coChair, 'chair', 'co-chair', () => button('chair.takeOver'));
        await dialog(button('chair.takeOver'), 'take over');
        await open(quiet.people.chair, 'chair', 'before the session', () =>
          button('chair.open.COLLATION_CLOSED'),
        );
        await open(closed.people.chair, 'chair', 'after the close', () => button('chair.reopen'));
      },
      TOUR_MS,
    );

    it(
      "on the secretary's laptop",
      async () => {
        await on('laptop');
        const rows = (): Locator => page.getByRole('list', { name: t('desk.rawList') }).getByRole('checkbox');
        await open(lively.people.secretary, 'desk', 'opinions', rows);
        await page.getByLabel(t('desk.filterState')).first().selectOption('PENDING');
        await page.getByRole('button', { name: 'Nhà để xe chật' }).click();
        await look('a raw opinion', page.getByText(t('desk.channel')));
        await page.getByRole('button', { name: 'Đề nghị công khai kế hoạch điều động.' }).click();
        await look('a collated opinion', page.getByText(t('desk.promisesHere')));
        await dialog(button('collation.merge').first(), 'merge');
        await dialog(button('collation.split').first(), 'split');
        await rows().first().check();
        await dialog(button('desk.collate'), 'collate');
        await dialog(button('desk.link'), 'link');
        await dialog(button('desk.forOther'), 'enter for somebody');
        await dialog(page.getByRole('button', { name: t('ui.shortcuts') }), 'shortcuts');
        await tab('desk.tab.FLOOR');
        await look('floor', page.getByRole('list', { name: t('desk.turns') }));
        await dialog(button('desk.register'), 'register somebody');
        await dialog(button('desk.correctTimes').first(), 'correct times');
        await tab('desk.tab.ANSWERS');
        await look('answers', page.getByLabel(t('answers.type')));
        await page.getByLabel(t('answers.type')).selectOption('ASSIGNED');
        await page.getByRole('button', { name: t('answers.send', { n: 0 }) }).click();
        await look('an answer with errors', page.getByText(t('answers.promise')));
        await tab('desk.tab.CONCLUSION');
        await look('conclusion', page.getByText('Công khai kế hoạch hằng quý.'));
        await tab('desk.tab.PEOPLE');
        await look('people', page.getByText('Lý Thu Trang'));
        for (const key of ['desk.personAdd', 'desk.import', 'desk.admitPhone'])
          await dialog(button(key), key);
        await tab('desk.tab.MINUTES');
        await look('papers', page.getByRole('heading', { name: t('papers.name.PRESS') }));
        await tab('desk.tab.SETTINGS');
        await look('settings', page.getByText(t('desk.settings')));
        await open(quiet.people.secretary, 'desk', 'an empty desk', () => page.getByText(t('desk.rawEmpty')));
        await open(closed.people.secretary, 'desk', 'a closed meeting', () =>
          page.getByText(t('desk.closedNote')),
        );
      },
      TOUR_MS,
    );

    it(
      "on the responder's screen and the hall screen",
      async () => {
        await on('phone');
        await open(lively.people.responder, 'answers', 'put to me', () => button('answers.answerOne'));
        await dialog(button('answers.answerOne').first(), 'an answer');
        await tab('answers.answeredTab');
        await look('answered', page.getByRole('tabpanel'));
        await tab('answers.promises');
        await look('promises', page.getByRole('tabpanel'));
        await open(quiet.people.responder, 'answers', 'nothing put to me', () =>
          page.getByText(t('answers.nothingOpen')),
        );
        await context.close();
        await on('hall');
        const { screen, chair } = lively.people;
        const shown = (mode: 'AUTO' | 'TOPICS' | 'JOIN' | 'BREAK') => async (): Promise<void> => {
          const seen = (await chair.snapshot()).state.screen.version;
          await chair.do('screen.show', { mode, collatedId: null, seen });
        };
        await open(screen, 'hall', 'speaker', () => page.getByRole('timer'));
        await shown('TOPICS')();
        await look('topics', page.locator('[data-scene=topics]'));
        await shown('JOIN')();
        await look('join', page.getByText(t('hall.joinTitle')));
        await shown('BREAK')();
        await look('break', page.getByRole('heading', { name: t('hall.break') }));
        const collated = Object.values((await chair.snapshot()).state.collated)[0];
        const seen = (await chair.snapshot()).state.screen.version;
        await chair.do('screen.show', { mode: 'OPINION', collatedId: collated?.id ?? null, seen });
        await look('opinion', page.getByText(t('hall.opinion')));
        await shown('AUTO')();
        await open(closed.people.screen, 'hall', 'thanks', () => page.getByText(t('hall.thanks')));
      },
      TOUR_MS,
    );

    it(
      'on what comes before a meeting',
      async () => {
        await on('laptop');
        await page.goto('/setup/some-token');
        await look('set-up used', page.getByText(t('admin.setUpUsed')));
        const fresh = await startNewServer();
        await page.goto(`${fresh.url}/setup/some-token`);
        await look('set-up', button('admin.setUpSave'));
        await button('admin.setUpSave').click();
        await look('set-up with errors', page.getByText(t('errors.field.MISSING')));
        await fresh.stop();
        await page.goto('/staff');
        await look('sign in', page.getByLabel(t('admin.password')));
        const [name = '', value = ''] = house.server.staffCookie.split('=');
        await context.addCookies([{ url: house.hallUrl, name, value }]);
        await page.goto('/staff');
        await look('meetings', button('admin.newMeeting'));
        await dialog(button('admin.organisation'), 'organisation');
        await dialog(button('accounts.change'), 'own password');
        await page.goto('/staff/new');
        await look('create a meeting', button('admin.create'));
        await button('admin.create').click();
        await look('create a meeting, with errors', page.getByText(t('errors.INVALID')));
        await page.goto('/');
        await look('home of staff', page.getByText(t('home.manage')));
        await open(lively.meeting.organiser, 'slips', 'slips', () =>
          page.getByRole('listitem').filter({ hasText: 'Nguyễn Thị Hạnh' }),
        );
      },
      TOUR_MS,
    );
  });
});
