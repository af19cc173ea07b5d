import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { letOut } from '../support/let-out.js';
import { openHouse, screenOf, sees, sitDown, START_MS } from './support.js';
import type { House } from './support.js';
import { faultsOf } from './support-axe.js';
import { sidewaysScroll } from './support-measure.js';
import { quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { LANGUAGES, sentences } from './support-words.js';

const STORY_MS = 120_000;
const WORDING = 'Đề nghị sửa chữa trụ sở Ủy ban nhân dân xã An Lạc đang dột nát, xuống cấp nhiều năm.';

async function collate(hall: PeopledMeeting, wording: string, submissionIds: Id[], topic = 0): Promise<Id> {
  const { secretary, responder } = hall.people;
  const { participants } = (await secretary.snapshot()).state;
  const responderUnitId = participants[responder.participantId]?.unitId ?? null;
  const topicId = hall.meeting.topic(topic);
  const payload = { collatedId: makeId(), wording, topicId, unitId: null, responderUnitId, submissionIds };
  return (await secretary.do('collation.create', payload)).collatedId;
}

/** An earlier meeting in which the same was asked, noted and promised. */
async function earlier(house: House): Promise<PeopledMeeting> {
  const hall = await quietMeeting(house.server);
  await hall.meeting.openPhase(hall.people.chair, 'READY');
  const id = await collate(hall, WORDING, [await hall.write('author', 'Trụ sở An Lạc dột')]);
  const { responseId } = await hall.people.responder.do('responses.answer', {
    ...{ responseId: makeId(), type: 'NOTED', given: 'WRITTEN', forwardedTo: '' },
    text: 'Ghi nhận; sẽ khảo sát và sửa mái trụ sở trong quý IV.',
    responderId: hall.people.responder.participantId,
    targets: [{ kind: 'COLLATED', id }],
    commitment: { text: 'Sửa mái trụ sở xã An Lạc.', ownerUnitId: null, dueOn: '2030-12-31' },
  });
  await letOut(hall.people.chair, responseId);
  return hall;
}

async function present(house: House): Promise<PeopledMeeting> {
  const hall = await quietMeeting(house.server);
  const { meeting, people } = hall;
  await meeting.openPhase(people.chair, 'READY');
  await people.chair.do('submissions.open', {});
  for (let i = 0; i < 6; i += 1) {
    await hall.write('waiting', `Điều động, bổ nhiệm chậm công bố lần ${i}`, 0);
    await hall.write('waiting', `Căng tin cơ quan bán cơm nguội ngày ${i}`, 1);
  }
  await collate(hall, WORDING, [await hall.write('author', 'Trụ sở xã An Lạc dột nát')]);
  await collate(hall, 'Cơm ở căng tin cơ quan nguội.', [], 0);
  await hall.write('spoken', 'Đề nghị sửa trụ sở UBND xã An Lạc dột nát');
  return hall;
}

describeInBrowser(
  'before the hall: the same and the similar, topics, and the responder’s preparation',
  () => {
    let house: House;
    let before: PeopledMeeting;
    let hall: PeopledMeeting;
    let context: BrowserContext;
    let page: Page;
    let t = sentences('vi');

    beforeAll(async () => {
      house = await openHouse();
      before = await earlier(house);
      hall = await present(house);
    }, START_MS * 2);
    afterAll(() => house.stop());
    afterEach(async () => {
      await context.close();
      expect(house.errors).toEqual([]);
    });

    async function on(...device: Parameters<House['device']>): Promise<void> {
      const [name, options] = device;
      t = sentences(options?.language ?? 'vi');
      context = await house.device(name, { baseURL: house.hallUrl, ...options });
      await sitDown(context, [...before.everybody, ...hall.everybody], house.hallUrl);
      page = await context.newPage();
    }

    const button = (key: string, values: Record<string, string | number> = {}): Locator =>
      page.getByRole('button', { name: t(key, values), exact: true });

    async function openDesk(title: string): Promise<void> {
      await page.goto(screenOf(hall.people.secretary, 'desk'));
      await sees(page.getByRole('checkbox'));
      await page.getByRole('button', { name: title }).first().click();
    }

    async function openPreparation(): Promise<void> {
      await page.goto(screenOf(hall.people.responder, 'answers'));
      await page
        .getByRole('listitem')
        .filter({ hasText: 'An Lạc' })
        .getByRole('button', { name: t('prepare.openFor', { what: '#1' }) })
        .click();
      await sees(page.getByText(t('alike.answeredThen', { n: 1 })), page.getByLabel(t('prepare.draft')));
    }

    async function fits(where: string): Promise<void> {
      expect([...(await sidewaysScroll(page)), ...(await faultsOf(page, where))]).toEqual([]);
    }

    it.each(LANGUAGES)(
      '%s: nothing scrolls sideways at 320 to 1280 pixels, and axe finds nothing',
      async (language) => {
        for (const width of [320, 390, 768, 1280]) {
          await on(width < 700 ? 'phone' : 'laptop', { language, viewport: { width, height: 800 } });
          await openPreparation();
          await page.getByText(t('alike.answeredThen', { n: 1 })).click();
          await fits(`preparation ${width}`);
          await openDesk('Đề nghị sửa trụ sở UBND xã An Lạc dột nát');
          await sees(button('alike.link', { number: 1 }));
          await fits(`alike ${width}`);
          await context.close();
        }
        await on('laptop', { language });
      },
      STORY_MS,
    );

    it('W91: one press gives the suggested topic, which says how often it is right here', async () => {
      await on('laptop');
      await openDesk('Cơm ở căng tin cơ quan nguội.');
      const topic = hall.meeting.plan.topics[1]?.name ?? '';
      await sees(page.getByText(t('alike.topic', { topic })), page.getByText(/Thử trên chính hội nghị này/));
      await button('alike.topicUse').click();
      await page.getByText(t('alike.topic', { topic })).waitFor({ state: 'detached' });
      const { collated } = (await hall.people.secretary.snapshot()).state;
      const changed = Object.values(collated).find((one) => one.wording.startsWith('Cơm'));
      expect(changed?.topicId).toBe(hall.meeting.topic(1));
    });

    it('W90: the desk sees why and what was answered before, and links by one press', async () => {
      await on('laptop');
      await openDesk('Đề nghị sửa trụ sở UBND xã An Lạc dột nát');
      const part = page.getByRole('region', { name: t('alike.title') });
      await sees(
        part.getByText(t('alike.reason.ABBREVIATION')),
        part.getByText(new RegExp(before.meeting.plan.title)),
      );
      await part
        .getByText(t('alike.answeredThen', { n: 1 }))
        .first()
        .click();
      await sees(part.getByText('Sửa mái trụ sở xã An Lạc.'));
      await part
        .getByRole('button', { name: t('alike.link', { number: 1 }) })
        .first()
        .click();
      // What is together is counted, and no more offered among what is alike.
      await sees(part.getByText(/^Đã ở chung: \d ý kiến\.$/));
      await part.getByRole('button', { name: t('alike.link', { number: 1 }) }).waitFor({ state: 'detached' });
      const { collated } = (await hall.people.secretary.snapshot()).state;
      expect(Object.values(collated).find((one) => one.number === 1)?.sourceIds).toHaveLength(2);
    });

    it('W93: the answer to what was prepared begins with the draft, keeps what is typed there, and uses it up', async () => {
      const { secretary, responder } = hall.people;
      const collatedId = await collate(hall, 'Đề nghị làm đường vào bản Nà Phòng.', []);
      const words = { type: 'ANSWERED', text: 'Sẽ mở đường.', forwardedTo: '', promiseText: '', dueOn: null };
      const draft = { ...words, type: 'ANSWERED', collatedId, responderId: responder.participantId } as const;
      await responder.do('responses.draft', { ...draft, seen: 0 });
      await on('phone', { viewport: { width: 320, height: 640 } });
      await page.goto(screenOf(responder, 'answers'));
      const row = page.getByRole('listitem').filter({ hasText: 'Nà Phòng' });
      await row.getByRole('button', { name: t('answers.answerOne'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      const text = dialog.getByLabel(t('answers.text'));
      await expect(text.inputValue()).resolves.toBe('Sẽ mở đường.');
      await text.fill('Sẽ mở đường trong quý sau.');
      await sees(dialog.getByText(/Đã lưu/));
      const drafts = async () => Object.values((await secretary.snapshot()).state.drafts);
      expect((await drafts()).map((one) => one.text)).toEqual(['Sẽ mở đường trong quý sau.']);
      // The button stays at the lower edge of a phone, as in every dialog.
      const send = dialog.getByRole('button', { name: t('answers.send', { n: 1 }) });
      const box = await send.boundingBox();
      expect((box?.y ?? 640) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
      await fits('an answer from a draft 320');
      await send.click();
      await dialog.waitFor({ state: 'detached' });
      expect(await drafts()).toEqual([]);
      const { responses } = (await secretary.snapshot()).state;
      const given = Object.values(responses).filter((one) => one.targets.some(({ id }) => id === collatedId));
      expect(given.map((one) => one.text)).toEqual(['Sẽ mở đường trong quý sau.']);
    });

    it('W93: a draft typed on one page is on the other, and one tap gives it', async () => {
      await on('phone');
      await openPreparation();
      await page.getByLabel(t('prepare.draft')).fill('Sẽ sửa mái trong tháng.');
      await sees(page.getByText(/Đã lưu/));
      const phone = page;
      page = await context.newPage();
      await openPreparation();
      await expect(page.getByLabel(t('prepare.draft')).inputValue()).resolves.toBe('Sẽ sửa mái trong tháng.');
      await phone.close();
      await button('prepare.give').click();
      await sees(page.getByText(t('answers.handedInNow', { n: 1 })));
      const state = (await hall.people.secretary.snapshot()).state;
      expect(Object.values(state.drafts)).toEqual([]);
      expect(
        Object.values(state.responses).filter(({ text }) => text === 'Sẽ sửa mái trong tháng.'),
      ).toHaveLength(1);
    });
  },
);
