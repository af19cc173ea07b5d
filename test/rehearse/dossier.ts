import { createHash } from 'node:crypto';
import type { ScenarioBody } from '../scenarios/scenario.js';
import type { Summary } from './rehearse.js';

type Dossier = Readonly<Record<string, Uint8Array>> | null;

interface Listed {
  files: { path: string; sha256: string }[];
}

/** Of these every body has one, in its own system. */
const PAPERS = [
  ...['bien-ban.docx', 'bien-ban.pdf', 'bang-tong-hop-y-kien.docx', 'bang-tong-hop-y-kien.xlsx'],
  ...['thong-bao-ket-luan.docx', 'thong-bao-ket-luan.pdf', 'bang-phan-cong-nhiem-vu.docx'],
  ...['bang-tiep-thu-giai-trinh.docx', 'bang-tiep-thu-giai-trinh.xlsx', 'bang-chi-tieu.docx'],
  ...['giay-moi.docx', 'thong-tin-bao-chi.docx', 'danh-sach-chua-toi-luot.docx'],
  'danh-sach-chua-phat-bieu.docx',
];
const OWN = ['manifest.json', 'DOC-TRUOC.txt'];

/** Every paper beside the minutes, which are compared number by number. */
export function papersIn(dossier: Dossier): Summary['papers'] {
  const papers = Object.entries(dossier ?? {}).filter(([path]) => path.startsWith('giay-to/'));
  return papers.map(([path, { byteLength: bytes }]) => ({
    ...{ file: `dossier/${path}`, bytes },
    ...{ numbersCompared: 0, numbersWrong: 0 },
  }));
}

const SYSTEM_FOLDERS = { STATE: 'nha-nuoc', PARTY: 'dang' } as const;

/** Files that are not as the dossier's own list tells them, and papers that a body should have issued. */
export function unlisted(dossier: Dossier, bodies: readonly ScenarioBody[]): string[] {
  if (dossier === null) return [];
  const paths = Object.keys(dossier);
  const unmade = bodies.flatMap(({ system, name }) =>
    PAPERS.filter(
      (paper) =>
        !paths.some(
          (path) => path.startsWith(`giay-to/${SYSTEM_FOLDERS[system]}/`) && path.endsWith(`/${paper}`),
        ),
    ).map((paper) => `dossier: no ${paper} of ${name}`),
  );
  const { files } = JSON.parse(Buffer.from(dossier['manifest.json'] ?? []).toString()) as Listed;
  const listed = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const wrong = Object.entries(dossier)
    .filter(([path, bytes]) => !OWN.includes(path) && listed.get(path) !== hash(bytes))
    .map(([path]) => `dossier: ${path} is not as it is listed`);
  const missing = files.filter(({ path }) => !dossier[path]).map(({ path }) => `dossier: ${path} is missing`);
  return [...unmade, ...wrong, ...missing];
}
