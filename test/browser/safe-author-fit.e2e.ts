import type { Id } from '@doi-thoai/shared';
import { makeReceipt } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { becomes, openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { House } from './support.js';
import { faultsOf } from './support-axe.js';
import { sidewaysScroll, smallTargets } from './support-measure.js';
import { offerAllModes, quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { LANGUAGES, sentences } from './support-words.js';

const TOUR_MS = 180_000;
const WIDTHS = [320, 360, 430] as const;
const SEALED = 'Bình bầu cuối năm';
const UNSEEN = 'Phân công việc chưa công bằng';

describeInBrowser('what an unnamed author and the officer see fits and is accessible', () => {
  let house: House;
  let hall: PeopledMeeting;
  let contexts: BrowserContext[];
  let faults: string[];

  beforeAll(async () => {
    house = await openHouse({ ANONYMOUS_GATHER_MS: '100', ANONYMOUS_APPEND_MS: '300' });
  }, START_MS);
  afterAll(() => house.stop());
  beforeEach(async () => {
    hall = await quietMeeting(house.server);
    await offerAllModes(hall);
    [contexts, faults] = [[], []];
  }, START_MS);
  afterEach(() => Promise.all(contexts.map((context) => context.close())));

  describe.each(LANGUAGES)('in %s', (language) => {
    const t = sentences(language);
    const button = (page: Page | Locator, key: string): Locator =>
      page.getByRole('button', { name: t(key), exact: true });

    async function on(device: 'phone' | 'laptop', stranger = false): Promise<Page> {
      const context = await house.device(device, { language, baseURL: house.hallUrl });
      contexts.push(context);
      if (!stranger) await sitDown(context, hall.everybody, house.hallUrl);
      return context.newPage();
    }

    async function look(page: Page, where: string, ...wanted: Locator[]): Promise<void> {
      await sees(...wanted);
      const found = await faultsOf(page, where);
      const phone = (page.viewportSize()?.width ?? 0) < 720;
      if (phone) found.push(...(await smallTargets(page)).map((fault) => `${where}: ${fault}`));
      for (const width of phone ? WIDTHS : []) {
        await page.setViewportSize({ width, height: 740 });
        found.push(...(await sidewaysScroll(page)).map((fault) => `${where} at ${width}: ${fault}`));
      }
      faults.push(...found);
    }

    async function write(page: Page, summary: string, mode: 'CONFIDENTIAL' | 'ANONYMOUS'): Promise<void> {
      await page.getByRole('radio', { name: 'Điều động, bổ nhiệm' }).check();
      await page.getByLabel(t('delegate.summary')).fill(summary);
      await page.getByLabel(t('delegate.text')).fill(`${summary}: chúng tôi ngại nói ra.`);
      await page.getByRole('radio', { name: t(`states.disclosure.${mode}`) }).check();
      await button(page, `delegate.send.${mode}`).click();
    }

    /** The desk asks back about one, opens its name and answers the other. */
    async function actOnBoth(): Promise<void> {
      const { secretary, chair } = hall.people;
      const idOf = async (summary: string): Promise<Id | undefined> =>
        Object.values((await secretary.snapshot()).state.submissions).find((row) => row.summary === summary)
          ?.id;
      await becomes(
        async () => (await idOf(SEALED)) !== undefined && (await idOf(UNSEEN)) !== undefined,
        true,
      );
      const [sealed = '', unseen = ''] = [await idOf(SEALED), await idOf(UNSEEN)];
      await secretary.do('submissions.return', {
        ...(await hall.read(sealed)),
        returnText: 'Nêu rõ phòng nào.',
      });
      await secretary.do('submissions.openAuthor', {
        submissionId: sealed,
        reason: 'Cần bảo vệ người viết.',
      });
      await hall.meeting.openPhase(chair, 'DISCUSSION');
      await hall.answer(unseen, 'Sẽ rà soát phân công trong quý này.');
    }

    it(
      'on the phone that writes',
      async () => {
        const page = await on('phone');
        await page.goto(`${screenOf(hall.people.author, 'delegate')}#write`);
        await look(
          page,
          'notice',
          page.getByText(t('delegate.noticeModes', { modes: t('delegate.offers.BOTH') })),
        );
        await button(page, 'delegate.noticeAccept').click();
        await button(page, 'delegate.send.NAMED').click();
        await look(page, 'form with errors', page.getByText(t('delegate.summaryMissing')));
        await write(page, SEALED, 'CONFIDENTIAL');
        await look(page, 'receipt', page.getByRole('dialog', { name: t('track.receiptTitle') }));
        await button(page, 'track.writtenDown').click();
        await write(page, UNSEEN, 'ANONYMOUS');
        await button(page, 'track.writtenDown').click();
        await look(page, 'on their way', page.getByRole('article').nth(1));
        await actOnBoth();
        await page.reload();
        await look(page, 'opened', page.getByText(t('track.openedYours')), page.getByText(/Sẽ rà soát/));
        await page
          .locator('summary')
          .filter({ hasText: t('track.receipt') })
          .first()
          .click();
        await look(page, 'receipt on the card', button(page, 'track.copy'));
        await button(page, 'delegate.correctAndResend').click();
        await look(page, 'correct', page.getByRole('dialog', { name: t('delegate.correctTitle') }));
        await page.keyboard.press('Escape');
        await button(page, 'track.remove').first().click();
        await look(page, 'remove', page.getByRole('dialog', { name: t('track.removeTitle') }));
        expect(faults).toEqual([]);
      },
      TOUR_MS,
    );

    it(
      'on the page that follows an opinion',
      async () => {
        const receipt = makeReceipt();
        const trackingCode = await hall.confide(SEALED, receipt);
        const page = await on('phone', true);
        const ask = async (code: string): Promise<void> => {
          await page.getByLabel(t('track.code')).fill(code);
          await button(page, 'track.look').click();
        };
        await page.goto('/t');
        await look(page, 'nothing asked', page.getByText(t('track.empty')));
        await button(page, 'track.look').click();
        await look(page, 'nothing typed', page.getByText(t('track.codeMissing')));
        await ask(makeReceipt());
        await look(page, 'unknown', page.getByText(t('track.unknown')));
        await ask(receipt.toLowerCase());
        await look(page, 'by receipt', button(page, 'common.edit'));
        await ask(trackingCode);
        await look(page, 'for reading', page.getByText(t('track.readOnly')));
        await page.context().setOffline(true);
        await ask(makeReceipt());
        await look(page, 'no network', page.getByText(t('track.network')));
        const laptop = await on('laptop', true);
        await laptop.goto(`/t#${receipt}`);
        await look(laptop, 'on a laptop', button(laptop, 'common.edit'));
        expect(new URL(laptop.url()).hash).toBe('');
        expect(faults).toEqual([]);
      },
      TOUR_MS,
    );

    it(
      'at the desk',
      async () => {
        await hall.confide(SEALED, makeReceipt());
        const page = await on('laptop');
        await page.goto(screenOf(hall.people.secretary, 'desk'));
        await page.getByRole('button', { name: SEALED }).click();
        await look(page, 'a sealed author', button(page, 'chair.openAuthor'));
        await button(page, 'chair.openAuthor').click();
        await button(page, 'chair.openAuthorDo').click();
        await look(page, 'open the name', page.getByText(t('ui.reasonMissing')));
        await page.getByLabel(t('chair.openAuthorReason')).fill('Cần bảo vệ người viết.');
        await button(page, 'chair.openAuthorDo').click();
        await look(page, 'the name', page.getByRole('dialog', { name: t('chair.authorRead') }));
        await button(page.getByRole('dialog'), 'ui.close').click();
        await look(page, 'opened', page.getByText(t('track.opened')));
        await page.getByRole('tab', { name: t('desk.tab.SETTINGS') }).click();
        await look(page, 'settings', page.getByLabel(t('admin.plan.officer')));
        expect(faults).toEqual([]);
      },
      TOUR_MS,
    );
  });
});
