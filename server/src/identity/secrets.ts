import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'secrets.json';
const KEY_BYTES = 32;

/** Keys that lie beside the database and never in it: a stolen backup opens no seat. */
export class Secrets {
  constructor(
    /** 32 bytes; personal links and slip PINs are made with it. */
    readonly linkKey: Buffer,
  ) {}

  /** 32 bytes; authors of confidential opinions are sealed with it. */
  get sealKey(): Buffer {
    return Buffer.from(hkdfSync('sha256', this.linkKey, '', 'authors of confidential opinions', KEY_BYTES));
  }
}

/**
 * Reads the key file of the data folder, or makes it at the first start (mode 600).
 * A damaged file stops the start: a new key would silently void every printed slip.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, FILE);
  return (await read(path)) ?? (await create(dataDir, path));
}

async function read(path: string): Promise<Secrets | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const key = parseKey(text);
  if (key === null) {
    throw new Error(
      `${path} is damaged. Restore it from a backup, or delete it: all printed links and PINs then end.`,
    );
  }
  return new Secrets(key);
}

function parseKey(text: string): Buffer | null {
  try {
    const { linkKey } = JSON.parse(text) as { linkKey?: unknown };
    const key = typeof linkKey === 'string' ? Buffer.from(linkKey, 'base64url') : null;
    return key?.length === KEY_BYTES ? key : null;
  } catch {
    return null;
  }
}

/** Written whole under another name and then linked: nobody ever reads half a key, and the first writer wins. */
async function create(dataDir: string, path: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify({ linkKey: randomBytes(KEY_BYTES).toString('base64url') }));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  const secrets = await read(path);
  if (secrets === null) throw new Error(`${path} could not be written.`);
  return secrets;
}
