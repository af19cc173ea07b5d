import type { CommitmentView, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { PDF } from '../support/route-rights.js';
import { becomes, openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { House } from './support.js';
import { faultsOf } from './support-axe.js';
import { sidewaysScroll } from './support-measure.js';
import { quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { sentences } from './support-words.js';

const STORY_MS = 120_000;
const WORDS = 'Sửa mái nhà công vụ trước mùa mưa.';
const DUE = '2030-01-31';
const LATER = '2030-06-30';

describeInBrowser('after the hall: a promise on the screens of its unit, the chair and its author', () => {
  const t = sentences('vi');
  let house: House;
  let hall: PeopledMeeting;
  let commitmentId: Id;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    house = await openHouse();
    hall = await quietMeeting(house.server);
    const { chair, responder } = hall.people;
    await hall.meeting.openPhase(chair, 'DISCUSSION');
    await chair.do('submissions.open', {});
    const opinion = await hall.write('author', 'Mái nhà công vụ dột');
    commitmentId = makeId();
    const { participants } = (await chair.snapshot()).state;
    await chair.do('commitments.propose', {
      ...{ commitmentId, text: WORDS, product: 'Biên bản nghiệm thu', dueKind: 'DATE', dueOn: DUE },
      ownerUnitId: participants[responder.participantId]?.unitId ?? '',
      sources: [{ kind: 'SUBMISSION', id: opinion }],
    });
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(house.errors).toEqual([]);
  });

  const row = async (): Promise<CommitmentView> => {
    const found = (await hall.people.chair.snapshot()).state.commitments[commitmentId];
    if (!found) throw new Error('no such promise');
    return found;
  };
  const state = async (): Promise<string> => (await row()).state;

  async function open(who: Person, screen: Parameters<typeof screenOf>[1], width: number): Promise<Page> {
    const device = width < 700 ? 'phone' : width > 1100 ? 'laptop' : 'tablet';
    const options = { baseURL: house.hallUrl, viewport: { width, height: 768 } };
    const context = await house.device(device, options);
    contexts.push(context);
    await sitDown(context, hall.everybody, house.hallUrl);
    const page = await context.newPage();
    await page.goto(screenOf(who, screen));
    return page;
  }

  const button = (within: Page | Locator, key: string): Locator =>
    within.getByRole('button', { name: t(key), exact: true });

  async function fits(page: Page, where: string): Promise<void> {
    expect([...(await sidewaysScroll(page)), ...(await faultsOf(page, where))]).toEqual([]);
  }

  /** The card of the promise on the screen of its unit, or of the chair. */
  async function card(page: Page, tab: string): Promise<Locator> {
    await page.getByRole('tab', { name: new RegExp(`^${t(tab)}`) }).click();
    const found = page.getByRole('article').filter({ hasText: WORDS });
    await sees(found);
    return found;
  }

  it(
    'W122, W124, W127: taken on, more time granted, reported with a file, verified; the author reads that it is done',
    async () => {
      const chairs = await open(hall.people.chair, 'chair', 1024);
      const decided = await card(chairs, 'commitments.tab');
      await button(decided, 'commitments.step.confirm').click();
      await button(decided, 'commitments.step.issue').click();
      const dialog = chairs.getByRole('dialog');
      await dialog.getByLabel(t('commitments.number')).fill('05/TB-SPT');
      await button(dialog, 'commitments.do.issue').click();
      await becomes(state, 'ISSUED');

      // A phone of 320 pixels.
      const units = await open(hall.people.responder, 'answers', 320);
      const owed = await card(units, 'answers.promises');
      await button(owed, 'commitments.step.acknowledge').click();
      await sees(button(owed, 'commitments.step.report'));
      await fits(units, 'the promises of a unit');
      await owed.getByRole('button', { name: t('commitments.others', { what: WORDS }) }).click();
      await units.getByRole('menuitem', { name: t('commitments.step.requestExtension') }).click();
      const asking = units.getByRole('dialog');
      // What is lacking is said at its field, and nothing is sent.
      await button(asking, 'commitments.do.requestExtension').click();
      await sees(asking.getByText(t('errors.field.MISSING')));
      await asking.getByLabel(t('commitments.newDue')).fill(LATER);
      await asking.getByLabel(t('commitments.reason')).fill('Chờ vốn sửa chữa');
      await fits(units, 'asking for more time');
      await button(asking, 'commitments.do.requestExtension').click();
      await asking.waitFor({ state: 'detached' });

      await button(decided, 'commitments.step.extend').click();
      await sees(dialog.getByText('Chờ vốn sửa chữa'));
      await dialog.getByLabel(t('commitments.decisionNumber')).fill('12/QĐ-SPT');
      await fits(chairs, 'granting more time');
      await button(dialog, 'commitments.do.extend').click();
      await dialog.waitFor({ state: 'detached' });
      await becomes(async () => [(await row()).dueOn, (await row()).firstDueOn], [LATER, DUE]);

      await button(owed, 'commitments.step.report').click();
      const reporting = units.getByRole('dialog');
      await reporting.getByRole('radio', { name: t('commitments.isDone') }).check();
      await reporting.getByLabel(t('commitments.reportText')).fill('Đã sửa xong mái, đã nghiệm thu.');
      const file = { name: 'bien-ban-nghiem-thu.pdf', mimeType: 'application/pdf', buffer: PDF };
      await reporting.getByLabel(t('commitments.evidence')).setInputFiles(file);
      await sees(reporting.getByText(file.name).last());
      await fits(units, 'a report');
      await button(reporting, 'commitments.do.report').click();
      await reporting.waitFor({ state: 'detached' });

      await sees(button(decided, 'commitments.step.verify'));
      await button(decided, 'commitments.history').click();
      await sees(
        dialog.getByRole('link', { name: file.name }),
        dialog.getByText(t('commitments.act.EXTENDED')),
        dialog.getByText('Đã sửa xong mái, đã nghiệm thu.'),
      );
      await fits(chairs, 'the history');
      await chairs.keyboard.press('Escape');
      await button(decided, 'commitments.step.verify').click();
      await button(dialog, 'commitments.do.verify').click();
      await becomes(state, 'VERIFIED');
      await sees(chairs.getByText(t('commitments.over', { n: 1 })));
      await sees(units.getByText(t('commitments.over', { n: 1 })));

      const authors = await open(hall.people.author, 'delegate', 320);
      await authors
        .getByRole('navigation')
        .getByRole('button', { name: t('delegate.tabWrite') })
        .click();
      await authors.getByRole('button', { name: t('delegate.noticeAccept') }).click();
      await sees(authors.getByText(t('delegate.promise.VERIFIED')));
    },
    STORY_MS,
  );

  it(
    'the desk proposes one with several units from the keyboard, and nothing of it is wider than its window',
    async () => {
      const desk = await open(hall.people.secretary, 'desk', 1366);
      const second = makeId();
      const { participants } = (await hall.people.chair.snapshot()).state;
      const ownerUnitId = participants[hall.people.responder.participantId]?.unitId ?? '';
      await hall.people.secretary.do('commitments.propose', {
        ...{ commitmentId: second, text: 'Công khai kế hoạch.', dueKind: 'TERM', dueOn: null },
        ...{ ownerUnitId, sources: [] },
      });
      await desk.getByRole('button', { name: new RegExp(t('desk.headOwed')) }).click();
      const found = desk.getByRole('article').filter({ hasText: 'Công khai kế hoạch.' });
      await button(found, 'commitments.step.edit').focus();
      await desk.keyboard.press('Enter');
      const dialog = desk.getByRole('dialog');
      const coordinating = dialog.getByLabel(t('commitments.coordinating'));
      await sees(coordinating);
      const free = await coordinating.locator('option:not([value=""])').first().getAttribute('value');
      await coordinating.selectOption(free);
      await fits(desk, 'a promise with its units');
      await button(dialog, 'common.save').press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const { commitments } = (await hall.people.chair.snapshot()).state;
      expect(commitments[second]?.coordinating).toMatchObject([{ unitId: free }]);
    },
    STORY_MS,
  );
});
