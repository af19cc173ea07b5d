import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Meeting } from '../support/driver.js';
import { samplePlan } from '../support/plan.js';
import { letOut } from '../support/let-out.js';
import { becomes, insist, invite, openHouse, sees, START_MS, story } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { sentences } from './support-words.js';

const t = sentences('vi');

const UNIT = 'Chi bộ Văn phòng';
const SECRETARY = { name: 'Lê Thị Nga', role: 'SECRETARY', unit: 'Ban Tổ chức hội nghị' } as const;
const FOCAL = { name: 'Đỗ Thị Đầu Mối', role: 'UNIT_FOCAL', unit: UNIT } as const;
const HANH = { name: 'Nguyễn Thị Hạnh', role: 'DELEGATE', unit: UNIT, number: '12' } as const;
const RESPONDER = {
  name: 'Vũ Đình Khoa',
  role: 'RESPONDER',
  unit: 'Phòng Tổ chức',
  title: 'Trưởng phòng',
} as const;

const TOPIC = 'Điều động, bổ nhiệm';
const SLIP = { summary: 'Báo trước khi điều động', text: 'Cả chi bộ mong được báo trước một tháng.' };
const UNSEEN = {
  summary: 'Sợ nói ra thì bị để ý',
  text: 'Tôi cũng mong được báo trước, nhưng không dám nêu tên.',
};
const WORDING = 'Đề nghị báo trước cho người được điều động ít nhất một tháng.';
const ANSWER = 'Ghi nhận; Phòng Tổ chức trình quy định báo trước ba mươi ngày trong quý này.';
const DAYS_MS = 5 * 86_400_000;

