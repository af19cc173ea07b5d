import { receiptInGroups } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Meeting } from '../support/driver.js';
import { becomes, invite, openHouse, sees, START_MS, story } from './support.js';
import type { House } from './support.js';
import { sentences } from './support-words.js';

const t = sentences('vi');

const CHAIR = { name: 'Trần Quốc Bảo', role: 'CHAIR', unit: 'Ban Giám đốc', title: 'Giám đốc' } as const;
const SECRETARY = {
  name: 'Lê Thị Nga',
  role: 'SECRETARY',
  unit: 'Văn phòng',
  title: 'Chánh Văn phòng',
} as const;
const HANH = { name: 'Nguyễn Thị Hạnh', role: 'DELEGATE', unit: 'Phòng Tổng hợp', number: '12' } as const;
const OFFICER = `${SECRETARY.name}, ${SECRETARY.title}`;

const TOPIC = 'Điều động, bổ nhiệm';
const UNSEEN = {
  summary: 'Phân công việc chưa công bằng',
  text: 'Nhiều người làm thay, chúng tôi ngại nói ra.',
};
const SEALED = { summary: 'Bình bầu cuối năm', text: 'Đề nghị bỏ phiếu kín khi bình bầu.' };
const AGAIN = 'Phân công trực ngày lễ';
const ANSWER = 'Ban Giám đốc rà soát phân công trong quý này.';
const REASON = 'Cần báo cho người viết biết cách bảo vệ.';

/** As somebody types it who wrote it down: small letters, a blank between the groups. */
const asTyped = (receipt: string): string => receiptInGroups(receipt).replaceAll('-', ' ').toLowerCase();

