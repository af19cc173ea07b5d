import type { FollowUpBoard } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium.js';
import { http } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import { Inspector } from '../support/inspector.js';
import { openHouse, sees, START_MS } from './support.js';
import type { Device, House } from './support.js';
import { faultsOf } from './support-axe.js';
import { outOfPlace, sidewaysScroll, smallTargets } from './support-measure.js';
import { sentences } from './support-words.js';
import type { Language } from './support-words.js';

const DAY_MS = 86_400_000;
const TOUR_MS = 120_000;
const PASSWORD = 'mưa phùn tháng giêng';
/** Set to a folder: every look is kept there as a picture. */
const PICTURES = process.env.FOLLOW_UP_PICTURES ?? '';
const LONG_UNIT =
  'Trung tâm Phục vụ hành chính công và Quản lý hạ tầng kỹ thuật đô thị thành phố trực thuộc Ủy ban nhân dân tỉnh';

describeInBrowser('W156, W157: the follow-up board', () => {
  let house: House;
  let hall: FullMeeting;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let device: string;
  let title: string;
  let code: string;

  beforeAll(async () => {
    house = await openHouse();
    hall = await FullMeeting.open(house.server);
    const { chair } = hall.people;
    title = hall.meeting.plan.title;
    await hall.meeting.openPhase(chair, 'CHECK_IN');
    await hall.meeting.openPhase(chair, 'DISCUSSION');
    const day = (n: number): string =>
      new Date(house.server.app.clock.now() + 7 * 3_600_000 + n * DAY_MS).toISOString().slice(0, 10);
    const due = (n: number): { dueKind: 'DATE'; dueOn: string } => ({ dueKind: 'DATE', dueOn: day(n) });
    const kept = await hall.promised('land', due(3));
    await hall.promised('land', { ...due(3), text: 'Sửa mái nhà công vụ khu B, xong trước mùa mưa' });
    await hall.promised('housing', { ...due(12), text: 'Lập quy chế bố trí nhà công vụ' });
    const moved = await hall.promised('housing', due(3));
    const until = { commitmentId: moved, dueOn: day(30), number: '12/QĐ', reason: '' };
    await hall.promise('chair', 'commitments.extend', until);
    const report = { commitmentId: kept, actId: makeId(), done: true, day: day(0), text: 'Đã xong' };
    await hall.people.land.do('commitments.report', report);
    await hall.promise('chair', 'commitments.verify', { commitmentId: kept, text: '' });
    await addMany();
    code = await publicBoard();
    for (const [name, role] of [
      ['theo.doi', 'MONITOR'],
      ['nguoi.moi', null],
    ] as const) {
      const { body } = await http<{ staffId: string }>(`${house.server.url}/api/staff/accounts`, {
        body: { name: 'Mạc Thị Theo Dõi', login: name, password: PASSWORD },
        cookie: house.server.staffCookie,
      });
      const part = { staffId: body.staffId, title: '' };
      if (role !== null) await hall.meeting.organiser.do('participants.appoint', { ...part, role });
    }
    house.server.app.clock.move(5 * DAY_MS);
  }, START_MS);
  afterAll(() => house.stop());
  afterEach(() => context.close());

  /** As many as a province has, of eleven more units, all in time but every seventh. */
  async function addMany(): Promise<void> {
    const inspector = await Inspector.open(house.server.databaseUrl);
    await inspector.rows(
      `with unit as (
         insert into org_unit (id) select gen_random_uuid() from generate_series(1, 11) returning id
       ), numbered as (select id, row_number() over () as n from unit)
       insert into commitment (id, meeting_id, text, owner_unit_id, owner_unit, due_kind, due_on, first_due_on, state,
         entered_by_id, at, reader_ids, version, former_owners)
       select gen_random_uuid(), $1, 'Rà soát hồ sơ cấp đổi giấy chứng nhận đợt ' || g, u.id,
         case when u.n = 1 then $2 else 'Ủy ban nhân dân xã số ' || u.n end, 'DATE',
         current_date + (g % 7) * 9 - (case when g % 7 = 0 then (g % 200) else 0 end), current_date, 'IN_PROGRESS',
         $3, now(), '{}', 1, '[]'
       from generate_series(1, 1000) g join numbered u on u.n = g % 11 + 1`,
      [hall.meeting.id, LONG_UNIT, hall.people.chair.participantId],
    );
    await inspector.close();
  }

  /** A small meeting whose promises are read by everybody; the code of its address. */
  async function publicBoard(): Promise<string> {
    const meeting = await house.server.meeting();
    const chair = await meeting.join('CHAIR', 'Chủ tọa');
    const unit = { unit: LONG_UNIT };
    const { participantId } = await meeting.join('RESPONDER', 'Người trả lời', unit);
    const unitId = (await chair.snapshot()).state.participants[participantId]?.unitId ?? '';
    for (const text of ['Sửa mái nhà công vụ khu B', 'Trả lời từng người đã hỏi về phụ cấp '.repeat(8)]) {
      const promise = { commitmentId: makeId(), text, ownerUnitId: unitId, sources: [] };
      await chair.do('commitments.propose', { ...promise, dueKind: 'TERM', dueOn: null });
      const seen = (await chair.snapshot()).state.commitments[promise.commitmentId]?.version ?? 0;
      await chair.do('commitments.confirm', { commitmentId: promise.commitmentId, seen });
    }
    return (await chair.do('meeting.publishBoard', { open: true })).code;
  }

  async function on(
    kind: Device,
    language: Language,
    width: number,
    login = 'theo.doi',
  ): Promise<ReturnType<typeof sentences>> {
    context = await house.device(kind, {
      ...{ language, baseURL: house.hallUrl, viewport: { width, height: 800 } },
    });
    page = await context.newPage();
    faults = [];
    device = `${kind}${width}-${language}`;
    const t = sentences(language);
    await page.goto('/staff');
    await page.getByLabel(t('admin.login'), { exact: true }).fill(login);
    await page.getByLabel(t('admin.password'), { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: t('followUp.title'), exact: true }).click();
    return t;
  }

  async function look(where: string, ...wanted: Locator[]): Promise<void> {
    await sees(...wanted);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${device}-${where}.png` });
    const found = [...(await faultsOf(page, where)), ...(await sidewaysScroll(page))];
    faults.push(
      ...[...found, ...(await outOfPlace(page, 'main *:not(input)'))].map((one) => `${where}: ${one}`),
    );
    if (device.startsWith('phone'))
      faults.push(...(await smallTargets(page)).map((one) => `${where}: ${one}`));
  }

  const boardNow = async (): Promise<FollowUpBoard> =>
    (await (await page.request.get('/api/staff/follow-up')).json()) as FollowUpBoard;

  const sizes: [Device, number, Language][] = [
    ['laptop', 1280, 'vi'],
    ['phone', 320, 'en'],
  ];

  it.each(sizes)(
    'on a %s (%s, %s): numbers, charts and tables; by keyboard from a number to its list, and to an urging',
    async (kind, width, language) => {
      const t = await on(kind, language, width);
      const board = await boardNow();
      const n = String(board.cells.OPEN_OVERDUE);
      await look('board', page.getByRole('heading', { name: t('followUp.byUnit'), exact: true }));
      const overdue = page.getByRole('button', {
        name: new RegExp(`^${n} ?${t('followUp.cell.OPEN_OVERDUE')}`),
      });
      await overdue.focus();
      await page.keyboard.press('Enter');
      await sees(page.getByText(t('followUp.listN', { n }), { exact: true }));
      const heading = page.getByRole('heading', { name: t('followUp.list'), exact: true });
      expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(new URL(page.url()).searchParams.get('cell')).toBe('OPEN_OVERDUE');
      await look('list', page.getByText(title, { exact: true }).first());
      // Of a thousand rows only those near the window are in the page.
      expect(await page.getByRole('article').count()).toBeLessThan(40);
      const urge = page.getByRole('button', { name: new RegExp(`^${t('followUp.urge')}: `) }).first();
      await urge.focus();
      await page.keyboard.press('Enter');
      await look('urge', page.getByRole('dialog'));
      await page.getByRole('button', { name: t('followUp.urgeSend'), exact: true }).press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      const history = page.getByRole('button', { name: new RegExp(`^${t('followUp.history')}: `) });
      await history.first().press('Enter');
      await look('history', page.getByText(t('commitments.act.URGED'), { exact: true }));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('radio', { name: t('statistics.view.TABLE') }).check();
      await look('tables', page.getByRole('columnheader', { name: t('followUp.rateHead'), exact: true }));
      await page.getByRole('link', { name: t('followUp.tab.REPORT'), exact: true }).click();
      await look('report', page.getByText(t('followUp.reportAll'), { exact: true }));
      await page.getByRole('link', { name: t('followUp.tab.UNIT'), exact: true }).click();
      await look('unit', page.getByText(t('followUp.unitEmptyNoPart'), { exact: true }));
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );

  it(
    'an account without a part is told what will be here; a network that is gone keeps what was there',
    async () => {
      const t = await on('laptop', 'vi', 1280, 'nguoi.moi');
      await look('empty', page.getByText(t('followUp.emptyNoPart'), { exact: true }));
      expect(faults).toEqual([]);
      await context.close();
      await on('laptop', 'vi', 1280);
      await sees(page.getByRole('heading', { name: t('followUp.byUnit'), exact: true }));
      await context.setOffline(true);
      await page.getByRole('button', { name: t('followUp.again'), exact: true }).click();
      await look('offline', page.getByText(t('errors.network'), { exact: true }));
      await sees(page.getByRole('heading', { name: t('followUp.byUnit'), exact: true }));
      expect(faults).toEqual([]);
    },
    TOUR_MS,
  );

  it('W159: the chair opens the public board, and a phone without any script reads it', async () => {
    for (const [kind, width] of [
      ['laptop', 1280],
      ['phone', 320],
    ] as const) {
      context = await house.device(kind, {
        ...{ baseURL: house.hallUrl, viewport: { width, height: 800 } },
      });
      page = await context.newPage();
      [faults, device] = [[], `${kind}${width}`];
      await page.goto(`/board/${code}`);
      await look('public', page.getByRole('heading', { level: 1 }));
      expect(faults).toEqual([]);
      await context.close();
    }
  });
});
