import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { checkDossier } from '@doi-thoai/server/dist/admin/check-dossier.js';
import { unzipSync, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FullMeeting } from '../support/full-meeting.js';
import type { Who } from '../support/full-meeting.js';
import { eventually } from '../support/meeting-file.js';
import { PDF } from '../support/route-rights.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { bringSigned, download, signedOf } from '../support/signed.js';

interface Manifest {
  format: string;
  meeting: { id: Id; title: string };
  journal: Record<'before' | 'after', { seq: number; hash: string }>;
  files: { path: string; bytes: number; sha256: string; origin?: string }[];
  left: { what: string; why: string }[];
}

let server: TestServer;
let hall: FullMeeting;
let folder: string;
let shown: Id;
let withFile: { id: Id; trackingCode: string };

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  hall = await FullMeeting.open(server);
  await hall.meeting.openPhase(hall.people.chair, 'COLLECTING');
  folder = await mkdtemp(join(tmpdir(), 'doi-thoai-dossier-'));
  shown = await material('Báo cáo đề dẫn: điều động, bổ nhiệm', 'EVERYONE');
  await hall.bringMaterial(shown, 'bao-cao.pdf');
  const id = await hall.write('thu', 'có tệp');
  const path = `submissions/${id}/attachments/${makeId()}`;
  expect((await hall.people.thu.bring(path, Buffer.from(PDF), 'anh.pdf')).ok).toBe(true);
  const trackingCode = (await hall.people.secretary.snapshot()).state.submissions[id]?.trackingCode ?? '';
  withFile = { id, trackingCode };
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.stop();
});

async function material(title: string, readers: 'EVERYONE' | 'DESK'): Promise<Id> {
  const materialId = makeId();
  await hall.people.secretary.do('materials.add', {
    ...{ materialId, agendaItemId: null, title, presenter: '', readers },
  });
  return materialId;
}

async function seen(id: Id): Promise<number> {
  return (await hall.materials()).all?.find((one) => one.id === id)?.version ?? 0;
}

async function take(
  who: Who,
): Promise<{ files: Record<string, Uint8Array>; manifest: Manifest; bytes: Buffer }> {
  const response = await hall.people[who].take('dossier');
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(bytes.toString());
  expect(Number(response.headers.get('content-length'))).toBe(bytes.length);
  const files = unzipSync(bytes);
  const text = Buffer.from(files['manifest.json'] ?? []).toString();
  return { files, manifest: JSON.parse(text) as Manifest, bytes };
}

/** As its organiser takes it, once for several looks at it. */
let organisers: Promise<Awaited<ReturnType<typeof take>>> | null = null;
const asOrganiser = (): Promise<Awaited<ReturnType<typeof take>>> => (organisers ??= take('organiser'));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function checked(bytes: Uint8Array): Promise<string[]> {
  const path = join(folder, `${makeId()}.zip`);
  await writeFile(path, bytes);
  return (await checkDossier(path)).faults;
}