describeInBrowser('an author who does not want to be named', () => {
  let house: House;
  let meeting: Meeting;
  let paths: string[];
  let phoneContext: BrowserContext;
  let phone: Page;
  let desk: Page;
  let receipt: string;

  beforeAll(async () => {
    house = await openHouse({ ANONYMOUS_GATHER_MS: '200', ANONYMOUS_APPEND_MS: '1000' });
    meeting = await house.server.meeting();
    paths = await invite(meeting, [CHAIR, SECRETARY, HANH]);
    await meeting.openPhase(meeting.organiser, 'COLLECTING');
  }, START_MS);
  afterAll(() => house.stop());

  const chapter = story(() => house);
  const cardOf = (summary: string): Locator => phone.getByRole('article').filter({ hasText: summary });
  const button = (page: Page, key: string): Locator =>
    page.getByRole('button', { name: t(key), exact: true });
  const deskTab = (name: string): Promise<void> =>
    desk.getByRole('tab', { name: t(`desk.tab.${name}`) }).click();
  const openRow = (summary: string): Promise<void> => desk.getByRole('button', { name: summary }).click();

  async function write(words: typeof UNSEEN, mode: 'CONFIDENTIAL' | 'ANONYMOUS'): Promise<void> {
    await phone.getByRole('radio', { name: TOPIC }).check();
    await phone.getByLabel(t('delegate.summary')).fill(words.summary);
    await phone.getByLabel(t('delegate.text')).fill(words.text);
    await phone.getByRole('radio', { name: t(`states.disclosure.${mode}`) }).check();
    await button(phone, `delegate.send.${mode}`).click();
  }

  /** The code that the dialog shows, without its groups. */
  async function writeDown(): Promise<string> {
    const dialog = phone.getByRole('dialog', { name: t('track.receiptTitle') });
    const shown = await dialog.locator('[translate=no]').innerText();
    await button(phone, 'track.writtenDown').click();
    return shown.replace(/\s/g, '');
  }

  chapter('the secretary offers both ways, and has to say who could open a name', async () => {
    desk = await (await house.device('laptop')).newPage();
    await desk.goto(house.server.url + (paths[1] ?? ''));
    await button(desk, 'join.enter').click();
    await deskTab('SETTINGS');
    await desk.getByLabel(t('admin.plan.confidential')).check();
    await desk.getByLabel(t('admin.plan.anonymous')).check();
    await button(desk, 'common.save').click();
    await sees(desk.getByText(t('admin.plan.officerMissing')));
    await desk.getByLabel(t('admin.plan.officer')).selectOption({ label: OFFICER });
    await button(desk, 'common.save').click();
    await sees(desk.getByText(t('desk.configured')));
  });

  chapter('a phone of 360 px says who would know what, before anything is sent', async () => {
    phoneContext = await house.device('phone', { viewport: { width: 360, height: 740 } });
    phone = await phoneContext.newPage();
    await phone.goto(house.hallUrl + (paths[2] ?? ''));
    await button(phone, 'join.enter').click();
    await phone
      .getByRole('navigation')
      .getByRole('button', { name: t('delegate.tabWrite') })
      .click();
    const modes = t('delegate.offers.BOTH');
    await sees(phone.getByText(t('delegate.noticeModes', { modes })));
    await button(phone, 'delegate.noticeAccept').click();
    await sees(phone.getByText(t('delegate.mode.CONFIDENTIAL', { who: OFFICER })));
    expect(await phone.getByRole('radio', { name: t('states.disclosure.NAMED') }).isChecked()).toBe(true);
    await sees(button(phone, 'delegate.send.NAMED'));
  });

  chapter('sent anonymously into a dead network, with the page killed, it arrives once', async () => {
    await phoneContext.setOffline(true);
    await sees(phone.getByText(t('connection.offline')));
    await write(UNSEEN, 'ANONYMOUS');
    receipt = await writeDown();
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    await sees(cardOf(UNSEEN.summary).getByText(t('connection.waiting'), { exact: true }));
    const address = phone.url();
    await phone.close();
    await phoneContext.setOffline(false);
    phone = await phoneContext.newPage();
    await phone.goto(address);
    await sees(cardOf(UNSEEN.summary).getByText(t('connection.received'), { exact: true }));
    expect(await phone.getByRole('article').count()).toBe(1);
  });

  chapter('the secretary reads the words and no name', async () => {
    await deskTab('OPINIONS');
    const rows = desk.getByRole('list', { name: t('desk.rawList') }).getByRole('listitem');
    const news = desk.getByRole('button', { name: t('desk.newOpinions', { n: 1 }) });
    await sees(rows.or(news));
    if (await news.isVisible()) await news.click();
    await openRow(UNSEEN.summary);
    await sees(rows.getByText(t('states.disclosure.ANONYMOUS'), { exact: true }));
    await sees(desk.getByText(UNSEEN.text));
    expect(await rows.count()).toBe(1);
    const seen = await desk.locator('main').innerText();
    for (const trace of [HANH.name, HANH.unit, 'Nhập hộ:']) expect(seen).not.toContain(trace);
    const state = JSON.stringify((await meeting.organiser.snapshot()).state.submissions);
    expect(state).not.toContain(HANH.name);
  });

  chapter('the answer is read on a device that knows nothing but the code', async () => {
    const chair = await meeting.organiser.snapshot();
    expect(chair.state.meeting?.phase).toBe('COLLECTING');
    await meeting.openPhase(meeting.organiser, 'READY');
    const [chairs] = paths;
    const cockpit = await (await house.device('tablet')).newPage();
    await cockpit.goto(house.server.url + (chairs ?? ''));
    await button(cockpit, 'join.enter').click();
    await cockpit.getByRole('button', { name: 'Đối thoại', exact: true }).click();
    await button(cockpit, 'chair.openItem').click();
    await desk.getByRole('button', { name: t('desk.recordAnswer') }).click();
    const form = desk.getByRole('region', { name: t('desk.recordAnswer') });
    const label = [CHAIR.name, CHAIR.title, CHAIR.unit].join(' · ');
    await form.getByLabel(t('answers.responder')).selectOption({ label });
    await form.getByLabel(t('answers.type')).selectOption('NOTED');
    await form.getByLabel(t('answers.text')).fill(ANSWER);
    await form.getByRole('button', { name: t('answers.send', { n: 1 }) }).click();
    await sees(desk.getByRole('region', { name: t('desk.outcome') }).getByText(ANSWER));
    const stranger = await (await house.device('phone', { viewport: { width: 320, height: 640 } })).newPage();
    await stranger.goto(`${house.hallUrl}/t`);
    await stranger.getByLabel(t('track.code')).fill(asTyped(receipt));
    await button(stranger, 'track.look').click();
    const line = stranger.getByRole('article');
    await sees(line.getByText(ANSWER), line.getByText(t('delegate.promiseTitle')));
    await sees(line.getByText(UNSEEN.summary));
    expect(stranger.url()).toBe(`${house.hallUrl}/t`);
    await stranger.context().close();
  });

  chapter('and on the phone that wrote it, under its own card', async () => {
    await phone.reload();
    await sees(cardOf(UNSEEN.summary).getByText(ANSWER));
  });

  chapter('a confidential name is opened by the officer, with a reason that the author reads', async () => {
    await write(SEALED, 'CONFIDENTIAL');
    expect(await writeDown()).not.toBe(receipt);
    await sees(cardOf(SEALED.summary).getByText(t('connection.received'), { exact: true }));
    await deskTab('OPINIONS');
    await desk.getByRole('button', { name: t('desk.newOpinions', { n: 1 }) }).click();
    await openRow(SEALED.summary);
    await button(desk, 'chair.openAuthor').click();
    await desk.getByLabel(t('chair.openAuthorReason')).fill(REASON);
    await button(desk, 'chair.openAuthorDo').click();
    const dialog = desk.getByRole('dialog', { name: t('chair.authorRead') });
    await sees(dialog.getByText(HANH.name), dialog.getByText(HANH.unit));
    await dialog.getByRole('button', { name: t('ui.close') }).click();
    await sees(desk.getByText(t('track.opened')), desk.getByText(REASON));
    expect(await desk.locator('main').innerText()).not.toContain(HANH.name);
    await phone.reload();
    await sees(cardOf(SEALED.summary).getByText(t('track.openedYours')));
    await sees(cardOf(SEALED.summary).getByText(REASON));
  });

  chapter('who wrote it corrects and withdraws it with nothing but the receipt', async () => {
    const card = cardOf(SEALED.summary);
    await card.getByRole('button', { name: t('common.edit') }).click();
    const dialog = phone.getByRole('dialog', { name: t('delegate.correctTitle') });
    await dialog.getByLabel(t('delegate.text')).fill('Đề nghị bỏ phiếu kín, kiểm phiếu công khai.');
    await dialog.getByRole('button', { name: t('delegate.sendEdit') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await sees(desk.getByText('Đề nghị bỏ phiếu kín, kiểm phiếu công khai.'));
    await card.getByRole('button', { name: t('delegate.withdraw') }).click();
    await phone
      .getByRole('dialog', { name: t('delegate.withdrawTitle') })
      .getByRole('button', { name: t('delegate.withdraw') })
      .click();
    await sees(card.getByText(t('states.withdrawn')));
  });

  chapter(
    'W115: other words under the same receipt are told so, and become an opinion of their own',
    async () => {
      // As of a phone that was set back to an older copy of itself.
      await phone.evaluate(
        ([summary, again]) => {
          for (const [key, kept] of Object.entries<string>({ ...localStorage })) {
            if (!key.startsWith('doi-thoai.kept.') || !kept.includes(summary)) continue;
            const older = { ...(JSON.parse(kept) as object), summary: again, state: 'WAITING', tried: true };
            localStorage.setItem(key, JSON.stringify(older));
          }
        },
        [UNSEEN.summary, AGAIN] as const,
      );
      await phone.reload();
      await sees(cardOf(AGAIN).getByText(t('errors.RECEIPT_REUSED')));
      await cardOf(AGAIN)
        .getByRole('button', { name: t('delegate.correctAndResend') })
        .click();
      const dialog = phone.getByRole('dialog', { name: t('delegate.correctTitle') });
      await dialog.getByRole('button', { name: t('delegate.resend') }).click();
      await dialog.waitFor({ state: 'hidden' });
      await sees(cardOf(AGAIN).getByText(t('connection.received'), { exact: true }));
      await sees(cardOf(UNSEEN.summary).getByText(ANSWER));
      const receipts = await phone.evaluate(() => JSON.stringify({ ...localStorage }).match(/[0-9A-Z]{26}/g));
      expect(new Set(receipts).size).toBe(3);
    },
  );

  chapter('removed from the phone, nothing of it is left there', async () => {
    for (const summary of [UNSEEN.summary, SEALED.summary, AGAIN]) {
      await cardOf(summary)
        .getByRole('button', { name: t('track.remove') })
        .click();
      await phone
        .getByRole('dialog')
        .getByRole('button', { name: t('track.remove') })
        .click();
      await cardOf(summary).waitFor({ state: 'detached' });
    }
    await becomes(() => phone.getByRole('article').count(), 0);
    const kept = await phone.evaluate(() => JSON.stringify({ ...localStorage }));
    for (const trace of [receipt, UNSEEN.text, SEALED.summary]) expect(kept).not.toContain(trace);
  });

  chapter('and no page of these threw anything', () => {
    expect(house.errors).toEqual([]);
    return Promise.resolve();
  });
});
