import type {
  CommandAnswer,
  CommandName,
  ConclusionView,
  Id,
  NoticeView,
  Payload,
  SnapshotState,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { http, type Meeting, type Person } from './driver.js';
import type { TestServer } from './server.js';

/** A command on the organisation's stream, by the account whose cookie it is. */
export async function organise<N extends CommandName>(
  house: { url: string; staffCookie: string },
  name: N,
  payload: Payload<N>,
): Promise<CommandAnswer<N>> {
  const url = `${house.url}/api/organisation/commands/${name}`;
  const body = { id: makeId(), payload };
  return (await http<CommandAnswer<N>>(url, { body, cookie: house.staffCookie })).body;
}

type Body = Payload<'organisation.addIssuingBody'>;

export const SNV: Omit<Body, 'bodyId'> = {
  ...{ name: 'Sở Nhà ở và Vườn cây', parentBody: 'Ủy ban nhân dân tỉnh Sông Lam', system: 'STATE' },
  ...{ abbreviation: 'SNV', place: 'Sông Lam', term: '', termFrom: null, termTo: null },
};
export const DU: Omit<Body, 'bodyId'> = {
  ...{ name: 'Đảng ủy Sở Nhà ở và Vườn cây', parentBody: 'Đảng ủy UBND tỉnh Sông Lam', system: 'PARTY' },
  ...{ abbreviation: 'ĐU', place: 'Sông Lam', term: '2025-2030', termFrom: '2025-07-01', termTo: null },
};

export async function addBody(
  house: { url: string; staffCookie: string },
  words: Omit<Body, 'bodyId'>,
): Promise<Id> {
  const bodyId = makeId();
  const answer = await organise(house, 'organisation.addIssuingBody', { ...words, bodyId });
  if (!answer.ok) throw new Error(answer.code);
  return bodyId;
}

/** `ok`, or why not. */
export async function editBody(
  house: { url: string; staffCookie: string },
  bodyId: Id,
  { system: _never, ...words }: Omit<Body, 'bodyId'> & { endedOn?: string },
): Promise<string> {
  const path = `${house.url}/api/organisation/issuing-bodies`;
  const { body } = await http<{ id: Id; version: number }[]>(path, { cookie: house.staffCookie });
  const seen = body.find(({ id }) => id === bodyId)?.version ?? 0;
  const answer = await organise(house, 'organisation.editIssuingBody', {
    endedOn: null,
    ...words,
    bodyId,
    seen,
  });
  return answer.ok ? 'ok' : answer.code;
}

/** The conclusion of a meeting as somebody of its table sees it, with everything accepted so far. */
export async function conclusionOf(table: Person): Promise<ConclusionView> {
  const { state } = await table.snapshot();
  const blank = { revision: 1, reason: '', approved: null, minutesSignedOn: null, notices: [], version: 0 };
  return Object.values(state.conclusion)[0] ?? { id: table.meetingId, ...blank };
}

export async function noticeOf(table: Person, bodyId: Id): Promise<NoticeView> {
  const notice = (await conclusionOf(table)).notices.find((one) => one.bodyId === bodyId);
  if (!notice) throw new Error('no notice of this body');
  return notice;
}

export const NOTICE_WORDS = {
  subject: 'Kết luận của Giám đốc Sở tại hội nghị đối thoại',
  ...{ signAuthority: '', signerPost: 'GIÁM ĐỐC', signerName: 'Lê Thị Sông Lam' },
  recipients: ['Các phòng, đơn vị', 'Lưu: VT'],
};

export async function prepareNotice(who: Person, bodyId: Id, words: object = {}): Promise<Id> {
  const noticeId = makeId();
  await who.do('conclusions.prepareNotice', { ...NOTICE_WORDS, ...words, noticeId, bodyId, seen: 0 });
  return noticeId;
}

/** Everything that the chair has before the eyes. */
export async function lookedAt(chair: Person): Promise<Payload<'conclusions.approve'>> {
  const { state } = await chair.snapshot();
  const looked = (rows: { id: Id; version: number }[]): { id: Id; seen: number }[] =>
    rows.map(({ id, version }) => ({ id, seen: version }));
  return {
    lines: looked(Object.values(state.lines)),
    commitments: looked(Object.values(state.commitments).filter((one) => one.state === 'PROPOSED')),
    seen: (await conclusionOf(chair)).version,
  };
}

/** Today in Việt Nam, for a house whose clock is the machine's. */
export const today = (offset = 0): string =>
  new Date(Date.now() + offset + 7 * 3_600_000).toISOString().slice(0, 10);

/** A meeting with those who conclude it. */
export interface Hall {
  meeting: Meeting;
  people: Record<'organiser' | 'chair' | 'secretary' | 'clerk' | 'lan' | 'housing', Person>;
  state(): Promise<SnapshotState>;
}

export async function openHall(server: TestServer): Promise<Hall> {
  const meeting = await server.meeting({ startsAt: Date.now() - 3_600_000 });
  const { organiser } = meeting;
  const chair = await meeting.join('CHAIR', 'Lê Thị Chủ Trì');
  const secretary = await meeting.join('SECRETARY', 'Phan Thư Ký');
  const clerk = await meeting.join('CLERK', 'Vũ Văn Thư');
  const lan = await meeting.join('DELEGATE', 'Lý Thị Lan');
  const housing = await meeting.join('RESPONDER', 'Đỗ Văn Nhà', { unit: 'Phòng Nhà ở' });
  const people = { organiser, chair, secretary, clerk, lan, housing };
  return { meeting, people, state: async () => (await chair.snapshot()).state };
}

/** A closed meeting whose notice the chair approved. */
export async function approvedHall(server: TestServer, body: Id): Promise<Hall> {
  const one = await openHall(server);
  const { chair, secretary } = one.people;
  await one.meeting.openPhase(chair, 'IN_SESSION');
  const line = { kind: 'TASK', text: 'Sửa 18 căn nhà công vụ', position: 1 } as const;
  await secretary.do('conclusions.addLine', { lineId: makeId(), ...line });
  await chair.do('meeting.close', { seen: (await one.state()).meeting?.version ?? 0 });
  await prepareNotice(secretary, body);
  await chair.do('conclusions.approve', await lookedAt(chair));
  return one;
}
