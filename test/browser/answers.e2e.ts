import { makeId, makeReceipt, receiptInGroups } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { letOut } from '../support/let-out.js';
import { moveUnder } from '../support/unit-tree.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { House } from './support.js';
import { faultsOf } from './support-axe.js';
import { sidewaysScroll } from './support-measure.js';
import { offerAllModes, quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { sentences } from './support-words.js';

const STORY_MS = 120_000;
const WORDING = 'Đề nghị thông cống ngõ 5 trước mùa mưa.';
const t = sentences('vi');

describeInBrowser('answers from the draft to the author’s word', () => {
  let house: House;
  let hall: PeopledMeeting;
  let board: Person;
  let laptop: BrowserContext;
  let phone: BrowserContext;

  beforeAll(async () => {
    house = await openHouse();
    hall = await quietMeeting(house.server);
    const { meeting, people } = hall;
    await offerAllModes(hall);
    board = await meeting.join('RESPONDER', 'Tô Văn Thu', { unit: 'Ban Giám đốc', title: 'Phó Giám đốc' });
    const inspector = await Inspector.open(house.server.databaseUrl);
    await moveUnder(house.server, inspector, 'Phòng Tổ chức', 'Ban Giám đốc');
    await inspector.close();
    await put(await hall.write('author', 'Ngõ 5 ngập'), WORDING);
    await meeting.openPhase(people.chair, 'READY');
    const everybody = [...hall.everybody, board];
    laptop = await house.device('tablet', { baseURL: house.hallUrl });
    phone = await house.device('phone', { baseURL: house.hallUrl, viewport: { width: 320, height: 640 } });
    for (const context of [laptop, phone]) await sitDown(context, everybody, house.hallUrl);
  }, START_MS * 2);
  afterAll(async () => {
    await Promise.all([laptop.close(), phone.close()]);
    await house.stop();
  });
  afterEach(() => expect(house.errors).toEqual([]));

  async function put(submissionId: string, wording: string): Promise<string> {
    const { secretary, responder } = hall.people;
    const { participants } = (await secretary.snapshot()).state;
    const responderUnitId = participants[responder.participantId]?.unitId ?? null;
    const row = { collatedId: makeId(), topicId: hall.meeting.topic(0), unitId: null, responderUnitId };
    await secretary.do('collation.create', { ...row, wording, submissionIds: [submissionId] });
    return row.collatedId;
  }

  const button = (on: Page | Locator, key: string, values: Record<string, string | number> = {}): Locator =>
    on.getByRole('button', { name: t(key, values), exact: true });
  const tab = (page: Page, key: string): Locator => page.getByRole('tab', { name: t(key) });
  const card = (page: Page, words: string): Locator => page.getByRole('article').filter({ hasText: words });

  async function open(
    context: BrowserContext,
    who: Person,
    screen: Parameters<typeof screenOf>[1],
  ): Promise<Page> {
    const page = await context.newPage();
    await page.goto(screenOf(who, screen));
    return page;
  }

  async function fits(page: Page, where: string): Promise<void> {
    expect([...(await sidewaysScroll(page)), ...(await faultsOf(page, where))]).toEqual([]);
  }

  /** Writes and hands in what stands first in a responder's list. */
  async function handIn(page: Page, within: Locator, words: string): Promise<void> {
    await button(within, 'answers.answerOne').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('answers.text')).fill(words);
    await button(dialog, 'answers.send', { n: 1 }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async function approveAndPublish(chair: Page, desk: Page, words: string): Promise<void> {
    await button(card(chair, words), 'answers.approve').click();
    await card(chair, words).waitFor({ state: 'detached' });
    await desk.getByRole('radio', { name: t('answers.waits.APPROVED') }).check();
    await button(card(desk, words), 'answers.publish').click();
    await card(desk, words).waitFor({ state: 'detached' });
  }

  it(
    'W132-W138: handed in, sent back, mended, approved, published; no; the next level answers; answered',
    async () => {
      const { chair: chairs, secretary, responder, author } = hall.people;
      const answering = await open(laptop, responder, 'answers');
      await handIn(answering, answering.getByRole('listitem').filter({ hasText: WORDING }), 'Sẽ làm.');
      const chair = await open(laptop, chairs, 'chair');
      await tab(chair, 'answers.title').click();
      await sees(card(chair, 'Sẽ làm.'));
      await fits(chair, 'answers that wait');
      await button(card(chair, 'Sẽ làm.'), 'answers.sendBack').click();
      await chair.getByLabel(t('answers.whatToMend')).fill('Nói rõ tháng nào.');
      await button(chair.getByRole('dialog'), 'answers.sendBack').click();

      await tab(answering, 'answers.answeredTab').click();
      await sees(card(answering, 'Nói rõ tháng nào.'));
      await button(card(answering, 'Sẽ làm.'), 'answers.mend').click();
      const dialog = answering.getByRole('dialog');
      await dialog.getByLabel(t('answers.text')).fill('Tháng 3 thông cống ngõ 5.');
      await dialog.getByLabel(t('answers.result')).selectOption('PLANNED');
      await fits(answering, 'an answer that is mended');
      await button(dialog, 'answers.handInAgain').click();
      await dialog.waitFor({ state: 'detached' });

      const desk = await open(laptop, secretary, 'desk');
      await tab(desk, 'desk.answers').click();
      await desk.getByRole('radio', { name: t('answers.waiting') }).check();
      await approveAndPublish(chair, desk, 'Tháng 3 thông cống ngõ 5.');
      await fits(desk, 'answers at the desk');

      const own = await open(phone, author, 'delegate');
      await button(own.getByRole('navigation', { name: t('delegate.tabs') }), 'delegate.tabWrite').click();
      await sees(own.getByText('Tháng 3 thông cống ngõ 5.'), own.getByText(t('delegate.wasItAnswered')));
      await button(own, 'states.verdict.NO').click();
      await sees(own.getByText(t('delegate.brought', { level: 'Ban Giám đốc' })));
      await button(own, 'delegate.showLine').click();
      await sees(own.getByText(t('delegate.step.ANSWERED.waits')), own.getByText(WORDING));
      await fits(own, 'an own opinion with its line');

      const above = await open(laptop, board, 'answers');
      await handIn(above, card(above, WORDING), 'Ban Giám đốc bố trí kinh phí trong tháng 2.');
      await approveAndPublish(chair, desk, 'Ban Giám đốc bố trí kinh phí trong tháng 2.');
      const last = own.getByText('Ban Giám đốc bố trí kinh phí trong tháng 2.');
      await sees(last);
      await button(own, 'states.verdict.ANSWERED').last().click();
      await sees(own.getByText(t('delegate.verdictKept')));
      const { verdicts } = (await secretary.snapshot()).state;
      expect(
        Object.values(verdicts)
          .map(({ verdict }) => verdict)
          .sort(),
      ).toEqual(['ANSWERED', 'NO']);
    },
    STORY_MS,
  );

  it(
    'W136: with nothing but the receipt on /t',
    async () => {
      const { chair: chairs, responder, secretary } = hall.people;
      const receipt = makeReceipt();
      await hall.confide('Kín đáo', receipt);
      const { submissions } = (await secretary.snapshot()).state;
      const sealed = Object.values(submissions).find(({ summary }) => summary === 'Kín đáo');
      const collatedId = await put(sealed?.id ?? '', 'Đề nghị trả phụ cấp đúng hạn.');
      const { responseId } = await responder.do('responses.answer', {
        ...{ responseId: makeId(), type: 'ANSWERED', given: 'WRITTEN', text: 'Trả ngày 5.', forwardedTo: '' },
        ...{ responderId: responder.participantId, commitment: null },
        targets: [{ kind: 'COLLATED', id: collatedId }],
      });
      await letOut(chairs, responseId);
      const page = await phone.newPage();
      await page.goto(`/t#${receiptInGroups(receipt)}`);
      await sees(page.getByText('Trả ngày 5.'));
      await button(page, 'states.verdict.PARTLY').click();
      await sees(page.getByText(t('delegate.verdictKept')));
      await fits(page, 'the line by a receipt');
    },
    STORY_MS,
  );
});
