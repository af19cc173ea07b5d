import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import type { Entry, Options, ZipFile } from 'yauzl';
import type { Manifest } from '../dossier/manifest.js';
import { DOSSIER_FORMAT, DOSSIER_VERSION, MANIFEST, READ_ME } from '../dossier/manifest.js';

/** What a dossier says of itself, and everything in which it is not as it was made. */
export interface CheckedDossier {
  manifest: Manifest | null;
  /** One line each; empty: every file is there and is what it was. */
  faults: string[];
}

/** A list of a hundred thousand files is ten megabytes; nothing that claims to be one is larger. */
const MOST_LIST = 32 * 1024 * 1024;

/** Reads a dossier from its first byte to its last, without unpacking it anywhere, and compares it with its list. */
export async function checkDossier(path: string): Promise<CheckedDossier> {
  const { found, list, faults } = await readZip(path);
  const manifest = manifestOf(list);
  if (!manifest) return { manifest, faults: [...faults, `${MANIFEST}: missing, or not of this version`] };
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const { path: name, bytes, sha256 } of manifest.files) {
    const is = found.get(name);
    if (!is) faults.push(`${name}: missing`);
    else if (is.sha256 !== sha256 || is.bytes !== bytes) faults.push(`${name}: is not what was put in`);
  }
  const known = [MANIFEST, READ_ME];
  for (const name of found.keys()) {
    if (!listed.has(name) && !known.includes(name)) faults.push(`${name}: is not in the list`);
  }
  return { manifest, faults };
}

interface Found {
  bytes: number;
  sha256: string;
}

async function readZip(path: string): Promise<{ found: Map<string, Found>; list: Buffer; faults: string[] }> {
  const found = new Map<string, Found>();
  const faults: string[] = [];
  let list: Buffer = Buffer.alloc(0);
  try {
    const zip = await open(path);
    for await (const entry of entriesOf(zip)) {
      const { fileName: name } = entry;
      if (found.has(name)) faults.push(`${name}: is there twice`);
      if (name === MANIFEST && entry.uncompressedSize <= MOST_LIST) list = await wholeOf(zip, entry);
      found.set(name, await digestOf(zip, entry).catch(() => UNREADABLE));
    }
  } catch {
    faults.push('the file ends too early, or is no ZIP');
  }
  return { found, list, faults };
}

const UNREADABLE: Found = { bytes: -1, sha256: '' };

function open(path: string): Promise<ZipFile> {
  return promisify<string, Options, ZipFile>(yauzl.open)(path, { lazyEntries: true, autoClose: true });
}

/** One after the other, by the list at the end of the file. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let left = zip.entryCount; left > 0; left -= 1) {
    const next = new Promise<Entry>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('error', reject);
    });
    zip.readEntry();
    yield await next;
  }
}

async function* chunksOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry);
  for await (const chunk of stream) yield chunk as Buffer;
}

async function wholeOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(zip, entry)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function digestOf(zip: ZipFile, entry: Entry): Promise<Found> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunksOf(zip, entry)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function manifestOf(bytes: Buffer): Manifest | null {
  try {
    const read = JSON.parse(bytes.toString()) as Partial<Manifest>;
    const right = read.format === DOSSIER_FORMAT && read.version === DOSSIER_VERSION;
    return right && Array.isArray(read.files) ? (read as Manifest) : null;
  } catch {
    return null;
  }
}
