import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { readDocx } from '../rehearse/docx.js';
import { describeInBrowser } from '../support/chromium.js';
import { FullMeeting } from '../support/full-meeting.js';
import { DU, SNV, addBody } from '../support/issuing.js';
import { openHouse, screenOf, sees, sitDown, START_MS, type House } from './support.js';
import { faultsOf } from './support-axe.js';
import { tabTo } from './support-keyboard.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { sentences } from './support-words.js';

const TOUR_MS = 120_000;
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.PAPERS_PICTURES ?? '';
const t = sentences('vi');

describeInBrowser('W162: the papers of a meeting', () => {
  let house: House;
  let hall: FullMeeting;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    house = await openHouse();
    const { server } = house;
    await addBody(server, SNV);
    await addBody(server, DU);
    hall = await FullMeeting.open(server);
    const { chair } = hall.people;
    await hall.meeting.openPhase(chair, 'DISCUSSION');
    await chair.do('submissions.open', {});
    await hall.collate([await hall.write('lan', 'một')], 'land');
    await hall.promised('housing');
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  async function open(width: number, who: 'secretary' | 'monitor' | 'chair'): Promise<void> {
    const device = width < 800 ? 'phone' : 'laptop';
    const viewport = { viewport: { width, height: 800 } };
    context = await house.device(device, { language: 'vi', baseURL: house.hallUrl, ...viewport });
    await sitDown(context, [hall.people[who]], house.hallUrl);
    page = await context.newPage();
    await page.goto(screenOf(hall.people[who], who === 'chair' ? 'chair' : 'desk'));
  }

  /** The last of the list is there, and nothing is wrong with it. */
  async function looks(where: string, narrow: boolean): Promise<void> {
    await sees(page.getByRole('heading', { name: t('papers.name.PRESS'), exact: true }));
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${where}.png`, fullPage: true });
    const faults = [
      ...(await faultsOf(page, where)),
      ...(await sidewaysScroll(page)),
      ...(await outOfPlace(page, 'main li *')),
      ...(narrow ? await smallTargets(page) : []),
    ];
    expect(faults).toEqual([]);
  }

  it(
    'by keyboard: another issuing body is chosen, what is missing is read, its paper is taken along',
    async () => {
      await open(1280, 'secretary');
      await page.getByRole('tab', { name: t('desk.tab.MINUTES') }).click();
      await looks('desk', false);
      const gaps = page.getByRole('list', { name: t('papers.missing', { name: t('papers.name.NOTICE') }) });
      await sees(gaps.getByText(t('papers.gap.NOT_APPROVED', { n: 1 })));
      // Nothing to take along, and what comes first.
      await sees(page.getByText(t('papers.empty.FIGURES')));
      const figures = `${t('papers.name.FIGURES')}, ${t('papers.format.pdf')}`;
      expect(await page.getByRole('link', { name: figures, exact: true }).count()).toBe(0);
      const ofParty = page.getByRole('radio', { name: `${DU.name} (${t('papers.system.PARTY')})` });
      await tabTo(
        page,
        page
          .getByRole('radio', { name: `${SNV.name} (${t('papers.system.STATE')})` })
          .or(ofParty)
          .first(),
      );
      if (!(await ofParty.isChecked())) await page.keyboard.press('ArrowDown');
      expect(await ofParty.isChecked()).toBe(true);
      const link = page.getByRole('link', {
        name: `${t('papers.name.NOTICE')}, ${t('papers.format.docx')}`,
        exact: true,
      });
      await tabTo(page, link);
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      expect(download.suggestedFilename()).toMatch(
        /^Thông báo kết luận dự thảo \(Đảng\) \d{4}-\d\d-\d\d Đối thoại.*\.docx$/,
      );
      const { tables } = readDocx(new Uint8Array(await readFile(await download.path())));
      expect(tables.flat(2).join('\n')).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    },
    TOUR_MS,
  );

  it(
    'at 320 pixels; the monitor has them, too, and the chair in a dialog',
    async () => {
      await open(320, 'monitor');
      await looks('monitor320', true);
      await context.close();
      await open(1024, 'chair');
      await page.getByRole('button', { name: t('papers.heading'), exact: true }).click();
      await looks('chair', false);
    },
    TOUR_MS,
  );
});
