import { makeId } from '@doi-thoai/shared';
import { FullMeeting } from '../support/full-meeting.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let hall: FullMeeting;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  hall = await FullMeeting.open(server);
  await hall.meeting.openPhase(hall.people.chair, 'DISCUSSION');
  await hall.people.chair.do('submissions.open', {});
}, 60_000);
afterAll(() => server.stop());

/** The status of a material's file, asked for by a delegate. */
async function take(materialId: string, versionId: string): Promise<number> {
  const { lan } = hall.people;
  const { url, id } = hall.meeting;
  const path = `${url}/api/meetings/${id}/materials/${materialId}/versions/${versionId}`;
  return (await fetch(path, { headers: { ...lan.headers, cookie: lan.cookie } })).status;
}

describe('W96, W110: files lie beside what they were brought for', () => {
  it('an opinion that bears the id of a material takes nothing along when it is purged', async () => {
    const { chair, lan, secretary } = hall.people;
    const materialId = makeId();
    const words = {
      title: 'Báo cáo đề dẫn',
      presenter: '',
      agendaItemId: null,
      readers: 'EVERYONE',
    } as const;
    await secretary.do('materials.add', { materialId, ...words });
    const versionId = await hall.bringMaterial(materialId, 'bao-cao.pdf');
    expect(await take(materialId, versionId)).toBe(200);
    const sending = { submissionId: materialId, disclosure: 'NAMED', writtenAt: Date.now() } as const;
    await lan.do('submissions.submit', { ...hall.words('mã của tài liệu'), ...sending });
    const seen = async (): Promise<number> => (await hall.state()).submissions[materialId]?.version ?? 0;
    const aside = { submissionId: materialId, kind: 'SECRET_SUSPECT', text: 'Nghi mật' } as const;
    await secretary.do('submissions.setAside', { ...aside, seen: await seen() });
    await chair.do('submissions.purge', { submissionId: materialId, reason: 'Mật', seen: await seen() });
    // The start looks once more for what a crash may have left.
    await server.restart();
    expect(await take(materialId, versionId)).toBe(200);
  });
});
