import { receiptInGroups } from '@doi-thoai/shared';
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { SNV } from '../support/issuing.js';
import { becomes, openHouse, sees, START_MS, story } from './support.js';
import type { House } from './support.js';
import {
  afterTheHall,
  BOARD,
  dayOf,
  DRAINS,
  HOUSING,
  letOut,
  prepareNotice,
  ROOFS,
  signIn,
  WORDS,
} from './support-after.js';
import type { AfterHall } from './support-after.js';
import { button, card, Devices, enter, finish, gone, looks, tab } from './support-devices.js';
import { sentences } from './support-words.js';

const t = sentences('vi');

describeInBrowser('after the hall, from an answer to the author who confirms it', () => {
  let house: House;
  let hall: AfterHall;
  let chair: Page;
  let desk: Page;
  let unit: Page;
  let author: Page;
  const { device, open, close } = new Devices(() => house);
  const chapter = story(() => house);

  beforeAll(async () => {
    house = await openHouse();
    hall = await afterTheHall(house.server);
  }, START_MS);
  afterAll(async () => {
    await close();
    await house.stop();
  });
  afterEach(() => expect(house.errors).toEqual([]));

  chapter(
    'W92, W132: a responder prepares an answer and hands two in, one with what the unit will do',
    async () => {
      unit = await open(hall.people.responder, 'answers', 'phone', 390);
      const row = (wording: string): Locator => unit.getByRole('listitem').filter({ hasText: wording });
      await unit.getByRole('button', { name: t('prepare.openFor', { what: '#1' }), exact: true }).click();
      await unit.getByLabel(t('prepare.draft')).fill(WORDS.roofsAnswer);
      await button(unit, 'prepare.close').click();
      await sees(row(ROOFS).getByText(t('prepare.hasDraft')));
      await looks(unit, 'prepared');
      await button(row(ROOFS), 'answers.answerOne').click();
      const dialog = unit.getByRole('dialog');
      await dialog.getByLabel(t('answers.type')).selectOption('ASSIGNED');
      await dialog.getByLabel(t('answers.promiseText')).fill(WORDS.roofsPromise);
      expect(await dialog.getByLabel(t('answers.text')).inputValue()).toBe(WORDS.roofsAnswer);
      await looks(unit, 'answer');
      await finish(unit, 'answers.send', { n: 1 });
      await button(row(DRAINS), 'answers.answerOne').click();
      await dialog.getByLabel(t('answers.text')).fill(WORDS.vague);
      await finish(unit, 'answers.send', { n: 1 });
      await looks(unit, 'nothing-left');
    },
  );

  chapter('W133: the secretary gives one its form: what became of it and on which ground', async () => {
    desk = await open(hall.people.secretary, 'desk', 'laptop', 1366);
    await tab(desk, 'desk.answers').click();
    await desk.getByRole('radio', { name: t('answers.waiting') }).check();
    await button(card(desk, WORDS.roofsAnswer), 'answers.mend').click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel(t('answers.result')).selectOption('PLANNED');
    await dialog.getByLabel(t('answers.legalGround')).fill(WORDS.ground);
    await looks(desk, 'form');
    await finish(desk, 'answers.handInAgain');
    await sees(card(desk, WORDS.roofsAnswer).getByText(new RegExp(WORDS.ground)));
    await looks(desk, 'waiting');
  });

  chapter(
    'W133: the chair sends one back and approves the other, which every author then reads',
    async () => {
      chair = await open(hall.people.chair, 'chair', 'tablet', 1024);
      await tab(chair, 'answers.title').click();
      await sees(card(chair, WORDS.roofsAnswer).getByText(new RegExp(WORDS.ground)));
      await looks(chair, 'to-approve');
      await button(card(chair, WORDS.vague), 'answers.sendBack').click();
      await chair.getByLabel(t('answers.whatToMend')).fill(WORDS.whatToMend);
      await finish(chair, 'answers.sendBack');
      await tab(unit, 'answers.answeredTab').click();
      await sees(card(unit, WORDS.whatToMend));
      await looks(unit, 'sent-back');
      await button(card(unit, WORDS.vague), 'answers.mend').click();
      const dialog = unit.getByRole('dialog');
      await dialog.getByLabel(t('answers.text')).fill(WORDS.drainsAnswer);
      await finish(unit, 'answers.handInAgain');
      for (const words of [WORDS.roofsAnswer, WORDS.drainsAnswer]) await letOut(chair, desk, words);
    },
  );

  chapter(
    'W140, W142: both opinions become lines; one takes the promise of its answer, one gets its own',
    async () => {
      await tab(desk, 'desk.tab.CONCLUSION').click();
      for (const [n, wording] of [ROOFS, DRAINS].entries()) {
        await desk.getByRole('checkbox', { name: wording }).check();
        await button(desk, 'desk.line.TASK').click();
        await sees(button(desk, 'conclusions.assign', { n: n + 1 }));
      }
      const dialog = desk.getByRole('dialog');
      await button(desk, 'conclusions.link', { n: 1 }).click();
      await dialog.getByLabel(t('conclusions.linkPick')).selectOption({ index: 1 });
      await finish(desk, 'conclusions.linkSave');
      await button(desk, 'conclusions.assign', { n: 2 }).click();
      await dialog.getByLabel(t('commitments.owner'), { exact: true }).selectOption({ label: HOUSING });
      await dialog.getByLabel(t('answers.promiseText')).fill(WORDS.drainsPromise);
      await dialog.getByLabel(t('answers.dueDate')).fill(day(3));
      await looks(desk, 'assign');
      await finish(desk, 'common.save');
      await prepareNotice(desk);
      await looks(desk, 'builder', 20);
    },
  );

  const day = (n: number): string => dayOf(house.server, n);
  chapter(
    'W144, W145: by keyboard alone the chair approves, and the clerk takes a number and issues',
    async () => {
      await chair.reload();
      await sees(button(chair, 'conclusions.approve'));
      await enter(chair, button(chair, 'conclusions.approve'));
      const asked = chair.getByRole('dialog');
      await sees(asked.getByText(ROOFS).first());
      await looks(chair, 'approval');
      await enter(chair, asked.getByRole('button', { name: new RegExp(`^${t('conclusions.approve')}`) }));
      await becomes(
        async () => Object.values((await hall.state()).commitments).map((one) => one.state),
        ['CONFIRMED', 'CONFIRMED'],
      );
      const clerk = await open(hall.people.clerk, 'answers', 'phone', 320);
      const take = button(clerk, 'conclusions.takeOf', { body: SNV.name });
      await sees(take);
      await looks(clerk, 'clerk', 4);
      await enter(clerk, take);
      const dialog = clerk.getByRole('dialog');
      await enter(clerk, button(dialog, 'conclusions.take'));
      const issue = button(clerk, 'conclusions.issueOf', { number: WORDS.letter });
      await sees(issue);
      await gone(clerk);
      await enter(clerk, issue);
      await looks(clerk, 'issue');
      await enter(clerk, button(dialog, 'conclusions.issue'));
      await becomes(async () => (await hall.state()).meeting?.phase, 'NOTICE_ISSUED');
      await looks(clerk, 'issued');
    },
  );

  chapter(
    'W124, W127: the unit takes it on, asks for time, and reports with a file; the chair grants and verifies',
    async () => {
      await unit.reload();
      await tab(unit, 'answers.promises').click();
      const owed = card(unit, WORDS.roofsPromise);
      await looks(unit, 'owed', 6);
      await button(owed, 'commitments.step.acknowledge').click();
      await sees(button(owed, 'commitments.step.report'));
      await owed.getByRole('button', { name: t('commitments.others', { what: WORDS.roofsPromise }) }).click();
      await unit.getByRole('menuitem', { name: t('commitments.step.requestExtension') }).click();
      const dialog = unit.getByRole('dialog');
      await dialog.getByLabel(t('commitments.newDue')).fill(day(60));
      await dialog.getByLabel(t('commitments.reason')).fill('Chờ vốn sửa chữa');
      await looks(unit, 'extension');
      await finish(unit, 'commitments.do.requestExtension');
      await tab(chair, 'commitments.tab').click();
      const decided = card(chair, WORDS.roofsPromise);
      await button(decided, 'commitments.step.extend').click();
      const asked = chair.getByRole('dialog');
      await asked.getByLabel(t('commitments.decisionNumber')).fill('12/QĐ-SNV');
      await looks(chair, 'extend');
      await finish(chair, 'commitments.do.extend');
      await button(owed, 'commitments.step.report').click();
      await dialog.getByRole('radio', { name: t('commitments.isDone') }).check();
      await dialog.getByLabel(t('commitments.reportText')).fill('Đã thay xong mái, đã nghiệm thu.');
      await dialog.getByLabel(t('commitments.evidence')).setInputFiles(WORDS.evidence);
      await sees(dialog.getByText(WORDS.evidence.name).last());
      await looks(unit, 'report');
      await finish(unit, 'commitments.do.report');
      await sees(button(decided, 'commitments.step.verify'));
      await looks(chair, 'promises', 10);
      await button(decided, 'commitments.history').click();
      await sees(asked.getByRole('link', { name: WORDS.evidence.name }));
      await looks(chair, 'history');
      await chair.keyboard.press('Escape');
      await button(decided, 'commitments.step.verify').click();
      await button(asked, 'commitments.do.verify').click();
      const states = async (): Promise<string[]> =>
        Object.values((await hall.state()).commitments)
          .map((one) => one.state)
          .sort();
      await becomes(states, ['ISSUED', 'VERIFIED']);
      await gone(chair);
    },
  );

  chapter(
    'W137, W138: the author reads the whole line, confirms one answer and says no to another',
    async () => {
      author = await open(hall.people.author, 'delegate', 'phone', 320);
      const tabs = author.getByRole('navigation', { name: t('delegate.tabs') });
      // After the end a phone begins with the own opinions.
      await button(tabs, 'delegate.tabNow').click();
      await looks(author, 'notice-of-the-meeting');
      await button(tabs, 'delegate.tabWrite').click();
      const accept = button(author, 'delegate.noticeAccept');
      if (await accept.isVisible()) await accept.click();
      const roofs = card(author, 'Mái nhà công vụ dột');
      await sees(roofs.getByText(WORDS.roofsAnswer), roofs.getByText(t('delegate.promise.VERIFIED')));
      await button(roofs, 'delegate.showLine').click();
      await sees(roofs.getByText(t('delegate.step.DONE.was')));
      await button(roofs, 'states.verdict.ANSWERED').click();
      await sees(roofs.getByText(t('delegate.verdictKept')));
      await roofs.scrollIntoViewIfNeeded();
      await looks(author, 'own-line', 6);
      const drains = card(author, 'Ngõ 5 ngập');
      await button(drains, 'states.verdict.NO').click();
      await sees(drains.getByText(t('delegate.brought', { level: BOARD })));
      await drains.scrollIntoViewIfNeeded();
      await looks(author, 'own-no');
    },
  );

  chapter('W136: what the author said no to comes back at the level above', async () => {
    const above = await open(hall.people.board, 'answers', 'phone', 390);
    const owed = card(above, DRAINS);
    await sees(owed.getByText(WORDS.drainsAnswer).or(owed.getByText(t('answers.whatWasSaid'))));
    await looks(above, 'above');
    await tab(chair, 'answers.title').click();
    await chair.getByRole('radio', { name: t('answers.waits.REOPENED') }).check();
    // A chair does not answer by itself: the card says who does.
    await sees(card(chair, DRAINS).getByText(t('answers.unitAnswers', { level: BOARD })));
    await looks(chair, 'reopened');
    await button(owed, 'answers.answerOne').click();
    const words = 'Ban Giám đốc bố trí kinh phí trong tháng này.';
    const dialog = above.getByRole('dialog');
    await dialog.getByLabel(t('answers.text')).fill(words);
    await finish(above, 'answers.send', { n: 1 });
    await tab(desk, 'desk.answers').click();
    await desk.getByRole('radio', { name: t('answers.waiting') }).check();
    await chair.getByRole('radio', { name: t('answers.waits.DRAFT') }).check();
    await letOut(chair, desk, words);
    await sees(author.getByText(words));
  });

  chapter(
    'W136, W138: whoever has nothing but a receipt reads the same line on /t, and has a word, too',
    async () => {
      const page = await (await device('phone', 320)).newPage();
      await page.goto(`/t#${receiptInGroups(hall.receipt)}`);
      await sees(page.getByText(WORDS.roofsAnswer), page.getByText(t('delegate.step.DONE.was')));
      await looks(page, 'track', 6);
      await enter(page, button(page, 'states.verdict.ANSWERED'));
      await sees(page.getByText(t('delegate.verdictKept')));
      expect(
        Object.values((await hall.state()).verdicts)
          .map(({ verdict }) => verdict)
          .sort(),
      ).toEqual(['ANSWERED', 'ANSWERED', 'NO']);
    },
  );

  chapter(
    'W156, W157: days later the monitor sees the four cells, and urges the late one by keyboard',
    async () => {
      house.server.app.clock.move(5 * 86_400_000);
      const page = await (await device('laptop', 1366)).newPage();
      await signIn(page);
      await enter(page, button(page, 'followUp.title'));
      const cell = (n: number, name: string): Locator =>
        page.getByRole('button', { name: new RegExp(`^${n} ?${t(`followUp.cell.${name}`)}`) });
      await sees(
        cell(0, 'DONE_LATE'),
        cell(1, 'DONE_ON_TIME'),
        cell(0, 'OPEN_IN_TIME'),
        cell(1, 'OPEN_OVERDUE'),
      );
      await looks(page, 'cells', 10);
      await enter(page, cell(1, 'OPEN_OVERDUE'));
      await sees(page.getByRole('article').getByText(WORDS.drainsPromise, { exact: true }));
      await looks(page, 'late');
      await enter(page, page.getByRole('button', { name: new RegExp(`^${t('followUp.urge')}: `) }));
      await looks(page, 'urge');
      await enter(
        page,
        page.getByRole('dialog').getByRole('button', { name: t('followUp.urgeSend'), exact: true }),
      );
      await gone(page);
      const late = Object.values((await hall.state()).commitments).find(
        (one) => one.text === WORDS.drainsPromise,
      );
      await unit.reload();
      await tab(unit, 'answers.promises').click();
      await button(card(unit, WORDS.drainsPromise), 'commitments.history').click();
      await sees(unit.getByRole('dialog').getByText(t('commitments.act.URGED')));
      await looks(unit, 'urged');
      expect(late?.state).toBe('ISSUED');
    },
  );
});
