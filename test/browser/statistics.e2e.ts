import type { MeetingStatistics } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { FullMeeting } from '../support/full-meeting.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { sentences } from './support-words.js';
import type { Language } from './support-words.js';

const TOUR_MS = 120_000;
const WORDS = 'main *:not(input)';
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.STATISTICS_PICTURES ?? '';

describeInBrowser('W111: the figures before the meeting', () => {
  let house: House;
  let hall: FullMeeting;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let device: string;

  beforeAll(async () => {
    house = await openHouse();
    hall = await FullMeeting.open(house.server);
    const { chair, secretary } = hall.people;
    const officer = await hall.offerConfidential();
    await hall.meeting.openPhase(chair, 'COLLECTING');
    await secretary.do('submissions.open', {});
    const units = Object.keys((await hall.state()).units);
    await secretary.do('collection.open', { unitIds: units, closesAt: Date.now() + 3_600_000 });
    const ids = [];
    for (let n = 0; n < 6; n += 1) ids.push(await hall.write(n < 4 ? 'lan' : 'minh', `số ${n}`));
    for (let n = 0; n < 11; n += 1) await hall.seal('minh', officer);
    for (const topic of [0, 1, 1]) {
      await secretary.do('collation.create', {
        ...{ collatedId: makeId(), wording: 'Ưu tiên sửa nhà công vụ', topicId: hall.meeting.topic(topic) },
        ...{ unitId: null, responderUnitId: await hall.unitOf('land'), submissionIds: [] },
      });
    }
    const out = ids[0] ?? '';
    const seen = (await hall.state()).submissions[out]?.version ?? 0;
    const aside = { submissionId: out, kind: 'REDIRECTED', text: 'Gửi Thanh tra', seen } as const;
    await secretary.do('submissions.setAside', aside);
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  async function on(kind: Device, language: Language, width: number): Promise<(key: string) => Locator> {
    const viewport = { viewport: { width, height: 800 } };
    context = await house.device(kind, { language, baseURL: house.hallUrl, ...viewport });
    await sitDown(context, [hall.people.secretary, hall.people.chair], house.hallUrl);
    page = await context.newPage();
    faults = [];
    device = `${kind}${width}-${language}`;
    const t = sentences(language);
    return (key) => page.getByRole('button', { name: t(key), exact: true });
  }

  async function look(where: string, wanted: Locator, words = WORDS): Promise<void> {
    await sees(wanted);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${device}-${where}.png`, fullPage: true });
    const found = [...(await faultsOf(page, where)), ...(await sidewaysScroll(page))];
    faults.push(...[...found, ...(await outOfPlace(page, words))].map((fault) => `${where}: ${fault}`));
    // The lists are the laptop's, with its lower controls.
    if (device.startsWith('phone') && where !== 'narrowed') {
      faults.push(...(await smallTargets(page)).map((fault) => `${where}: ${fault}`));
    }
  }

  /** What lies below the edge, piece by piece. */
  async function shots(view: string, t = sentences(device.endsWith('vi') ? 'vi' : 'en')): Promise<void> {
    for (const by of ['RAW_TOPIC', 'RAW_DISCLOSURE', 'COLLATED_TOPIC'] as const) {
      const heading = page.getByRole('heading', { name: t(`statistics.by.${by}`), exact: true });
      if ((await heading.count()) > 0) await heading.scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${PICTURES}/${device}-${by}-${view}.png` });
    }
  }

  const sizes: [Device, number, Language][] = [
    ['phone', 320, 'vi'],
    ['laptop', 1280, 'en'],
  ];

  it.each(sizes)(
    'at the desk on a %s (%s, %s): charts and tables, nothing cut off, and by keyboard to the list behind a number',
    async (kind, width, language) => {
      await on(kind, language, width);
      const t = sentences(language);
      await page.goto(screenOf(hall.people.secretary, 'desk'));
      await page.getByRole('tab', { name: t('desk.tab.STATISTICS'), exact: true }).click();
      await look('charts', page.getByRole('heading', { name: t('statistics.by.RAW_TOPIC'), exact: true }));
      const { body } = await hall.people.secretary.get<MeetingStatistics>('statistics');
      await sees(page.getByText(t('statistics.guard', { n: 5 })));
      if (PICTURES) await shots('chart');
      await page.getByRole('radio', { name: t('statistics.view.TABLE') }).check();
      await look('tables', page.getByRole('columnheader', { name: t('statistics.col.share') }).first());
      if (PICTURES) await shots('table');
      if (PICTURES) await page.pdf({ path: `${PICTURES}/${device}.pdf`, format: 'A4' });
      // The list behind the number has as many rows as the number says.
      const n = body.raw.raw;
      const number = page.getByRole('button', {
        name: t('statistics.open', { what: t('statistics.raw.raw'), n: String(n) }),
        exact: true,
      });
      await number.focus();
      await page.keyboard.press('Enter');
      await sees(page.getByRole('img', { name: t('desk.rawCount', { n }), exact: true }));
      await page.getByRole('tab', { name: t('desk.tab.STATISTICS'), exact: true }).click();
      await page
        .getByRole('button', {
          name: t('statistics.open', { what: t('statistics.raw.unnamed'), n: String(body.raw.unnamed) }),
          exact: true,
        })
        .click();
      const what = t('statistics.raw.unnamed');
      const chip = page.getByRole('button', { name: t('statistics.widen', { what }), exact: true });
      await look('narrowed', chip);
      await sees(
        page.getByRole('img', { name: t('desk.rawCount', { n: body.raw.unnamed ?? -1 }), exact: true }),
      );
      await chip.click();
      await chip.waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );

  it(
    'the chair reads them in the cockpit, is told when something has changed, and counts again',
    async () => {
      const button = await on('tablet', 'vi', 1024);
      const t = sentences('vi');
      await page.goto(screenOf(hall.people.chair, 'chair'));
      await button('statistics.heading').click();
      const heading = page.getByRole('heading', { name: t('statistics.by.RAW_KIND'), exact: true });
      await look('chair', heading, 'dialog *:not(input)');
      await hall.write('lan', 'sau khi tính');
      await sees(page.getByText(t('statistics.changed')));
      const { body } = await hall.people.chair.get<MeetingStatistics>('statistics');
      await button('statistics.again').click();
      await page.getByText(t('statistics.changed')).waitFor({ state: 'detached' });
      const item = page.getByRole('listitem').filter({ hasText: t('statistics.raw.raw.rule') });
      await sees(item.getByText(String(body.raw.raw), { exact: true }));
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );
});
