import type { Id, SnapshotState } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Meeting, Person } from '../support/driver.js';
import { addBody, SNV, today } from '../support/issuing.js';
import { becomes, openHouse, screenOf, sees, sitDown, START_MS, story } from './support.js';
import type { Device, House, ScreenName } from './support.js';
import { faultsOf } from './support-axe.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { sentences } from './support-words.js';

const t = sentences('vi');
const LONG = 'Sửa mái nhà công vụ của cán bộ luân chuyển tại các xã biên giới trước mùa mưa';
const SECOND = 'Hỗ trợ tiền xăng cho cán bộ đi cơ sở';

describeInBrowser('W142, W148: from what was said to an issued notice', () => {
  let house: House;
  let meeting: Meeting;
  let people: Record<'chair' | 'secretary' | 'clerk' | 'lan' | 'housing', Person>;
  const contexts: BrowserContext[] = [];
  const tell = story(() => house);

  beforeAll(async () => {
    house = await openHouse();
    await addBody(house.server, SNV);
    meeting = await house.server.meeting({ startsAt: Date.now() - 3_600_000 });
    people = {
      chair: await meeting.join('CHAIR', 'Lê Thị Chủ Trì'),
      secretary: await meeting.join('SECRETARY', 'Phan Thư Ký'),
      clerk: await meeting.join('CLERK', 'Vũ Văn Thư'),
      lan: await meeting.join('DELEGATE', 'Lý Thị Lan'),
      housing: await meeting.join('RESPONDER', 'Đỗ Văn Nhà', { unit: 'Phòng Nhà ở' }),
    };
    const { chair, secretary } = people;
    await meeting.openPhase(chair, 'IN_SESSION');
    for (const wording of [LONG, SECOND]) {
      await secretary.do('collation.create', {
        ...{ collatedId: makeId(), wording, topicId: meeting.topic(0) },
        ...{ unitId: null, responderUnitId: null, submissionIds: [] },
      });
    }
    const seen = (await state()).meeting?.version ?? 0;
    await chair.do('meeting.close', { seen });
  }, START_MS);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await house.stop();
  });

  const state = async (): Promise<SnapshotState> => (await people.chair.snapshot()).state;
  const lines = async (): Promise<{ kind: string; text: string; sources: Id[] }[]> =>
    Object.values((await state()).lines)
      .sort((a, b) => a.position - b.position)
      .map(({ kind, text, sources }) => ({ kind, text, sources: sources.map(({ id }) => id) }));

  async function open(who: Person, screen: ScreenName, kind: Device, width: number): Promise<Page> {
    const viewport = { width, height: 800 };
    const context = await house.device(kind, { baseURL: house.hallUrl, viewport });
    contexts.push(context);
    await sitDown(context, [who], house.hallUrl);
    const page = await context.newPage();
    await page.goto(screenOf(who, screen));
    return page;
  }

  async function faults(page: Page, where: string, words = 'main *:not(input)'): Promise<string[]> {
    return [
      ...(await faultsOf(page, where)),
      ...(await sidewaysScroll(page)),
      ...(await outOfPlace(page, words)),
    ];
  }

  const press = (page: Page, key: string, values = {}): Promise<void> =>
    page.getByRole('button', { name: t(key, values), exact: true }).click();

  let desk: Page;
  const zone = (): Locator =>
    desk.getByText(t('conclusions.dropNew', { kind: t('desk.line.TASK') }), { exact: true });

  async function drag(words: string, onto: Locator): Promise<void> {
    const row = desk.locator('[data-part="source"]').filter({ hasText: words });
    const from = await row.locator('[data-part="grip"]').boundingBox();
    await onto.scrollIntoViewIfNeeded();
    const to = await onto.boundingBox();
    if (!from || !to) throw new Error('nothing to drag');
    await desk.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await desk.mouse.down();
    await desk.mouse.move(from.x + 40, from.y + 20, { steps: 4 });
    await desk.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await desk.mouse.up();
  }

  tell('by mouse: an opinion is dragged into a new line, and another one into that line', async () => {
    desk = await open(people.secretary, 'desk', 'laptop', 1280);
    await desk.getByRole('tab', { name: t('desk.tab.CONCLUSION') }).click();
    await sees(zone(), desk.getByText(t('conclusions.covered.COLLATED', { n: 0, total: 2 })));
    await drag(LONG, zone());
    await becomes(async () => (await lines()).map(({ kind, text }) => `${kind} ${text}`), [`TASK ${LONG}`]);
    const line = desk
      .getByRole('list', { name: t('desk.conclusion'), exact: true })
      .getByRole('listitem')
      .first();
    await sees(line.getByText(LONG));
    await drag(SECOND, line);
    await becomes(async () => (await lines()).map(({ sources }) => sources.length), [2]);
    await sees(desk.getByText(t('conclusions.covered.COLLATED', { n: 2, total: 2 })));
    expect(await faults(desk, 'builder')).toEqual([]);
  });

  tell('by keyboard: the same, by ticking and a button; a source is taken out again', async () => {
    const tick = desk.getByRole('checkbox', { name: SECOND });
    await tick.focus();
    await desk.keyboard.press('Space');
    const make = desk.getByRole('button', { name: t('desk.line.REQUIREMENT'), exact: true });
    await sees(desk.getByText(t('conclusions.picked', { n: 1 })));
    await make.focus();
    await desk.keyboard.press('Enter');
    await becomes(async () => (await lines()).map(({ kind }) => kind), ['TASK', 'REQUIREMENT']);
    const out = desk
      .getByRole('button', { name: t('conclusions.takeOut', { what: '#2' }), exact: true })
      .first();
    await out.focus();
    await desk.keyboard.press('Enter');
    await becomes(async () => (await lines()).map(({ sources }) => sources.length), [1, 1]);
  });

  tell('a task is assigned from its line, and a notice is prepared', async () => {
    await press(desk, 'conclusions.assign', { n: 1 });
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel(t('commitments.owner'), { exact: true }).selectOption({ label: 'Phòng Nhà ở' });
    await dialog.getByLabel(t('answers.dueDate')).fill('2030-01-31');
    await dialog.getByRole('button', { name: t('common.save'), exact: true }).click();
    await sees(
      desk.getByRole('list', { name: t('conclusions.promises', { n: 1 }) }).getByText('Phòng Nhà ở'),
    );
    await press(desk, 'conclusions.prepare');
    await dialog.getByLabel(t('conclusions.body')).selectOption({ label: SNV.name });
    await dialog.getByLabel(t('conclusions.post')).fill('GIÁM ĐỐC');
    // Who most likely signs is there already.
    expect(await dialog.getByLabel(t('conclusions.signer')).inputValue()).toBe('Lê Thị Chủ Trì');
    expect(await faults(desk, 'prepare', 'dialog *:not(input)')).toEqual([]);
    await dialog.getByRole('button', { name: t('common.save'), exact: true }).click();
    await sees(desk.getByRole('article').getByText(SNV.name));
    await sees(desk.getByText(t('conclusions.allPrepared.EDIT')));
  });

  tell('the chair reads the lines with what is open, and approves them', async () => {
    const cockpit = await open(people.chair, 'chair', 'laptop', 1280);
    await sees(cockpit.getByText(t('conclusions.approval'), { exact: true }));
    await press(cockpit, 'conclusions.approve');
    const dialog = cockpit.getByRole('dialog');
    await sees(dialog.getByText(LONG).first());
    expect(await faults(cockpit, 'approve', 'dialog *:not(input)')).toEqual([]);
    await dialog.getByRole('button', { name: t('conclusions.approve'), exact: true }).click();
    await becomes(
      async () => Object.values((await state()).commitments).map((one) => one.state),
      ['CONFIRMED'],
    );
    await sees(cockpit.getByRole('button', { name: t('conclusions.correct'), exact: true }));
  });

  tell('a clerk takes a number and issues it on a phone of 320 px; everybody reads it', async () => {
    const phone = await open(people.clerk, 'answers', 'phone', 320);
    const body = SNV.name;
    await sees(phone.getByRole('button', { name: t('conclusions.takeOf', { body }), exact: true }));
    expect([...(await faults(phone, 'clerk')), ...(await smallTargets(phone))]).toEqual([]);
    await press(phone, 'conclusions.takeOf', { body });
    const dialog = phone.getByRole('dialog');
    await dialog.getByRole('button', { name: t('conclusions.take'), exact: true }).click();
    const number = '01/TB-SNV';
    await press(phone, 'conclusions.issueOf', { number });
    await dialog.getByRole('button', { name: t('conclusions.issue'), exact: true }).click();
    await becomes(async () => (await state()).meeting?.phase, 'NOTICE_ISSUED');
    const delegate = await open(people.lan, 'delegate', 'phone', 320);
    await press(delegate, 'delegate.tabNow');
    const [day = '', month = '', year = ''] = today().split('-').reverse();
    await sees(
      delegate.getByText(new RegExp(`${number}.*${day}/${month}/${year}`)),
      delegate.getByText(LONG).first(),
    );
    expect(await faults(delegate, 'issued')).toEqual([]);
    expect(house.errors).toEqual([]);
  });
});
