import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { addBody, approvedHall, SNV, type Hall } from '../support/issuing.js';
import { PDF } from '../support/route-rights.js';
import { download, rewritten } from '../support/signed.js';
import { openHouse, screenOf, sees, sitDown, START_MS, type House } from './support.js';
import { faultsOf } from './support-axe.js';
import { tabTo } from './support-keyboard.js';
import { sidewaysScroll, smallTargets } from './support-measure.js';
import { sentences } from './support-words.js';

const TOUR_MS = 120_000;
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.SIGNED_PICTURES ?? '';
const t = sentences('vi');

describeInBrowser('W168, W169, W170: a paper comes back signed', () => {
  let house: House;
  let hall: Hall;
  let context: BrowserContext;
  let page: Page;
  const name = t('papers.name.MINUTES');

  beforeAll(async () => {
    house = await openHouse();
    const { server } = house;
    hall = await approvedHall(server, await addBody(server, SNV));
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  async function open(who: 'secretary' | 'clerk' | 'lan', width: number, screen: string): Promise<void> {
    const device = width < 800 ? 'phone' : 'laptop';
    const viewport = { viewport: { width, height: 800 } };
    context = await house.device(device, { language: 'vi', baseURL: house.hallUrl, ...viewport });
    await sitDown(context, [hall.people[who]], house.hallUrl);
    page = await context.newPage();
    await page.goto(screenOf(hall.people[who], screen as Parameters<typeof screenOf>[1]));
  }

  async function looks(where: string, narrow: boolean): Promise<void> {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${where}.png`, fullPage: true });
    const faults = [
      ...(await faultsOf(page, where)),
      ...(await sidewaysScroll(page)),
      ...(narrow ? await smallTargets(page) : []),
    ];
    expect(faults).toEqual([]);
  }

  const part = () => page.getByRole('region', { name: t('signed.partOf', { name }), exact: true });
  const act = (words: string, label: string) =>
    part().getByRole('button', { name: t('signed.actOf', { act: words, label }), exact: true });

  it(
    'by keyboard: the Word file and the scan are chosen, what was changed is read, it is put back and published',
    async () => {
      const generated = await download(hall.people.secretary, 'MINUTES');
      const edited = rewritten(generated, (parts) => ({
        ...parts,
        'word/document.xml': (parts['word/document.xml'] ?? '').replace('18 căn', '19 căn'),
      }));
      await open('secretary', 1280, 'desk');
      await page.getByRole('tab', { name: t('desk.tab.MINUTES') }).click();
      await sees(part().getByText(t('signed.none')));
      await tabTo(page, act(t('signed.putBack'), name));
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: t('signed.putBack'), exact: true }).click();
      await sees(dialog.getByText(t('signed.nothing')));
      await dialog.getByLabel(t('signed.word')).setInputFiles({
        ...{ name: 'bien-ban.docx', mimeType: 'application/octet-stream', buffer: edited },
      });
      await dialog
        .getByLabel(t('signed.scan'), { exact: false })
        .first()
        .setInputFiles({
          ...{ name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: PDF },
        });
      await sees(dialog.getByRole('list', { name: t('signed.pages') }).getByText('bien-ban.pdf'));
      await looks('putting-back', false);
      await dialog.getByRole('button', { name: t('signed.compare'), exact: true }).click();
      await sees(
        dialog
          .getByRole('list', { name: t('signed.changes') })
          .getByRole('listitem')
          .first(),
      );
      await sees(dialog.getByText(t('signed.numbers', { n: 1 })));
      await looks('difference', false);
      await dialog.getByRole('button', { name: t('signed.putBack'), exact: true }).click();
      await sees(part().getByText(t('signed.state.KEPT'), { exact: true }));
      const publish = act(t('signed.publish'), t('signed.ofPaper', { n: 1, name }));
      await tabTo(page, publish);
      await page.keyboard.press('Enter');
      await sees(dialog.getByText(t('signed.publishWords')));
      await dialog.getByRole('button', { name: t('signed.publish'), exact: true }).click();
      await sees(part().getByText(t('signed.state.PUBLISHED'), { exact: true }));
      await looks('desk', false);
    },
    TOUR_MS,
  );

  it(
    'the delegate reads it on a phone of 320 pixels; the clerk has it there, too',
    async () => {
      await open('lan', 320, 'delegate');
      await page.getByRole('button', { name: t('delegate.tabNow'), exact: true }).click();
      const list = page.getByRole('list', { name: t('delegate.signedTitle'), exact: true });
      await sees(list.getByRole('link', { name: t('delegate.signed.MINUTES') }));
      await looks('phone', true);
      const [file] = await Promise.all([page.waitForEvent('download'), list.getByRole('link').click()]);
      expect(file.suggestedFilename()).toBe('bien-ban.pdf');
      await context.close();
      await open('clerk', 320, 'answers');
      await sees(part().getByText(t('signed.state.PUBLISHED'), { exact: true }));
      await looks('clerk', true);
      await act(t('signed.replace'), name).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('signed.word')).setInputFiles({
        ...{ name: 'gia.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('không phải Word') },
      });
      await dialog.getByLabel(t('signed.reason')).fill('Bổ sung chữ ký nháy');
      await dialog.getByRole('button', { name: t('signed.compare'), exact: true }).click();
      const refused = t('signed.failedFile', { name: 'gia.docx', why: t('errors.SIGNED_TYPE') });
      await sees(dialog.getByText(refused, { exact: true }));
      await looks('refused', true);
      // Left out again, and what was said of it with it.
      await dialog
        .getByRole('button', { name: t('signed.dropOf', { name: 'gia.docx' }), exact: true })
        .click();
      await dialog.getByText(refused, { exact: true }).waitFor({ state: 'detached' });
    },
    TOUR_MS,
  );
});
