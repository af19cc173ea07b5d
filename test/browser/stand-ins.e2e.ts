import type { Id, InvitationReply } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { http } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { outOfPlace, sidewaysScroll } from './support-measure.js';
import { sentences } from './support-words.js';
import type { Language } from './support-words.js';

const TOUR_MS = 120_000;
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.STAND_IN_PICTURES ?? '';
const HEAD = 'Bế Thị Trưởng Nguyễn Ngọc Phương Khánh';
const DEPUTY = 'Lục Văn Phó';

describeInBrowser('W113: an answer’s stand-in becomes a person of the list', () => {
  let house: House;
  let context: BrowserContext;

  beforeAll(async () => {
    house = await openHouse();
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  async function invited(meeting: Meeting): Promise<(reply: InvitationReply) => Promise<void>> {
    const participantId: Id = makeId();
    const words = { title: 'Trưởng phòng', unit: 'Phòng Kế hoạch', number: '', withoutPhone: false };
    const person = { ...words, role: 'DELEGATE', participantId, name: HEAD } as const;
    await meeting.organiser.do('participants.add', person);
    await meeting.organiser.do('invitations.send', { participantIds: [participantId] });
    type Links = { links: { participantId: Id; link: string }[] };
    const { body } = await meeting.organiser.get<Links>('invitation-links');
    const token = body.links.find((one) => one.participantId === participantId)?.link.replace(/^.*\/r\//, '');
    return async (reply) => {
      const url = `${house.server.url}/api/invitations/${token}`;
      const { status } = await http(url, { body: { id: makeId(), ...reply } });
      expect(status).toBe(200);
    };
  }

  const sizes: [Device, number, Language][] = [
    ['phone', 320, 'vi'],
    ['laptop', 1280, 'en'],
  ];

  it.each(sizes)(
    'on a %s (%s, %s): one press by keyboard; a later answer is shown; both names stand in the list',
    async (kind, width, language) => {
      const viewport = { viewport: { width, height: 800 } };
      context = await house.device(kind, { language, baseURL: house.hallUrl, ...viewport });
      const meeting = await house.server.meeting();
      const says = await invited(meeting);
      await sitDown(context, [meeting.organiser], house.hallUrl);
      const page: Page = await context.newPage();
      const t = sentences(language);
      const button = (key: string, values = {}): Locator =>
        page.getByRole('button', { name: t(key, values), exact: true });
      const faults: string[] = [];
      const look = async (where: string, wanted: Locator, words: string): Promise<void> => {
        await sees(wanted);
        if (PICTURES) await page.screenshot({ path: `${PICTURES}/${kind}${width}-${where}.png` });
        const found = [...(await faultsOf(page, where)), ...(await sidewaysScroll(page))];
        faults.push(...[...found, ...(await outOfPlace(page, words))].map((fault) => `${where}: ${fault}`));
      };
      const standIn = {
        reply: 'STAND_IN',
        reason: '',
        standInName: DEPUTY,
        standInTitle: 'Phó phòng',
      } as const;
      await says(standIn);
      await page.goto(screenOf(meeting.organiser, 'desk'));
      await page.getByRole('tab', { name: t('desk.tab.PEOPLE'), exact: true }).click();
      await button('invitations.open').click();
      const admit = button('invitations.admit', { name: DEPUTY });
      await look('to-admit', admit, 'dialog *:not(input)');
      await admit.focus();
      await page.keyboard.press('Enter');
      await look('admitted', page.getByText(t('invitations.comes', { name: DEPUTY })), 'dialog *:not(input)');
      await sees(page.getByRole('dialog').getByText(t('people.consent.ASKED')));
      await admit.waitFor({ state: 'detached' });
      await says({ reply: 'COMES', reason: '', standInName: '', standInTitle: '' });
      const changed = page.getByText(t('invitations.answerChanged.COMES', { name: DEPUTY }));
      await look('changed', changed, 'dialog *:not(input)');
      await button('invitations.standInEnd').click();
      await changed.waitFor({ state: 'detached' });
      await says({ ...standIn, standInName: 'Giàng A Ba' });
      await button('invitations.admit', { name: 'Giàng A Ba' }).click();
      await sees(page.getByText(t('invitations.comes', { name: 'Giàng A Ba' })));
      await page.keyboard.press('Escape');
      await look(
        'list',
        page.getByText(t('people.standInChip', { name: HEAD }), { exact: true }),
        'main *:not(input)',
      );
      await sees(page.getByText(t('people.standInBy', { name: 'Giàng A Ba' }), { exact: true }));
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );
});
