import type { CommandAnswer, Id, InvitationReply, SnapshotState } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { readDocx } from '../rehearse/docx.js';
import { connected, http } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { expectSnapshotEqualsReplay } from './same-state.js';

const HEAD = 'Bế Thị Trưởng';
const DEPUTY = 'Lục Văn Phó';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
}, 60_000);
afterAll(() => server.stop());

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);
const NAMED = {
  reply: 'STAND_IN',
  reason: '',
  standInName: DEPUTY,
  standInTitle: 'Phó Trưởng phòng',
} as const;

/** A meeting in which the head of a unit was invited and answers by the link. */
class Office {
  private constructor(
    readonly meeting: Meeting,
    readonly chair: Person,
    readonly secretary: Person,
    readonly headId: Id,
    private readonly token: string,
  ) {}

  static async open(role: 'DELEGATE' | 'CO_CHAIR' = 'DELEGATE'): Promise<Office> {
    const meeting = await server.meeting();
    const chair = await meeting.join('CHAIR', 'Nông Văn Chủ');
    const secretary = await meeting.join('SECRETARY', 'Tô Văn Ghi');
    const headId = makeId();
    const words = { title: 'Trưởng phòng', unit: 'Phòng Kế hoạch', number: '', withoutPhone: false };
    await meeting.organiser.do('participants.add', { ...words, role, participantId: headId, name: HEAD });
    await meeting.organiser.do('invitations.send', { participantIds: [headId] });
    type Links = { links: { participantId: Id; link: string }[] };
    const { body } = await meeting.organiser.get<Links>('invitation-links');
    const link = body.links.find(({ participantId }) => participantId === headId)?.link ?? '';
    return new Office(meeting, chair, secretary, headId, link.replace(/^.*\/r\//, ''));
  }

  async state(): Promise<SnapshotState> {
    return (await this.secretary.snapshot()).state;
  }

  async says(reply: InvitationReply): Promise<void> {
    const url = `${server.url}/api/invitations/${this.token}`;
    const { status } = await http(url, { body: { id: makeId(), ...reply } });
    expect(status).toBe(200);
    // Said from outside: a snapshot may be half a second behind.
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      const row = (await this.state()).invitations[this.headId];
      if (row?.reply === reply.reply && row.standInName === reply.standInName) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the answer never came to the table');
  }

  async admit(
    by: Person = this.secretary,
    seen?: number,
  ): Promise<CommandAnswer<'invitations.admitStandIn'>> {
    const version = seen ?? (await this.state()).invitations[this.headId]?.version ?? 0;
    const payload = { participantId: this.headId, standInId: makeId(), seen: version };
    return by.issue('invitations.admitStandIn', payload);
  }

  /** Admitted; resolves to who comes. */
  async admitted(): Promise<Id> {
    const answer = await this.admit();
    if (!answer.ok) throw new Error(answer.code);
    return answer.result.participantId;
  }
}

describe('W113: whom an answer names comes on the list by one act', () => {
  it('with name and title of the answer, unit and part of the invited; the chair is asked', async () => {
    const office = await Office.open();
    const witness = await connected(office.secretary);
    await office.says(NAMED);
    const id = await office.admitted();
    const { participants, standIns } = await office.state();
    expect(participants[id]).toMatchObject({
      ...{ name: DEPUTY, title: 'Phó Trưởng phòng', unit: 'Phòng Kế hoạch', role: 'DELEGATE' },
      ...{ unitId: participants[office.headId]?.unitId, contributor: false },
    });
    expect(standIns[id]).toMatchObject({ forId: office.headId, forName: HEAD, consent: 'ASKED' });
    await expectSnapshotEqualsReplay(witness, office.secretary);
  });

  it('the same press again, and another desk at the same time, find who is there: one person', async () => {
    const office = await Office.open();
    await office.says(NAMED);
    const answers = await Promise.all([
      office.admit(),
      office.admit(office.meeting.organiser),
      office.admit(),
    ]);
    const ids = answers.map((answer) => (answer.ok ? answer.result.participantId : answer.code));
    expect(new Set(ids).size).toBe(1);
    const names = Object.values((await office.state()).participants).filter(({ name }) => name === DEPUTY);
    expect(names.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('an answer that changed since it was seen is STALE; one that names nobody is no stand-in', async () => {
    const office = await Office.open();
    await office.says(NAMED);
    const { version = 0 } = (await office.state()).invitations[office.headId] ?? {};
    await office.says({ reply: 'COMES', reason: '', standInName: '', standInTitle: '' });
    const stale = await office.admit(office.secretary, version);
    expect(stale).toMatchObject({ code: 'STALE', details: { present: { reply: 'COMES' } } });
    expect(code(await office.admit())).toBe('NOT_A_STAND_IN');
    expect(Object.values((await office.state()).standIns)).toEqual([]);
  });

  it('a later answer changes nothing on the list; another name waits until the first is taken back', async () => {
    const office = await Office.open();
    await office.says(NAMED);
    const id = await office.admitted();
    await office.says({ ...NAMED, standInName: 'Giàng A Ba' });
    expect((await office.state()).participants[id]?.name).toBe(DEPUTY);
    expect(code(await office.admit())).toBe('ALREADY_REPRESENTED');
    await office.secretary.do('participants.standIn', { participantId: id, forId: null, note: '' });
    const other = await office.admitted();
    expect((await office.state()).participants[other]?.name).toBe('Giàng A Ba');
    expect((await office.state()).standIns[other]).toMatchObject({ forId: office.headId, consent: 'ASKED' });
  });

  it('a part at the table is not inherited, and only who keeps the roster may do it', async () => {
    const office = await Office.open('CO_CHAIR');
    await office.says(NAMED);
    const delegate = await office.meeting.join('DELEGATE', 'Hà Văn Khác');
    expect(code(await office.admit(delegate))).toBe('NOT_ALLOWED');
    expect(code(await office.admit(office.chair))).toBe('NOT_ALLOWED');
    const id = await office.admitted();
    expect((await office.state()).participants[id]?.role).toBe('DELEGATE');
  });
});

describe('W114: papers say who stood in for whom, and count them rightly', () => {
  let office: Office;
  let standInId: Id;

  async function words(paper: string): Promise<string> {
    const { url, meetingId, headers, cookie } = office.secretary;
    const response = await fetch(`${url}/api/meetings/${meetingId}/papers/${paper}`, {
      headers: { ...headers, cookie },
    });
    const { paragraphs, tables } = readDocx(new Uint8Array(await response.arrayBuffer()));
    return [...paragraphs, ...tables.flat(2)].join('\n');
  }

  beforeAll(async () => {
    office = await Office.open();
    const { meeting, secretary, chair } = office;
    await meeting.join('DELEGATE', 'Hà Văn Tự Đến');
    const away = await meeting.join('DELEGATE', 'Hà Thị Vắng');
    await office.says(NAMED);
    standInId = await office.admitted();
    await meeting.openPhase(chair, 'DISCUSSION');
    const at = async (participantId: Id, attendance: 'ON_SITE' | 'ABSENT'): Promise<void> => {
      await secretary.do('participants.checkIn', { participantId, attendance });
    };
    await at(standInId, 'ON_SITE');
    await at(office.headId, 'ABSENT');
    await at(away.participantId, 'ABSENT');
    await chair.do('floor.openRegistration', {});
    const requestId = makeId();
    await secretary.do('floor.requestForOther', {
      ...{ requestId, participantId: standInId, topicId: meeting.topic(0), line: 'Xin nói' },
      ...{ submissionId: null, type: 'OPINION' },
    });
    const seen = async (): Promise<number> => (await office.state()).floor.version;
    await chair.do('floor.call', { requestId, seen: await seen() });
    const turnId = (await office.state()).floor.current?.id ?? '';
    await chair.do('floor.start', { turnId, seen: await seen() });
    await chair.do('floor.end', { turnId, interrupted: false, reason: '', seen: await seen() });
  }, 60_000);

  it('while the chair has not spoken the paper says so', async () => {
    expect(await words('minutes.docx')).toContain(
      `${DEPUTY} (dự thay ${HEAD}, Trưởng phòng; chủ tọa chưa cho ý kiến), Phó Trưởng phòng Kế hoạch`,
    );
  });

  it('minutes: in the list of those present, at the turn, and the represented one is absent with the reason', async () => {
    const seen = (await office.state()).standIns[standInId]?.version ?? 0;
    await office.chair.do('participants.consent', {
      ...{ participantId: standInId, given: true, reason: '', seen },
    });
    const minutes = await words('minutes.docx');
    const name = `${DEPUTY} (dự thay ${HEAD}, Trưởng phòng)`;
    expect(minutes).toContain(`${name}, Phó Trưởng phòng Kế hoạch`);
    // The list and the table of turns.
    expect(minutes.split(name)).toHaveLength(3);
    expect(minutes).toContain(`${HEAD}, Trưởng phòng Kế hoạch (lý do: có ${DEPUTY} dự thay)`);
    expect(minutes).toContain('Vắng mặt chưa rõ lý do: 01 người');
  });

  it('the attendance: four on the list, three invited, of whom one is represented', async () => {
    const { participants } = await office.state();
    const delegates = Object.values(participants).filter(({ role }) => role === 'DELEGATE');
    const present = delegates.filter(({ attendance }) => attendance === 'ON_SITE').length;
    expect(delegates).toHaveLength(4);
    const two = (n: number): string => String(n).padStart(2, '0');
    expect(await words('minutes.docx')).toContain(
      `Đại biểu: được mời 03 người; có mặt ${two(present)} người`,
    );
  });

  it('the table of opinions: beside what was spoken', async () => {
    expect(await words('collation-table.docx')).toContain(
      `${DEPUTY} (dự thay ${HEAD}, Trưởng phòng), Phó Trưởng phòng Kế hoạch`,
    );
  });
});
