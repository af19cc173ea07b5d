import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Meeting } from '../support/driver.js';
import { becomes, insist, invite, openHouse, sees, START_MS, story } from './support.js';
import type { Device, House } from './support.js';
import { sentences } from './support-words.js';

const t = sentences('vi');

const CHAIR = { name: 'Trần Quốc Bảo', role: 'CHAIR', unit: 'Ban Giám đốc', title: 'Giám đốc' } as const;
const SECRETARY = { name: 'Lê Thị Nga', role: 'SECRETARY', unit: 'Văn phòng' } as const;
const SCREEN = { name: 'Màn hình hội trường', role: 'SCREEN' } as const;
const HANH = { name: 'Nguyễn Thị Hạnh', role: 'DELEGATE', unit: 'Phòng Tổng hợp', number: '12' } as const;
const SON = {
  name: 'Phạm Văn Sơn',
  role: 'DELEGATE',
  unit: 'Đội Quản lý trụ sở',
  withoutPhone: true,
} as const;

const TOPIC = 'Điều động, bổ nhiệm';
const FIRST = {
  summary: 'Công khai kế hoạch điều động',
  text: 'Đề nghị công khai kế hoạch trước một tháng.',
};
const SECOND = {
  summary: 'Báo trước khi điều động',
  text: 'Người được điều động cần biết trước để sắp xếp việc nhà.',
};
const DRAFT = 'Chưa viết xong, để lát nữa';
const WORDING = 'Đề nghị công khai kế hoạch điều động trước ít nhất một tháng.';
const GIST = 'Đề nghị báo trước cho người được điều động.';
const ANSWER = 'Tiếp thu; từ quý tới kế hoạch được công khai trước ba mươi ngày.';

