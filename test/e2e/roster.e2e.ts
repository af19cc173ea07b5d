import type { CommandAnswer, ParticipantView, RosterProblem } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { http, type Meeting } from '../support/driver.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);

async function people(meeting: Meeting): Promise<ParticipantView[]> {
  return Object.values((await meeting.organiser.snapshot()).state.participants);
}

describe('importing a roster', () => {
  const roster = [
    'Họ và tên;Đơn vị;Chức vụ;Vai trò;Số đại biểu',
    'Nguyễn Văn An;Đoàn xã Tân Lập;Bí thư;đại biểu;1',
    'Lê Thị Bình;Đoàn xã Tân Lập;;;2',
    'Phạm Văn Chủ;Huyện đoàn;Bí thư;chủ trì;',
    'Trần Thị Thư;Huyện đoàn;Chánh Văn phòng;thư ký;',
  ].join('\r\n');

  it('takes everybody over, with roles in Vietnamese and units made once', async () => {
    const meeting = await server.meeting();
    const { organiser } = meeting;
    expect(await organiser.do('participants.import', { csv: `\ufeff${roster}`.normalize('NFD') })).toEqual({
      added: 4,
      updated: 0,
    });
    const { state } = await organiser.snapshot();
    const an = Object.values(state.participants).find((one) => one.number === '1');
    expect(an).toMatchObject({
      name: 'Nguyễn Văn An',
      role: 'DELEGATE',
      unit: 'Đoàn xã Tân Lập',
      title: 'Bí thư',
    });
    expect(
      Object.values(state.participants)
        .map((one) => one.role)
        .sort(),
    ).toEqual(['CHAIR', 'DELEGATE', 'DELEGATE', 'ORGANISER', 'SECRETARY']);
    expect(
      Object.values(state.units)
        .map((unit) => unit.name)
        .sort(),
    ).toEqual(['Huyện đoàn', 'Đoàn xã Tân Lập']);
    expect(state.units[an?.unitId ?? '']).toEqual({ id: an?.unitId, name: 'Đoàn xã Tân Lập' });
  });

  it('is looked at before it is imported: good rows counted, bad ones named, nothing kept', async () => {
    const meeting = await server.meeting();
    const { cookie, headers } = meeting.organiser;
    const check = (csv: string, who = { cookie, headers }) =>
      http<{ good: number; known: number; problems: RosterProblem[] }>(
        `${server.url}/api/meetings/${meeting.id}/roster-check`,
        { body: { csv }, ...who },
      );
    expect((await check(roster)).body).toEqual({ good: 4, known: 0, problems: [] });
    const { body } = await check(`${roster}\r\nVua Một Cõi;;;vua;9\r\nTrùng Số;;;;2`);
    expect(body.good).toBe(4);
    expect(body.problems.map(({ line, reason }) => `${line} ${reason}`)).toEqual(
      expect.arrayContaining(['6 UNKNOWN_ROLE', '7 DUPLICATE_NUMBER']),
    );
    expect(body.problems.find(({ line }) => line === 7)?.other).toEqual({ line: 3 });
    expect(await people(meeting)).toHaveLength(1);
    await meeting.organiser.do('participants.import', { csv: roster });
    expect((await check(`${roster}\r\nLý Thị Mới;;;;9`)).body).toEqual({ good: 5, known: 4, problems: [] });
    const delegate = await meeting.join('DELEGATE', 'Đỗ Văn Minh');
    expect((await check(roster, { cookie: delegate.cookie, headers: delegate.headers })).body).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('updates the same people when it is imported again, and doubles nobody', async () => {
    const meeting = await server.meeting();
    const { organiser } = meeting;
    await organiser.do('participants.import', { csv: roster });
    expect(await organiser.do('participants.import', { csv: roster })).toEqual({ added: 0, updated: 0 });
    const before = await people(meeting);
    const corrected = roster.replace('Lê Thị Bình', 'Lê Thị Bính').replace(';;;2', ';Ủy viên;;2');
    const longer = `${corrected}\nVũ Văn Em;Đoàn xã Hòa Bình;;khách mời;`;
    expect(await organiser.do('participants.import', { csv: longer })).toEqual({ added: 1, updated: 1 });
    const after = await people(meeting);
    expect(after).toHaveLength(before.length + 1);
    const binh = before.find((one) => one.number === '2');
    expect(after.find((one) => one.id === binh?.id)).toMatchObject({ name: 'Lê Thị Bính', title: 'Ủy viên' });
  });

  it('lets two people exchange their numbers', async () => {
    const meeting = await server.meeting();
    await meeting.organiser.do('participants.import', { csv: roster });
    const swapped = roster.replace('đại biểu;1', 'đại biểu;2').replace(';;2', ';;1');
    expect(await meeting.organiser.do('participants.import', { csv: swapped })).toEqual({
      added: 0,
      updated: 2,
    });
    const byName = new Map((await people(meeting)).map((one) => [one.name, one.number]));
    expect(byName.get('Nguyễn Văn An')).toBe('2');
    expect(byName.get('Lê Thị Bình')).toBe('1');
  });

  it('refuses the whole file when one row is wrong, and names every problem', async () => {
    const meeting = await server.meeting();
    const csv = `${roster}\n;Đơn vị A;;;5\nVũ Văn Em;Đơn vị A;;nhà vua;1`;
    const answer = await meeting.organiser.issue('participants.import', { csv });
    const rows: RosterProblem[] = [
      { line: 6, column: 'name', reason: 'MISSING', value: '' },
      { line: 7, column: 'role', reason: 'UNKNOWN_ROLE', value: 'nhà vua' },
    ];
    expect(answer).toMatchObject({ ok: false, code: 'ROSTER_INVALID', details: { rows } });
    expect(await people(meeting)).toHaveLength(1);
  });

  it(`takes ${TABLE_LIMITS.rosterRows} people in one command`, async () => {
    const meeting = await server.meeting();
    const lines = Array.from(
      { length: TABLE_LIMITS.rosterRows },
      (_, i) => `Đại biểu ${i},Đơn vị ${i % 50},${i + 1}`,
    );
    const csv = ['name,unit,number', ...lines].join('\n');
    expect(await meeting.organiser.do('participants.import', { csv })).toEqual({
      added: TABLE_LIMITS.rosterRows,
      updated: 0,
    });
    expect(await people(meeting)).toHaveLength(TABLE_LIMITS.rosterRows + 1);
  });

  it('refuses a file that is too large', async () => {
    const { organiser } = await server.meeting();
    const csv = `Họ tên\n${'a'.repeat(TABLE_LIMITS.rosterBytes)}`;
    expect(code(await organiser.issue('participants.import', { csv }))).toBe('TOO_LARGE');
  });
});
