import { createHash } from 'node:crypto';
import type { Summary } from './rehearse.js';

type Dossier = Readonly<Record<string, Uint8Array>>;

interface Listed {
  files: { path: string; sha256: string }[];
}

const OWN = ['manifest.json', 'DOC-TRUOC.txt'];

/** Every paper beside the minutes, which are compared number by number. */
export function papersIn(dossier: Dossier): Summary['papers'] {
  const papers = Object.entries(dossier).filter(([path]) => path.startsWith('giay-to/'));
  return papers.map(([path, { byteLength: bytes }]) => ({
    ...{ file: `dossier/${path}`, bytes },
    ...{ numbersCompared: 0, numbersWrong: 0 },
  }));
}

/** Files that are not as the dossier's own list tells them. */
export function unlisted(dossier: Dossier): string[] {
  const { files } = JSON.parse(Buffer.from(dossier['manifest.json'] ?? []).toString()) as Listed;
  const listed = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const wrong = Object.entries(dossier)
    .filter(([path, bytes]) => !OWN.includes(path) && listed.get(path) !== hash(bytes))
    .map(([path]) => `dossier: ${path} is not as it is listed`);
  const missing = files.filter(({ path }) => !dossier[path]).map(({ path }) => `dossier: ${path} is missing`);
  return [...wrong, ...missing];
}