describe('W167: the dossier', () => {
  it('lists every file in it with bytes and SHA-256, and names the journal as the server tells it', async () => {
    const { files, manifest } = await asOrganiser();
    const listed = manifest.files.map(({ path }) => path);
    const there = Object.keys(files).filter((path) => path !== 'manifest.json' && path !== 'DOC-TRUOC.txt');
    expect(there.sort()).toEqual([...listed].sort());
    for (const { path, bytes, sha256: wanted } of manifest.files) {
      const is = files[path] ?? new Uint8Array();
      expect([path, is.length, sha256(is)]).toEqual([path, bytes, wanted]);
    }
    expect(listed).toEqual(
      expect.arrayContaining([
        ...[
          'giay-to/nha-nuoc/bien-ban.docx',
          'giay-to/nha-nuoc/bang-tong-hop-y-kien.xlsx',
          'giay-to/so-lieu.xlsx',
        ],
        ...['tai-lieu/01-bao-cao-de-dan-dieu-dong-bo-nhiem-lan-1.pdf', 'du-lieu/cuoc-hop.json'],
        `dinh-kem/${withFile.trackingCode}-01.pdf`,
      ]),
    );
    const { body } = await hall.people.organiser.get<{ head: number; hash: string }>('journal');
    const head = { seq: body.head, hash: body.hash };
    expect(manifest.journal).toEqual({ before: head, after: head });
  });

  it('holds signed versions, told apart from what was generated; others read the scan of one that is published', async () => {
    const { secretary } = hall.people;
    const edited = await download(secretary, 'COLLATION_TABLE');
    const brought = await bringSigned(secretary, 'COLLATION_TABLE', { edited, scan: [PDF] });
    const words = { paper: 'COLLATION_TABLE', issuer: 'STATE', reason: '', latest: null } as const;
    await secretary.do('signed.putBack', { ...brought, ...words, signedOn: '2026-01-05' });
    const signed = ({ manifest }: { manifest: Manifest }) =>
      manifest.files
        .filter(({ path }) => path.startsWith('giay-to-da-ky/'))
        .map(({ path, origin }) => [path.slice('giay-to-da-ky/nha-nuoc/'.length), origin]);
    const scan = ['bang-tong-hop-y-kien-lan-1-ban-scan.pdf', 'SCAN'];
    expect(signed(await take('clerk'))).toEqual([
      scan,
      ['bang-tong-hop-y-kien-lan-1-ban-word.docx', 'EDITED'],
      ['bang-tong-hop-y-kien-lan-1-ban-may-lap.docx', 'GENERATED_THEN'],
    ]);
    const { signedId } = brought;
    const { version: seen } = await signedOf(secretary, signedId);
    await secretary.do('signed.publish', { signedId, published: true, seen });
    const monitors = await take('monitor');
    expect(signed(monitors)).toEqual([scan]);
    const { files } = monitors.manifest;
    expect(files.find(({ path }) => path === 'giay-to/nha-nuoc/bien-ban.docx')?.origin).toBe('GENERATED');
  });

  it('holds what its reader may read: the whole data for organisers, attachments for the table alone', async () => {
    const paths = async (who: Who) => (await take(who)).manifest.files.map(({ path }) => path);
    const chair = await paths('chair');
    const monitor = await paths('monitor');
    expect([chair.includes('du-lieu/cuoc-hop.json'), monitor.includes('du-lieu/cuoc-hop.json')]).toEqual([
      false,
      false,
    ]);
    const attached = `dinh-kem/${withFile.trackingCode}-01.pdf`;
    expect([chair.includes(attached), monitor.includes(attached)]).toEqual([true, false]);
    expect((await hall.people.lan.take('dossier')).status).toBe(403);
  });

  it('says what was left out and why: nothing is missing in silence', async () => {
    const back = await material('Tài liệu nhầm', 'EVERYONE');
    await hall.bringMaterial(back, 'nham.pdf');
    const reason = 'Gửi nhầm tệp';
    await hall.people.secretary.do('materials.takeBack', {
      materialId: back,
      reason,
      seen: await seen(back),
    });
    const { manifest, files } = await take('organiser');
    const left = new Map(manifest.left.map(({ what, why }) => [what, why]));
    expect(left.get('Tài liệu: Tài liệu nhầm')).toBe(`đã thu hồi: ${reason}`);
    // What was taken back waits for the chair: until then no whole data go out (W103).
    expect(left.get('Toàn bộ dữ liệu và nhật ký của cuộc họp (JSON)')).toContain('tài liệu đã thu hồi');
    expect(Buffer.from(files['DOC-TRUOC.txt'] ?? []).toString()).toContain(reason);
  });

  it('is the same again while nothing changes, but for when it was made, and is gone from the disk', async () => {
    const [one, two] = [await take('secretary'), await take('secretary')];
    const stable = ({ manifest }: { manifest: Manifest }) =>
      manifest.files.filter(({ path }) => path.startsWith('tai-lieu/') || path.startsWith('dinh-kem/'));
    expect(stable(one)).toEqual(stable(two));
    expect(stable(one).length).toBeGreaterThan(1);
    await eventually(async () => (await readdir(join(server.dataDir, 'meeting-files'))).length === 0);
  });
});

describe('W167: evidence, and what is not on this server', () => {
  it('evidence is for everybody who may export; a file that is not here takes no other with it', async () => {
    await asOrganiser();
    await hall.meeting.openPhase(hall.people.chair, 'CONCLUSION');
    await hall.evidence('land', await hall.reported('land'), 'nghiem-thu.pdf');
    const path = 'minh-chung/01-uu-tien-sua-nha-01.pdf';
    const { files, bytes } = await take('monitor');
    expect(Buffer.from(files[path] ?? []).equals(PDF)).toBe(true);
    expect(await checked(bytes)).toEqual([]);
    // As of a meeting that came as a file: its rows are here, and none of its files.
    await rm(join(server.dataDir, 'attachments'), { recursive: true });
    const { manifest } = await take('secretary');
    const paths = manifest.files.map((one) => one.path);
    expect(paths.filter((one) => /^(tai-lieu|dinh-kem|minh-chung)/.test(one))).toEqual([]);
    expect(paths).toContain('giay-to/nha-nuoc/bien-ban.docx');
    const gone = manifest.left.filter(({ why }) => why.includes('không có ở máy chủ này'));
    expect(gone.map(({ what }) => what.replace(/:.*| [0-9A-Z]{10}.*/, ''))).toEqual([
      ...['Tài liệu', 'Tệp kèm theo ý kiến', 'Minh chứng'],
    ]);
  });
});

describe('admin check-dossier', () => {
  it('finds nothing in a dossier as it was made, and names each file that was changed, added or taken out', async () => {
    const { bytes, files } = await asOrganiser();
    expect(await checked(bytes)).toEqual([]);
    const [first = '', second = ''] = Object.keys(files).filter((path) => path.startsWith('giay-to/'));
    const changed = {
      ...files,
      [first]: Buffer.concat([files[first] ?? new Uint8Array(), Buffer.from(' ')]),
    };
    expect(await checked(zipSync(changed))).toEqual([`${first}: is not what was put in`]);
    const { [second]: _, ...less } = files;
    expect(await checked(zipSync(less))).toEqual([`${second}: missing`]);
    expect(await checked(zipSync({ ...files, 'them.txt': Buffer.from('x') }))).toEqual([
      'them.txt: is not in the list',
    ]);
  });

  it('tells a file that breaks off, and one that is no dossier', async () => {
    const { bytes } = await asOrganiser();
    expect(await checked(bytes.subarray(0, Math.floor(bytes.length / 2)))).not.toEqual([]);
    expect(await checked(Buffer.from('Không phải hồ sơ'))).not.toEqual([]);
    expect(await checked(zipSync({ 'a.txt': Buffer.from('a') }))).toEqual([
      expect.stringContaining('manifest.json'),
    ]);
  });
});
