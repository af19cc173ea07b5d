import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { TemplateUsed } from '@doi-thoai/shared';
import type { ListedFile, Manifest, Origin } from './manifest.js';
import { MANIFEST, READ_ME, readMe } from './manifest.js';

/** A file that is to go in, as bytes or as a file that lies on the disk already. */
export interface Part {
  path: string;
  what: string;
  content: Buffer | FileThere;
  template?: TemplateUsed | null;
  origin?: Origin;
}

/** Lies on the disk until the dossier is made. */
interface FileThere {
  file: string;
  forget: () => Promise<void>;
}

/** 01, 02: names that stand in their order. */
export const two = (number: number): string => String(number).padStart(2, '0');

/** Packed already: pressing them again takes time and saves nothing. */
const PACKED = /\.(docx|xlsx|pptx|pdf|png|jpe?g|webp)$/;

/**
 * A dossier while it is made. Each part goes to the disk as it comes, so that never more than one of them is held in
 * memory, and the ZIP is made of what lies there.
 */
export class DossierFile {
  private readonly zip = new ZipFile();
  private readonly there: FileThere[] = [];
  readonly files: ListedFile[] = [];

  /** @param day of every file in it, so that the same parts make the same bytes */
  constructor(
    private readonly folder: string,
    private readonly day: Date,
  ) {}

  async add({ path, what, content, origin, template }: Part): Promise<void> {
    const there = Buffer.isBuffer(content) ? await this.keep(content) : content;
    this.there.push(there);
    const { file } = there;
    const { size: bytes } = await stat(file);
    const told = { ...(origin === undefined ? {} : { origin }), ...(template ? { template } : {}) };
    this.files.push({ path, what, bytes, sha256: await sha256Of(file), ...told });
    this.zip.addFile(file, path, { mtime: this.day, mode: 0o100644, compress: !PACKED.test(path) });
  }

  /** Writes the whole to `path`; the list comes last, when everything is known. */
  async write(path: string, manifest: Omit<Manifest, 'files'>): Promise<void> {
    const whole: Manifest = { ...manifest, files: this.files };
    const options = { mtime: this.day, mode: 0o100644 };
    this.zip.addBuffer(Buffer.from(`${JSON.stringify(whole, null, 2)}\n`), MANIFEST, options);
    this.zip.addBuffer(Buffer.from(readMe(whole)), READ_ME, options);
    this.zip.end();
    await pipeline(this.zip.outputStream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  }

  async forgetParts(): Promise<void> {
    for (const { forget } of this.there) await forget();
  }

  private async keep(bytes: Buffer): Promise<FileThere> {
    const file = join(this.folder, `${this.there.length}.part`);
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
    return { file, forget: () => rm(file, { force: true }) };
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