describeInBrowser('a dialogue on four devices in one hall', () => {
  let house: House;
  let meeting: Meeting;
  let phoneContext: BrowserContext;
  let phone: Page;
  let chair: Page;
  let desk: Page;
  let hall: Page;

  beforeAll(async () => {
    house = await openHouse();
    meeting = await house.server.meeting();
  }, START_MS);
  afterAll(() => house.stop());

  const chapter = story(() => house);

  /** A browser of its own opens a personal link and goes in. */
  async function enter(device: Device, url: string, press: string): Promise<Page> {
    const page = await (await house.device(device)).newPage();
    await page.goto(url);
    await page.getByRole('button', { name: press }).click();
    return page;
  }

  const tab = (label: string): Locator => phone.getByRole('navigation').getByRole('button', { name: label });
  const cardOf = (summary: string): Locator => phone.getByRole('article').filter({ hasText: summary });
  /** The chair's card of what happens now. */
  const nowPane = (page: Page): Locator => page.getByRole('region', { name: t('chair.now'), exact: true });
  const inNow = (name: string): Locator => nowPane(chair).getByRole('button', { name, exact: true });
  const click = (button: Locator) => (): Promise<void> => button.click({ timeout: 1000 });
  /** The chair presses a button of the now card, and sees what it is for. */
  const press = (name: string, wanted: Locator): Promise<void> => insist(click(inNow(name)), wanted);
  const deskTab = (name: string): Promise<void> =>
    desk.getByRole('tab', { name: t(`desk.tab.${name}`) }).click();
  /** The chair presses what is asked about first, reads the question and confirms. */
  const confirm = (button: Locator, question: string, label: string, wanted: Locator): Promise<void> =>
    insist(async () => {
      await click(button)();
      const dialog = chair.getByRole('dialog').filter({ hasText: question });
      await click(dialog.getByRole('button', { name: label }))();
    }, wanted);

  async function write(words: typeof FIRST): Promise<void> {
    await phone.getByRole('radio', { name: TOPIC }).check();
    await phone.getByLabel(t('delegate.summary')).fill(words.summary);
    await phone.getByLabel(t('delegate.text')).fill(words.text);
    await phone.getByRole('button', { name: t('common.send'), exact: true }).click();
  }

  chapter('each enters by a personal link, the phone at an address that is not localhost', async () => {
    const [chairs, secretarys, screens, hanhs] = await invite(meeting, [CHAIR, SECRETARY, SCREEN, HANH, SON]);
    const { url } = house.server;
    chair = await enter('tablet', url + chairs, t('join.enter'));
    desk = await enter('laptop', url + secretarys, t('join.enter'));
    hall = await enter('hall', url + screens, t('join.enterScreen'));
    phone = await enter('phone', house.hallUrl + hanhs, t('join.enter'));
    phoneContext = phone.context();
    await sees(
      nowPane(chair).getByRole('button', { name: t('chair.open.COLLECTING') }),
      desk.getByRole('tab', { name: t('desk.tab.OPINIONS') }),
      hall.getByRole('heading', { name: t('hall.joinTitle') }),
      tab(t('delegate.tabNow')),
    );
    expect(new URL(phone.url()).hostname).not.toMatch(/^(localhost|127\.0\.0\.1)$/);
    const means = () => phone.evaluate(() => [isSecureContext, typeof crypto.randomUUID]);
    expect(await means()).toEqual([false, 'undefined']);
  });

  chapter('the chair opens the intake, and the phone writes an opinion that gets its code', async () => {
    await press(t('chair.open.COLLECTING'), inNow(t('chair.open.COLLATION_CLOSED')));
    await tab(t('delegate.tabWrite')).click();
    await phone.getByRole('button', { name: t('delegate.noticeAccept') }).click();
    await write(FIRST);
    await sees(
      cardOf(FIRST.summary).getByText(t('delegate.trackingCode')),
      cardOf(FIRST.summary).getByText(t('connection.received'), { exact: true }),
    );
  });

  chapter('a dead network loses nothing: what was sent waits, what was typed stays', async () => {
    await phoneContext.setOffline(true);
    await sees(phone.getByText(t('connection.offline')));
    await write(SECOND);
    await sees(
      cardOf(SECOND.summary).getByText(t('connection.waiting'), { exact: true }),
      tab(t('delegate.tabWrite')).getByRole('img', { name: t('delegate.unsent', { n: 1 }) }),
    );
    await phone.getByLabel(t('delegate.summary')).fill(DRAFT);
    // Without a service worker a reload finds no page: the browser's own words of failure stand there.
    const address = phone.url();
    await expect(phone.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
    await phone.close();
    await phoneContext.setOffline(false);
    phone = await phoneContext.newPage();
    await phone.goto(address);
  });

  chapter('the network returns, and both opinions have arrived exactly once', async () => {
    await sees(cardOf(SECOND.summary).getByText(t('delegate.trackingCode')));
    expect(await phone.getByLabel(t('delegate.summary')).inputValue()).toBe(DRAFT);
    expect(await phone.getByRole('article').count()).toBe(2);
    await desk.getByRole('button', { name: t('desk.newOpinions', { n: 2 }) }).click();
    const rows = desk.getByRole('list', { name: t('desk.rawList') }).getByRole('listitem');
    await becomes(() => rows.count(), 2);
    await sees(rows.filter({ hasText: FIRST.summary }), rows.filter({ hasText: SECOND.summary }));
  });

  chapter(
    'the session begins; the chair approves one and puts it on the screen that the hall sees',
    async () => {
      const item = chair.getByRole('button', { name: 'Đối thoại', exact: true });
      await confirm(item, t('chair.openRisk.begins'), t('chair.openItem'), inNow(t('chair.callOther')));
      await chair.getByRole('tab', { name: t('chair.opinions') }).click();
      const row = (summary: string): Locator => chair.getByRole('article').filter({ hasText: summary });
      const approve = (summary: string): Locator =>
        row(summary).getByRole('button', { name: t('chair.approve') });
      await insist(
        click(approve(SECOND.summary)),
        chair.getByRole('img', { name: t('chair.pendingCount', { n: 1 }) }),
      );
      expect(await hall.getByText(FIRST.summary).count()).toBe(0);
      // Not approved yet: showing it approves it as well, and says so.
      const show = row(FIRST.summary).getByRole('button', { name: t('chair.show') });
      await insist(click(show), hall.getByRole('heading', { name: FIRST.summary }));
      await sees(chair.getByText(t('chair.approvedAndShown')), chair.getByText(t('chair.none.pending')));
      await sees(hall.getByText(HANH.unit));
      await sees(cardOf(FIRST.summary).getByText(t('delegate.onAirNow')));
      expect(await hall.getByText(SECOND.summary).count()).toBe(0);
      const clear = chair.getByRole('button', { name: t('chair.clearScreen') });
      await insist(click(clear), chair.getByText(t('chair.screenCleared')));
      await hall.getByRole('heading', { name: FIRST.summary }).waitFor({ state: 'hidden' });
    },
  );

  chapter('the secretary makes one collated opinion of both, and their author is told', async () => {
    for (const { summary } of [FIRST, SECOND]) {
      await desk.getByRole('checkbox', { name: t('desk.pickRow', { what: summary }) }).check();
    }
    await desk.getByRole('button', { name: t('desk.collate'), exact: true }).click();
    const dialog = desk.getByRole('dialog', { name: t('desk.collateTitle', { n: 2 }) });
    await dialog.getByLabel(t('desk.wording')).fill(WORDING);
    await dialog.getByLabel(t('desk.responderUnit')).selectOption({ label: CHAIR.unit });
    await dialog.getByRole('button', { name: t('desk.collateSave'), exact: true }).click();
    const list = desk.getByRole('list', { name: t('desk.collatedList') });
    await sees(list.getByRole('listitem').filter({ hasText: WORDING }));
    await sees(cardOf(FIRST.summary).getByText(t('delegate.collatedHint')));
    await sees(cardOf(SECOND.summary).getByText(t('delegate.collatedHint')));
  });

  async function register(line: string): Promise<void> {
    await tab(t('delegate.tabSpeak')).click();
    await phone.getByRole('button', { name: t('delegate.askForFloor') }).click();
    await phone.getByRole('radio', { name: TOPIC }).check();
    await phone.getByLabel(t('delegate.line')).fill(line);
    await phone.getByRole('button', { name: t('delegate.register'), exact: true }).click();
  }

  chapter('the phone registers to speak behind somebody without a phone and sees its place', async () => {
    const open = chair.getByRole('switch', { name: t('chair.registration') });
    await insist(() => open.click({ timeout: 1000 }), chair.getByText(t('chair.registrationOpened')));
    await deskTab('FLOOR');
    await desk.getByRole('button', { name: t('desk.register'), exact: true }).click();
    const dialog = desk.getByRole('dialog', { name: t('desk.registerTitle') });
    await dialog.getByRole('searchbox').fill('pham van son');
    await dialog.getByRole('button', { name: SON.name }).click();
    await dialog.getByLabel(t('common.topic')).selectOption({ label: TOPIC });
    await dialog.getByRole('button', { name: t('desk.registerSave') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await register('Xin nói về việc báo trước');
    await sees(phone.getByText(/^Bạn đứng thứ 2$/), phone.getByText(t('delegate.soonTitle')));
  });

  chapter(
    'when the one before is called, the phone is told "you are next" and says it is ready',
    async () => {
      await press(t('chair.call'), hall.getByRole('heading', { name: SON.name }));
      await sees(hall.getByText(t('hall.invited')));
      const next = phone.getByRole('dialog', { name: t('delegate.nextTitle') });
      await next.getByRole('button', { name: t('delegate.ready') }).click();
      await next.waitFor({ state: 'hidden' });
      await chair.getByRole('tab', { name: t('chair.queue') }).click();
      const row = chair.getByRole('tabpanel').getByRole('listitem').filter({ hasText: HANH.name });
      await sees(row.getByText(t('chair.ready'), { exact: true }));
      await press(t('chair.start'), hall.getByText(t('hall.speaking')));
      await press(t('chair.end'), inNow(t('chair.callNext')));
    },
  );

  chapter('the chair calls, starts, pauses, resumes and ends; the hall shows speaker and clock', async () => {
    await press(t('chair.callNext'), phone.getByRole('dialog', { name: t('delegate.calledTitle') }));
    await press(t('chair.start'), phone.getByRole('dialog', { name: t('delegate.speakingTitle') }));
    await sees(hall.getByRole('heading', { name: HANH.name }), hall.getByText(t('hall.speaking')));
    const clock = (): Promise<string> => hall.getByRole('timer').innerText();
    const before = await clock();
    expect(before).toMatch(/^[0-3]:\d\d/);
    await hall.waitForFunction(
      (then) => document.querySelector('[role=timer]')?.textContent !== then,
      before.trim(),
    );
    await press(t('chair.pause'), hall.getByText(t('states.turn.PAUSED')));
    await press(t('chair.resume'), hall.getByText(t('hall.speaking')));
    await desk.getByLabel(t('desk.gistOf', { name: HANH.name })).fill(GIST);
    await sees(desk.getByRole('status').getByText(/^Đã lưu lúc /));
    await press(t('chair.end'), desk.getByRole('list', { name: t('desk.turns') }).getByText(GIST));
  });

  chapter(
    'the secretary records the answer, and the phone reads answer and promise under its card',
    async () => {
      await deskTab('OPINIONS');
      await desk.getByRole('button', { name: WORDING }).click();
      await desk.getByRole('button', { name: t('desk.recordAnswer') }).click();
      const form = desk.getByRole('region', { name: t('desk.recordAnswer') });
      const label = [CHAIR.name, CHAIR.title, CHAIR.unit].join(' · ');
      await form.getByLabel(t('answers.responder')).selectOption({ label });
      await form.getByLabel(t('answers.type')).selectOption('NOTED');
      await form.getByLabel(t('answers.text')).fill(ANSWER);
      await form.getByRole('button', { name: t('answers.send', { n: 1 }) }).click();
      await sees(desk.getByRole('region', { name: t('desk.outcome') }).getByText(ANSWER));
      await tab(t('delegate.tabWrite')).click();
      for (const { summary } of [FIRST, SECOND]) {
        const card = cardOf(summary);
        await sees(card.getByText(t('states.response.NOTED')), card.getByText(t('delegate.promiseTitle')));
        expect(await card.getByText(ANSWER).count()).toBe(2); // the answer, and the promise made of it
        await sees(card.getByText(new RegExp(`^${CHAIR.unit} · hạn \\d`)));
      }
    },
  );

  chapter('the floor ends with one waiting: the phone reads "not reached" with a tracking code', async () => {
    await register('Còn một điều chưa nói');
    await phone
      .getByRole('dialog')
      .getByRole('button', { name: t('ui.close') })
      .click();
    await sees(phone.getByText(/^Bạn đứng thứ 1$/));
    const card = phone.getByRole('article').filter({ hasText: 'Còn một điều chưa nói' });
    const end = chair.getByRole('button', { name: t('chair.endFloor') });
    const told = card.getByText(t('delegate.convertedTitle'));
    await confirm(end, t('chair.endFloorWords', { n: 1 }), t('chair.endFloor'), told);
    await sees(card.getByText(t('delegate.trackingCode')));
    await tab(t('delegate.tabWrite')).click();
    await sees(phone.getByText(t('delegate.notReached')));
  });

  chapter('after the close the secretary downloads the minutes as a Word file', async () => {
    const close = chair.getByRole('button', { name: t('chair.close'), exact: true });
    const thanks = hall.getByRole('heading', { name: t('hall.thanks') });
    await confirm(close, t('chair.closeTitle'), t('chair.close'), thanks);
    await tab(t('delegate.tabNow')).click();
    await sees(phone.getByText(t('delegate.overTitle')));
    await deskTab('MINUTES');
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: `${t('papers.name.MINUTES')}, ${t('papers.format.docx')}` }).click(),
    ]);
    const parts = unzipSync(await readFile(await download.path()));
    const words = Buffer.from(parts['word/document.xml'] ?? []).toString('utf8');
    expect(words).toContain(WORDING.normalize('NFC'));
    expect(words).toContain(GIST);
    const { submissions } = (await meeting.organiser.snapshot()).state;
    const kept = Object.values(submissions).map(({ channel }) => channel);
    expect(kept.sort()).toEqual(['PHONE', 'PHONE', 'SPEECH_NOT_REACHED']);
    expect(house.errors).toEqual([]);
  });
});
