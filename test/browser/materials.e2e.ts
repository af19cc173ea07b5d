import type { Id, MaterialList, MaterialReaders } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import type { Person } from '../support/driver.js';
import { PDF } from '../support/route-rights.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House, ScreenName } from './support.js';
import { faultsOf } from './support-axe.js';
import { walk } from './support-keyboard.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { LONG_UNIT, quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { LANGUAGES, sentences } from './support-words.js';
import type { Language, Say } from './support-words.js';

const STORY_MS = 120_000;
const LONG = `Báo cáo kết quả thực hiện các kiến nghị của ${LONG_UNIT}, kèm phụ lục số liệu sáu tháng`;

describeInBrowser('materials of a meeting', () => {
  let house: House;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    house = await openHouse();
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(house.errors).toEqual([]);
  });

  interface Opening {
    width?: number;
    language?: Language;
  }

  async function open(
    person: Person,
    screen: ScreenName,
    device: Device,
    { width, language }: Opening = {},
  ): Promise<Page> {
    const size = width === undefined ? {} : { viewport: { width, height: 800 } };
    const context = await house.device(device, { baseURL: house.hallUrl, language, ...size });
    contexts.push(context);
    await sitDown(context, [person], house.hallUrl);
    const page = await context.newPage();
    await page.goto(screenOf(person, screen));
    return page;
  }

  const press = (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: PDF });

  async function openTab(page: Page, t: Say): Promise<void> {
    await page.getByRole('tab', { name: t('desk.tab.MATERIALS') }).click();
    await sees(page.getByText(t('materials.deskHint')));
  }

  async function listOf({ people }: PeopledMeeting): Promise<MaterialList> {
    return (await people.secretary.get<MaterialList>('materials')).body;
  }

  /** As the desk would, over the same door. */
  async function hand(
    hall: PeopledMeeting,
    title: string,
    readers: MaterialReaders,
    agendaItemId: Id | null,
    versions: number,
  ): Promise<void> {
    const materialId = makeId();
    const words = { title, presenter: LONG_UNIT, agendaItemId, readers };
    await hall.people.secretary.do('materials.add', { materialId, ...words });
    for (let n = 1; n <= versions; n += 1) {
      const path = `materials/${materialId}/versions/${makeId()}`;
      await hall.people.secretary.bring(path, PDF, `${title.slice(0, 90)} - lần ${n}.pdf`);
    }
  }

  it(
    'W108-W110: the desk adds one and replaces it, the phone reads the newest; taken back it says why, and the chair deletes it for good',
    async () => {
      const t = sentences('vi');
      const hall = await quietMeeting(house.server);
      const item = hall.meeting.plan.agenda[0];
      const of = (act: string): string => t('materials.actOf', { act, title: 'Báo cáo khai mạc' });
      const desk = await open(hall.people.secretary, 'desk', 'laptop');
      await openTab(desk, t);
      await sees(desk.getByText(t('materials.deskNone')));
      await press(desk, t('materials.add'));
      const form = desk.getByRole('dialog');
      await form.getByRole('button', { name: t('materials.add'), exact: true }).click();
      await sees(form.getByText(t('errors.field.MISSING')));
      await form.getByLabel(t('materials.name')).fill('Báo cáo khai mạc');
      await form.getByLabel(t('materials.presenter')).fill('Phó Giám đốc Sở');
      await form.getByLabel(t('materials.item')).selectOption({ label: item?.title ?? '' });
      await form.getByRole('radio', { name: t('materials.readers.EVERYONE') }).check();
      // A refused file keeps the words, which are there already, and another one goes by the next press.
      const wrong = { ...file('báo cáo.pdf'), buffer: Buffer.from('không phải PDF') };
      await form.getByLabel(t('materials.file')).setInputFiles(wrong);
      await form.getByRole('button', { name: t('materials.add'), exact: true }).click();
      await sees(form.getByText(t('errors.MATERIAL_TYPE')), form.getByText(t('materials.addedWithout')));
      await form.getByLabel(t('materials.file')).setInputFiles(file('báo cáo khai mạc.pdf'));
      await form.getByRole('button', { name: t('materials.add'), exact: true }).click();
      await form.waitFor({ state: 'detached' });
      const rows = desk.getByRole('list', { name: item?.title ?? '', exact: true });
      await sees(rows.getByText(t('materials.standing.EVERYONE')));
      expect((await listOf(hall)).all).toHaveLength(1);

      const phone = await open(hall.people.author, 'delegate', 'phone');
      await press(phone, t('materials.openCount', { n: 1 }));
      const list = phone.getByRole('dialog', { name: t('materials.title') });
      const link = list.getByRole('link', { name: 'Báo cáo khai mạc' });
      await sees(link, list.getByText('Phó Giám đốc Sở'));

      await press(desk, of(t('materials.replace')));
      await desk
        .getByRole('dialog')
        .getByLabel(t('materials.file'))
        .setInputFiles(file('báo cáo khai mạc (sửa).pdf'));
      await desk
        .getByRole('dialog')
        .getByRole('button', { name: t('materials.bring'), exact: true })
        .click();
      await sees(rows.getByText(t('materials.earlier', { n: 1 })), list.getByText(/bản 2, cập nhật/));
      const [download] = await Promise.all([phone.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toBe('báo cáo khai mạc (sửa).pdf');

      const chair = await open(hall.people.chair, 'chair', 'tablet');
      await press(chair, t('materials.ofItemLabel', { n: 1, title: item?.title ?? '' }));
      await sees(chair.getByRole('dialog').getByRole('link', { name: 'Báo cáo khai mạc' }));
      const responder = await open(hall.people.responder, 'answers', 'phone');
      await press(responder, t('materials.title'));
      await sees(responder.getByRole('link', { name: 'Báo cáo khai mạc' }));

      await press(desk, of(t('materials.takeBack')));
      const asked = desk.getByRole('dialog');
      await asked.getByLabel(t('materials.reason')).fill('Còn số liệu chưa công bố');
      await asked.getByRole('button', { name: t('materials.takeBack'), exact: true }).click();
      await sees(list.getByText(/Còn số liệu chưa công bố/));
      await link.waitFor({ state: 'detached' });

      const judged = chair.getByRole('dialog');
      await judged.getByRole('button', { name: t('materials.purge'), exact: true }).click();
      const sure = chair.getByRole('dialog', {
        name: t('materials.purgeTitle', { title: 'Báo cáo khai mạc' }),
      });
      await sure.getByLabel(t('aside.purgeReason')).fill('Chưa được công bố');
      await sure.getByRole('button', { name: t('materials.purge'), exact: true }).click();
      await sees(judged.getByText(t('materials.purged')), list.getByText(t('materials.none')));
      await sees(desk.getByText(t('materials.purged')));
    },
    STORY_MS,
  );

  it(
    'W109: the phone says that something changed since the last look, and what',
    async () => {
      const t = sentences('vi');
      const hall = await quietMeeting(house.server);
      await hand(hall, 'Chương trình', 'EVERYONE', null, 1);
      const phone = await open(hall.people.author, 'delegate', 'phone');
      await press(phone, t('materials.openCount', { n: 1 }));
      await sees(phone.getByRole('link', { name: 'Chương trình' }));
      expect(await phone.getByText(t('materials.new'), { exact: true }).count()).toBe(0);
      await press(phone, t('ui.close'));
      await hand(hall, 'Phụ lục', 'EVERYONE', null, 1);
      await sees(phone.getByText(t('materials.updated')));
      // A second visit knows it, too.
      await phone.reload();
      await sees(phone.getByText(t('materials.updated')));
      await press(phone, t('materials.openCount', { n: 2 }));
      const fresh = phone.getByRole('listitem').filter({ hasText: t('materials.new') });
      await sees(fresh.getByRole('link', { name: 'Phụ lục' }));
      expect(await fresh.count()).toBe(1);
      await press(phone, t('ui.close'));
      await phone.getByText(t('materials.updated')).waitFor({ state: 'detached' });
    },
    STORY_MS,
  );

  it.each(LANGUAGES)(
    '%s: with long names nothing scrolls sideways or is cut off, a thumb hits everything, axe finds nothing, the keyboard comes by everything',
    async (language) => {
      const t = sentences(language);
      const hall = await quietMeeting(house.server);
      const item = hall.meeting.plan.agenda[0];
      await hand(hall, LONG, 'EVERYONE', null, 3);
      await hand(hall, 'Phụ lục số liệu', 'EVERYONE', item?.id ?? null, 1);
      await hand(hall, 'Dự thảo kết luận', 'DESK', null, 0);
      await hand(hall, 'Gợi ý trả lời', 'TABLE', item?.id ?? null, 1);
      const faults: string[] = [];
      const look = async (page: Page, where: string, within = 'main'): Promise<void> => {
        const sideways = [...(await sidewaysScroll(page)), ...(await outOfPlace(page, `${within} *`))];
        faults.push(...sideways.map((one) => `${where}: ${one}`), ...(await faultsOf(page, where)));
        await picture(page, `${language}-${where}`);
      };
      const phone = await open(hall.people.author, 'delegate', 'phone', { width: 320, language });
      await sees(phone.getByRole('button', { name: t('materials.openCount', { n: 2 }) }));
      await look(phone, 'phone');
      await press(phone, t('materials.openCount', { n: 2 }));
      await sees(phone.getByRole('link', { name: LONG }));
      await look(phone, 'phone-list', 'dialog');
      faults.push(...(await smallTargets(phone)));
      // The other language where it is narrowest.
      for (const width of language === 'vi' ? [320, 1366] : [320]) {
        const device = width < 700 ? 'phone' : 'laptop';
        const desk = await open(hall.people.secretary, 'desk', device, { width, language });
        await openTab(desk, t);
        await sees(desk.getByText(LONG, { exact: true }));
        await desk.getByText(t('materials.earlier', { n: 2 })).click();
        await look(desk, `desk-${width}`);
        if (width > 700) faults.push(...(await walk(desk)).faults);
        await press(desk, t('materials.add'));
        await sees(desk.getByLabel(t('materials.name')));
        await look(desk, `desk-form-${width}`, 'dialog');
      }
      const chair = await open(hall.people.chair, 'chair', 'tablet', { language });
      await sees(
        chair.getByRole('button', { name: t('materials.ofItemLabel', { n: 2, title: item?.title ?? '' }) }),
      );
      await look(chair, 'chair');
      faults.push(...(await smallTargets(chair)));
      await press(chair, t('materials.title'));
      await sees(chair.getByRole('link', { name: 'Gợi ý trả lời' }));
      await look(chair, 'chair-list', 'dialog');
      const answers = await open(hall.people.responder, 'answers', 'phone', { width: 320, language });
      await sees(answers.getByRole('button', { name: t('materials.title'), exact: true }));
      await look(answers, 'answers');
      expect(faults).toEqual([]);
    },
    STORY_MS,
  );
});

/** For whoever looks with the own eyes. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.BROWSER_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/materials-${name}.png` });
}
