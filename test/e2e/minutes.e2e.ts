import { makeId } from '@doi-thoai/shared';
import { readDocx } from '../rehearse/docx.js';
import type { Meeting, Person } from '../support/driver.js';
import { samplePlan } from '../support/plan.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let meeting: Meeting;
let chair: Person;

beforeAll(async () => {
  server = await startTestServer();
  meeting = await server.meeting();
  chair = await meeting.join('CHAIR', 'Phan Văn Đông');
}, 30_000);

afterAll(() => server.stop());

/** What the paper says now, paragraph by paragraph, and the name it is saved under. */
async function minutes(of = meeting, by = chair): Promise<{ text: string; cells: string; name: string }> {
  const response = await fetch(`${of.url}/api/meetings/${of.id}/papers/minutes.docx`, {
    headers: { ...by.headers, cookie: by.cookie },
  });
  const { paragraphs, tables } = readDocx(new Uint8Array(await response.arrayBuffer()));
  const name = response.headers.get('content-disposition') ?? '';
  return { text: paragraphs.join('\n'), cells: tables.flat(2).join('\n'), name };
}

const MOMENT = String.raw`\d\d giờ \d\d phút, ngày \d\d tháng \d\d? năm \d{4}`;

describe('minutes of a meeting that is not closed are a draft as of a named minute', () => {
  it('before it is opened: the beginning is planned, nothing was cut, nothing has ended', async () => {
    const { text, cells, name } = await minutes();
    expect(text).toMatch(new RegExp(`^BIÊN BẢN\n\\(DỰ THẢO tính đến ${MOMENT}\\)$`, 'm'));
    expect(text).toMatch(new RegExp(`^Thời gian bắt đầu: dự kiến ${MOMENT}\\.$`, 'm'));
    expect(text).toContain('1. Khai mạc (chưa tới).');
    expect(text).not.toMatch(/kết thúc vào|không tiến hành|không ghi nhận|\.\/\./);
    expect(cells).toContain('THƯ KÝ\n(DỰ THẢO, chưa ký)');
    expect(name).toBe(
      'attachment; filename="bien-ban-du-thao-2026-11-21-doi-thoai-voi-can-bo-tre.docx"; ' +
        `filename*=UTF-8''${encodeURIComponent('Biên bản dự thảo 2026-11-21 Đối thoại với cán bộ trẻ.docx')}`,
    );
  });

  it('in session: what comes is "chưa tới", what was passed over is not yet anybody’s decision', async () => {
    await meeting.openPhase(chair, 'DISCUSSION');
    const { text } = await minutes();
    expect(text).toMatch(new RegExp(`^Thời gian bắt đầu: ${MOMENT}\\.$`, 'm'));
    expect(text).toContain('1. Khai mạc (chưa tiến hành).');
    expect(text).toMatch(/2\. Đối thoại \(bắt đầu lúc /);
    expect(text).toContain('3. Kết luận (chưa tới).');
    expect(text).toMatch(new RegExp(`^Hội nghị chưa bế mạc tính đến ${MOMENT}\\.$`, 'm'));
    expect(text).not.toMatch(/kết thúc vào|không tiến hành|không ghi nhận|\.\/\./);
  });

  it('once closed they are the minutes of form 1.9, with the end and what nobody opened', async () => {
    const { state } = await chair.snapshot();
    await chair.do('meeting.close', { seen: state.meeting?.version ?? 0 });
    const { text, cells, name } = await minutes();
    expect(text).toMatch(new RegExp(`^Hội nghị kết thúc vào ${MOMENT}\\./\\.$`, 'm'));
    expect(text).toContain('3. Kết luận (không ghi nhận việc tiến hành).');
    expect(text + cells).not.toMatch(/dự thảo|chưa tới|dự kiến|chưa ký/i);
    expect(name).toContain('"bien-ban-');
    expect(name).not.toContain('du-thao');
  });
});

describe('minutes say what the journal knows, and leave the rest to be written by hand', () => {
  const item = (kind: 'DISCUSSION' | 'CONCLUSION' | 'OTHER', title: string) => ({
    ...{ id: makeId(), kind, title, presenter: '', plannedMinutes: 5 },
  });
  const agenda = [
    item('DISCUSSION', 'Đối thoại'),
    item('OTHER', 'Tặng hoa'),
    item('CONCLUSION', 'Kết luận'),
    item('OTHER', 'Bế mạc'),
  ];
  let text: string;
  let cells: string;
  let present: number;

  beforeAll(async () => {
    const bare = await server.meeting({ ...samplePlan(), place: '', hostBodies: [], agenda });
    const bareChair = await bare.join('CHAIR', 'Trần Thị Chủ Trì');
    const secretary = await bare.join('SECRETARY', 'Lý Thị Ghi');
    const speaker = await bare.join('DELEGATE', 'Lò Văn Nói', { unit: 'Đội 1' });
    await bare.join('DELEGATE', 'Vàng Thị Vắng', { unit: 'Đội 1' });
    await bare.openPhase(bareChair, 'DISCUSSION');
    const seen = async () => (await bareChair.snapshot()).state.floor.version;
    const raised = { participantId: speaker.participantId, topicId: bare.topic(0), seen: await seen() };
    const { turnId } = await bareChair.do('floor.callUnregistered', raised);
    await bareChair.do('floor.start', { turnId, seen: await seen() });
    const line = { lineId: makeId(), kind: 'ASSESSMENT', text: 'Ý kiến đã rõ.', position: 1 } as const;
    await secretary.do('conclusions.addLine', line);
    await bareChair.do('floor.end', { turnId, interrupted: false, reason: '', seen: await seen() });
    const { state } = await bareChair.snapshot();
    present = Object.values(state.participants).filter((one) => one.attendance === 'ON_SITE').length;
    await bareChair.do('meeting.close', { seen: state.meeting?.version ?? 0 });
    ({ text, cells } = await minutes(bare, bareChair));
  });

  it('a conclusion that has lines and a close that happened were held; of the rest nothing is claimed', () => {
    expect(text).toContain('2. Tặng hoa (không ghi nhận việc tiến hành).');
    expect(text).toContain('3. Kết luận (chủ tọa đã kết luận).');
    expect(text).toMatch(/^4\. Bế mạc \(bế mạc lúc \d\d giờ \d\d phút\)\.$/m);
    expect(text).not.toContain('quyết định không tiến hành');
  });

  it('whoever began to speak was there, in the list as on the paper', () => {
    expect(present).toBe(1);
    expect(text).toContain('được mời 02 người; có mặt 01 người, gồm:');
  });

  it('a place and an issuer that nobody named are dotted lines', () => {
    expect(text).toMatch(/^Địa điểm: …{10,}$/m);
    expect(cells).toMatch(/^…{10,}/m);
  });
});
