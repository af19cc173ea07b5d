import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { SNV, addBody } from '../support/issuing.js';
import { openHouse, sees, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { sentences } from './support-words.js';
import type { Language } from './support-words.js';

const TELL_MS = 90_000;
const WORDS = 'main *:not(input)';
const DIALOG = 'dialog *:not(input)';
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.STAFF_PICTURES ?? '';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const DOCUMENT = 'word/document.xml';
const LONG = 'Mẫu thông báo kết luận hội nghị đối thoại của Sở Nhà ở và Vườn cây, bản trình bày lại.docx';

describeInBrowser('templates of papers', () => {
  let house: House;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let device: string;

  beforeAll(async () => {
    house = await openHouse();
    await addBody(house.server, SNV);
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  async function on(kind: Device, language: Language, width?: number): Promise<void> {
    const viewport = width === undefined ? {} : { viewport: { width, height: 800 } };
    context = await house.device(kind, { language, baseURL: house.hallUrl, ...viewport });
    const [name = '', value = ''] = house.server.staffCookie.split('=');
    await context.addCookies([{ url: house.hallUrl, name, value }]);
    page = await context.newPage();
    faults = [];
    device = `${kind}${width ?? ''}-${language}`;
  }

  async function look(where: string, wanted: Locator, words = WORDS): Promise<void> {
    await sees(wanted);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${device}-${where}.png`, fullPage: true });
    const found = [...(await faultsOf(page, where)), ...(await sidewaysScroll(page))];
    faults.push(...[...found, ...(await outOfPlace(page, words))].map((fault) => `${where}: ${fault}`));
    if (device.startsWith('phone') && words === WORDS) {
      faults.push(...(await smallTargets(page)).map((fault) => `${where}: ${fault}`));
    }
  }

  /** By a link that is pressed with the keyboard. */
  async function download(link: Locator): Promise<Buffer> {
    const [file] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
    return readFile(await file.path());
  }

  const choose = (name: string, bytes: Uint8Array): Promise<void> =>
    page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: DOCX, buffer: Buffer.from(bytes) });

  /** With a field that no paper has. */
  function mistaken(sample: Uint8Array): Uint8Array {
    const parts = unzipSync(sample);
    const line = '<w:body><w:p><w:r><w:t>Kính gửi {{ban_nganh}}</w:t></w:r></w:p>';
    return zipSync({
      ...parts,
      [DOCUMENT]: strToU8(strFromU8(parts[DOCUMENT]!).replace('<w:body>', line)),
    });
  }

  it(
    'W173: a template is begun with, refused with its places, taken, seen filled and taken back, at 320 px',
    async () => {
      await on('phone', 'vi', 320);
      const say = sentences('vi');
      const of = { name: say('papers.name.NOTICE') };
      await page.goto('/staff');
      await page.getByRole('button', { name: say('templates.title'), exact: true }).press('Enter');
      await look('nothing yet', page.getByText(say('templates.standard')).first());
      const card = page.locator('section', {
        has: page.getByRole('heading', { name: of.name, exact: true }),
      });
      const paper = card.last();
      const sample = await download(paper.getByRole('link', { name: new RegExp(say('templates.sample')) }));
      await paper.locator('summary', { hasText: 'trường của mẫu' }).press('Enter');
      await look('fields', paper.getByText('{{so_ky_hieu}}', { exact: true }));
      await paper.getByRole('button', { name: say('templates.bringOf', of), exact: true }).press('Enter');
      const dialog = page.getByRole('dialog');
      await choose(LONG, mistaken(sample));
      await dialog.getByRole('button', { name: say('templates.save'), exact: true }).press('Enter');
      await look('refused', dialog.getByText('Kính gửi {{ban_nganh}}'), DIALOG);
      await choose(LONG, sample);
      await dialog.getByRole('button', { name: say('templates.save'), exact: true }).press('Enter');
      await sees(paper.getByText(say('templates.inForce', { name: LONG, number: 1 }), { exact: true }));
      await paper.locator('summary', { hasText: 'bản đã đưa lên' }).press('Enter');
      const one = { name: LONG, number: 1 };
      await look('one version', paper.getByText(say('templates.used'), { exact: true }));
      const filled = await download(
        paper.getByRole('link', { name: say('templates.previewOf', one), exact: true }),
      );
      expect(strFromU8(unzipSync(filled)[DOCUMENT]!)).toContain('Sông Lam');
      await paper.getByRole('button', { name: say('templates.takeBackOf', one), exact: true }).press('Enter');
      await dialog.getByLabel(say('templates.reason')).fill('Sai thể thức');
      await dialog.getByRole('button', { name: say('templates.takeBack'), exact: true }).press('Enter');
      await look('taken back', paper.getByText(/Sai thể thức/));
      await sees(paper.getByText(say('templates.standard'), { exact: true }));
      expect(faults).toEqual([]);
    },
    TELL_MS,
  );

  it(
    'W173: in English on a desk',
    async () => {
      await on('laptop', 'en');
      await page.goto('/staff/templates');
      await look('desk', page.getByText(sentences('en')('templates.pdfTitle'), { exact: true }));
      expect(faults).toEqual([]);
    },
    TELL_MS,
  );
});
