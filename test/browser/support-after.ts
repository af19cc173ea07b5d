import type { Id, SnapshotState } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import type { Page } from 'playwright-core';
import type { Meeting, Person } from '../support/driver.js';
import { http } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { addBody, SNV } from '../support/issuing.js';
import { PDF } from '../support/route-rights.js';
import type { TestServer } from '../support/server.js';
import { moveUnder } from '../support/unit-tree.js';
import { button, card, gone, looks } from './support-devices.js';
import { LONG_NAME, LONG_UNIT, offerAllModes, quietMeeting } from './support-meetings.js';
import type { PeopledMeeting } from './support-meetings.js';
import { sentences } from './support-words.js';

const t = sentences('vi');
const DAY_MS = 86_400_000;

export const BOARD = 'Ban Giám đốc';
export const HOUSING = LONG_UNIT;
export const ROOFS = 'Đề nghị sửa mái nhà công vụ của cán bộ luân chuyển trước mùa mưa.';
export const DRAINS = 'Đề nghị thông cống ngõ 5, mỗi trận mưa ngập nửa ngày.';
/** What the people of this story say. */
export const WORDS = {
  roofsAnswer: 'Phòng thay toàn bộ mái tôn khu B, nghiệm thu trước mùa mưa.',
  roofsPromise: 'Thay mái tôn và máng xối khu nhà công vụ B',
  ground: 'Nghị định số 08/2026/NĐ-CP, Điều 12',
  vague: 'Sẽ làm sớm.',
  drainsAnswer: 'Tháng sau thông cống ngõ 5.',
  drainsPromise: 'Thông cống ngõ 5',
  whatToMend: 'Nói rõ tháng nào.',
  letter: '01/TB-SNV',
  evidence: { name: 'bien-ban-nghiem-thu.pdf', mimeType: 'application/pdf', buffer: PDF },
};
const MONITOR = { login: 'theo.doi', password: 'mưa phùn tháng giêng' };

/** A meeting that has just ended with two opinions that nobody answered in the hall, and who goes on with them. */
export interface AfterHall {
  meeting: Meeting;
  everybody: Person[];
  people: Record<'chair' | 'secretary' | 'clerk' | 'responder' | 'board' | 'author', Person>;
  /** Of a confidential opinion that stands in the one about roofs. */
  receipt: string;
  state(): Promise<SnapshotState>;
}

export async function afterTheHall(server: TestServer): Promise<AfterHall> {
  await addBody(server, SNV);
  const hall = await quietMeeting(server);
  const { meeting, people } = hall;
  await offerAllModes(hall);
  const office = { unit: HOUSING, title: 'Phó Trưởng phòng phụ trách' };
  const responder = await meeting.join('RESPONDER', LONG_NAME, office);
  const board = await meeting.join('RESPONDER', 'Tô Văn Thu', { unit: BOARD, title: 'Phó Giám đốc' });
  const clerk = await meeting.join('CLERK', 'Vũ Văn Thư', { unit: 'Văn phòng' });
  const inspector = await Inspector.open(server.databaseUrl);
  await moveUnder(server, inspector, HOUSING, BOARD);
  await inspector.close();
  const receipt = makeReceipt();
  await hall.confide('Mái nhà dột vào phòng trẻ nhỏ', receipt);
  await putBoth(hall, responder);
  await monitor(server, meeting);
  await meeting.openPhase(people.chair, 'IN_SESSION');
  const state = async (): Promise<SnapshotState> => (await people.chair.snapshot()).state;
  await people.chair.do('meeting.close', { seen: (await state()).meeting?.version ?? 0 });
  const everybody = [...hall.everybody, responder, board, clerk];
  return { meeting, everybody, people: { ...people, clerk, responder, board }, receipt, state };
}

async function putBoth(hall: PeopledMeeting, responder: Person): Promise<void> {
  const { secretary } = hall.people;
  const roofs = await hall.write('author', 'Mái nhà công vụ dột');
  const drains = await hall.write('author', 'Ngõ 5 ngập');
  const { participants, submissions } = (await secretary.snapshot()).state;
  const sealed = Object.values(submissions).filter((one) => one.disclosure === 'CONFIDENTIAL');
  const put = async (wording: string, submissionIds: Id[]): Promise<void> => {
    const responderUnitId = participants[responder.participantId]?.unitId ?? null;
    const row = { collatedId: makeId(), topicId: hall.meeting.topic(0), unitId: null, responderUnitId };
    await secretary.do('collation.create', { ...row, wording, submissionIds });
  };
  await put(ROOFS, [roofs, ...sealed.map(({ id }) => id)]);
  await put(DRAINS, [drains]);
}

/** Signs in with a password, as whoever follows up for the whole house. */
async function monitor(server: TestServer, meeting: Meeting): Promise<void> {
  const { body } = await http<{ staffId: string }>(`${server.url}/api/staff/accounts`, {
    body: { name: 'Mạc Thị Theo Dõi', ...MONITOR },
    cookie: server.staffCookie,
  });
  const part = { staffId: body.staffId, title: '', role: 'MONITOR' } as const;
  await meeting.organiser.do('participants.appoint', part);
}

/** The monitor, by keyboard. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/staff');
  await page.getByLabel(t('admin.login'), { exact: true }).fill(MONITOR.login);
  await page.getByLabel(t('admin.password'), { exact: true }).fill(MONITOR.password);
  await page.keyboard.press('Enter');
}

/** So many days from the server's day in Việt Nam. */
export const dayOf = (server: TestServer, n: number): string =>
  new Date(server.app.clock.now() + 7 * 3_600_000 + n * DAY_MS).toISOString().slice(0, 10);

/** The chair approves an answer before the one who waits, and the desk publishes it. */
export async function letOut(chair: Page, desk: Page, words: string): Promise<void> {
  await button(card(chair, words), 'answers.approve').click();
  await card(chair, words).waitFor({ state: 'detached' });
  await desk.getByRole('radio', { name: t('answers.waits.APPROVED') }).check();
  await button(card(desk, words), 'answers.publish').click();
  await card(desk, words).waitFor({ state: 'detached' });
}

/** At the desk, for the one body of this house. */
export async function prepareNotice(desk: Page): Promise<void> {
  await button(desk, 'conclusions.prepare').click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel(t('conclusions.body')).selectOption({ label: SNV.name });
  await dialog.getByLabel(t('conclusions.post')).fill('GIÁM ĐỐC');
  await dialog.getByLabel(t('conclusions.signer')).fill('Trần Quốc Bảo');
  await looks(desk, 'notice');
  await button(dialog, 'common.save').click();
  await gone(desk);
}
