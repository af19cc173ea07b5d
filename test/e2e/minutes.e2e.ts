import { readDocx } from '../rehearse/docx.js';
import type { Meeting, Person } from '../support/driver.js';
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
async function minutes(): Promise<{ text: string; cells: string; name: string }> {
  const response = await fetch(`${meeting.url}/api/meetings/${meeting.id}/papers/minutes.docx`, {
    headers: { ...chair.headers, cookie: chair.cookie },
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
    expect(text).not.toMatch(/kết thúc vào|không tiến hành|\.\/\./);
    expect(cells).toContain('THƯ KÝ\n(DỰ THẢO, chưa ký)');
    expect(name).toContain('bien-ban-du-thao-');
  });

  it('in session: what comes is "chưa tới", what was passed over is not yet anybody’s decision', async () => {
    await meeting.openPhase(chair, 'DISCUSSION');
    const { text } = await minutes();
    expect(text).toMatch(new RegExp(`^Thời gian bắt đầu: ${MOMENT}\\.$`, 'm'));
    expect(text).toContain('1. Khai mạc (chưa tiến hành).');
    expect(text).toMatch(/2\. Đối thoại \(bắt đầu lúc /);
    expect(text).toContain('3. Kết luận (chưa tới).');
    expect(text).toMatch(new RegExp(`^Hội nghị chưa bế mạc tính đến ${MOMENT}\\.$`, 'm'));
    expect(text).not.toMatch(/kết thúc vào|không tiến hành|\.\/\./);
  });

  it('once closed they are the minutes of form 1.9, with the end and what the chair cut', async () => {
    const { state } = await chair.snapshot();
    await chair.do('meeting.close', { seen: state.meeting?.version ?? 0 });
    const { text, cells, name } = await minutes();
    expect(text).toMatch(new RegExp(`^Hội nghị kết thúc vào ${MOMENT}\\./\\.$`, 'm'));
    expect(text).toContain('3. Kết luận (chủ tọa quyết định không tiến hành).');
    expect(text + cells).not.toMatch(/dự thảo|chưa tới|dự kiến|chưa ký/i);
    expect(name).toContain('"bien-ban-');
    expect(name).not.toContain('du-thao');
  });
});