describeInBrowser('an opinion on its way: unit, author without a name, secretary, responder', () => {
  let house: House;
  let meeting: Meeting;
  let paths: Record<'secretary' | 'focal' | 'hanh' | 'responder', string>;
  let focal: Page;
  let phone: Page;
  let desk: Page;
  let responder: Page;

  beforeAll(async () => {
    house = await openHouse({ ANONYMOUS_GATHER_MS: '200', ANONYMOUS_APPEND_MS: '500' });
    meeting = await house.server.meeting({ settings: { ...samplePlan().settings, anonymous: true } });
    const [secretary = '', focals = '', hanh = '', responders = ''] = await invite(meeting, [
      SECRETARY,
      FOCAL,
      HANH,
      RESPONDER,
    ]);
    paths = { secretary, focal: focals, hanh, responder: responders };
    await meeting.openPhase(meeting.organiser, 'COLLECTING');
    const { units } = (await meeting.organiser.snapshot()).state;
    const unitIds = Object.values(units)
      .filter(({ name }) => name === UNIT)
      .map(({ id }) => id);
    await meeting.organiser.do('collection.open', { unitIds, closesAt: Date.now() + DAYS_MS });
  }, START_MS);
  afterAll(() => house.stop());

  const chapter = story(() => house);
  const button = (page: Page, key: string, values = {}): Locator =>
    page.getByRole('button', { name: t(key, values), exact: true });
  const cardOf = (summary: string): Locator => phone.getByRole('article').filter({ hasText: summary });
  const collated = (page: Page): Locator =>
    page
      .getByRole('list', { name: t('desk.collatedList') })
      .getByRole('listitem')
      .filter({ hasText: WORDING });

  async function enter(device: Device, url: string): Promise<Page> {
    const page = await (await house.device(device)).newPage();
    await page.goto(url);
    await button(page, 'join.enter').click();
    return page;
  }

  /** What stands there now can be used by everybody. */
  async function look(page: Page, where: string): Promise<void> {
    expect(await faultsOf(page, where)).toEqual([]);
  }

  chapter('the focal person types a paper slip, collates it and hands the set in', async () => {
    focal = await enter('laptop', house.server.url + paths.focal);
    await button(focal, 'focal.slip').click();
    const dialog = focal.getByRole('dialog');
    await dialog.getByLabel(t('common.topic')).selectOption({ label: TOPIC });
    await dialog.getByLabel(t('delegate.summary')).fill(SLIP.summary);
    await dialog.getByLabel(t('delegate.text')).fill(SLIP.text);
    await look(focal, 'a paper slip');
    await button(focal, 'focal.slipSave').click();
    await sees(focal.getByText(t('focal.slipDone')));
    await focal.keyboard.press('Escape');
    await focal.getByRole('checkbox', { name: t('desk.pickRow', { what: SLIP.summary }) }).check();
    await button(focal, 'desk.collate').click();
    await focal.getByRole('dialog').getByLabel(t('desk.wording')).fill(WORDING);
    await button(focal, 'common.save').click();
    await focal.getByRole('button', { name: t('focal.handIn') }).click();
    await look(focal, 'handing in');
    await focal
      .getByRole('dialog')
      .getByRole('button', { name: t('focal.handIn') })
      .click();
    await sees(focal.getByText(t('focal.handedInHint')));
    await look(focal, 'the focal person, handed in');
  });

  chapter('a phone sends without a name, and its author writes the receipt down', async () => {
    phone = await enter('phone', house.hallUrl + paths.hanh);
    await phone
      .getByRole('navigation')
      .getByRole('button', { name: t('delegate.tabWrite') })
      .click();
    await look(phone, 'who will read it');
    await button(phone, 'delegate.noticeAccept').click();
    await phone.getByRole('radio', { name: TOPIC }).check();
    await phone.getByLabel(t('delegate.summary')).fill(UNSEEN.summary);
    await phone.getByLabel(t('delegate.text')).fill(UNSEEN.text);
    await phone.getByRole('radio', { name: t('states.disclosure.ANONYMOUS') }).check();
    await look(phone, 'writing without a name');
    await button(phone, 'delegate.send.ANONYMOUS').click();
    await sees(phone.getByRole('dialog', { name: t('track.receiptTitle') }));
    await look(phone, 'the receipt');
    await button(phone, 'track.writtenDown').click();
    await sees(cardOf(UNSEEN.summary).getByText(t('connection.received'), { exact: true }));
  });

  chapter('the secretary sees the unit’s set, reads the words without a name, and joins them', async () => {
    const submissions = async (): Promise<number> =>
      Object.keys((await meeting.organiser.snapshot()).state.submissions).length;
    await becomes(submissions, 2);
    desk = await enter('laptop', house.server.url + paths.secretary);
    await desk.getByRole('tab', { name: new RegExp(`^${t('desk.tab.UNITS')}`) }).click();
    await sees(desk.getByText(UNIT));
    await look(desk, 'the units');
    await desk.getByRole('tab', { name: t('desk.tab.OPINIONS') }).click();
    await desk.getByRole('button', { name: UNSEEN.summary }).click();
    await sees(desk.getByText(UNSEEN.text));
    expect(await desk.locator('main').innerText()).not.toContain(HANH.name);
    const rows = desk.getByRole('list', { name: t('desk.rawList') }).getByRole('listitem');
    const row = await rows.filter({ hasText: UNSEEN.summary }).innerText();
    expect(row).toContain(t('states.disclosure.ANONYMOUS'));
    expect(row).not.toContain(UNIT);
    await look(desk, 'an opinion without a name');
    await desk.getByRole('checkbox', { name: t('desk.pickRow', { what: UNSEEN.summary }) }).check();
    await button(desk, 'desk.link').first().click();
    const dialog = desk.getByRole('dialog', { name: t('desk.linkTitle', { n: 1 }) });
    await look(desk, 'joining opinions');
    await dialog.getByRole('button', { name: WORDING }).click();
    await dialog.waitFor({ state: 'hidden' });
    await sees(collated(desk).getByText(t('desk.sources', { n: 2 })));
  });

  chapter('the secretary says who is to answer, and the meeting is made ready', async () => {
    await collated(desk).getByRole('checkbox').check();
    await button(desk, 'desk.assign').first().click();
    const dialog = desk.getByRole('dialog', { name: t('collation.title.RESPONDER', { n: 1 }) });
    await dialog.getByLabel(t('collation.aspect.RESPONDER')).selectOption({ label: RESPONDER.unit });
    await look(desk, 'who is to answer');
    await dialog.getByRole('button', { name: t('common.save'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await meeting.openPhase(meeting.organiser, 'READY');
  });

  chapter('the responder reads what was put to the unit, on a phone, and answers it', async () => {
    responder = await enter('phone', house.hallUrl + paths.responder);
    const row = responder.getByRole('listitem').filter({ hasText: WORDING });
    await sees(row);
    await look(responder, 'what was put to the responder');
    await row.getByRole('button', { name: t('answers.answerOne'), exact: true }).click();
    const form = responder.getByRole('dialog', { name: t('answers.writeTitle') });
    await form.getByLabel(t('answers.type')).selectOption('NOTED');
    await form.getByLabel(t('answers.text')).fill(ANSWER);
    await look(responder, 'an answer');
    await form.getByRole('button', { name: t('answers.send', { n: 1 }) }).click();
    await form.waitFor({ state: 'hidden' });
    await responder.getByRole('tab', { name: t('answers.answeredTab') }).click();
    await sees(responder.getByText(ANSWER));
    await look(responder, 'what the responder has answered');
  });

  chapter('the chair approves what was handed in, and it is published', async () => {
    const { responses } = (await meeting.organiser.snapshot()).state;
    const [handedIn] = Object.values(responses);
    expect(handedIn?.state).toBe('DRAFT');
    await letOut(await meeting.join('CHAIR', 'Trần Quốc Bảo', { unit: 'Ban Giám đốc' }), handedIn?.id ?? '');
  });

  chapter('the author without a name reads the answer, and nobody has learned who it was', async () => {
    const answer = cardOf(UNSEEN.summary).getByText(ANSWER);
    await insist(async () => void (await phone.reload()), answer);
    await sees(cardOf(UNSEEN.summary).getByText(t('delegate.promiseTitle')));
    await look(phone, 'the answer under the own card');
    const { state } = await meeting.organiser.snapshot();
    const [hidden] = Object.values(state.submissions).filter((one) => one.disclosure === 'ANONYMOUS');
    expect(hidden).toMatchObject({ authorId: null, authorName: '', authorUnit: '', enteredById: null });
    const [one] = Object.values(state.collated);
    expect(one?.sourceIds.length).toBe(2);
    expect(house.errors).toEqual([]);
  });
});
