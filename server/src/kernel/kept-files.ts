import type { Id, MaterialType } from '@doi-thoai/shared';
import { fileTypeFromBuffer } from 'file-type/core';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { DomainError } from './domain-error.js';

/** Each is a folder of its own; a backup holds all of them. */
export const FILE_KINDS = ['opinions', 'materials', 'evidence', 'signed', 'templates'] as const;

/** What files lie beside. People choose ids: each meeting and kind has a folder of its own, that no id leads out of. */
export interface FileOwner {
  meetingId: Id;
  kind: (typeof FILE_KINDS)[number];
  /** The opinion, the material, the promise, the signed version; the organisation of a template. */
  ownerId: Id;
}

/** A file that lies in the folder, beside which it is written who brought it. */
export interface KeptFile<T extends MaterialType = MaterialType> extends FileOwner {
  id: Id;
  broughtBy: Id;
  name: string;
  type: T;
  bytes: number;
  sha256: string;
  /** What it was made of, where the server made it itself. */
  of?: unknown;
  /** Of a Word file, what is left of working on it; null: nothing. */
  unfinished?: 'COMMENTS' | 'CHANGES' | null;
}

const MOST_PIXELS = 50_000_000;
/** Enough to read a photographed page by. */
const LONGEST_SIDE = 3000;

/** Bytes beside the database, under names that say nothing: `<meeting>/<kind>/<owner>/<file>`. */
export class KeptFiles {
  constructor(private readonly folder: string) {}

  /**
   * What the content is, whatever the name says.
   *
   * @throws ATTACHMENT_TYPE
   */
  async typeOf<T extends MaterialType>(bytes: Buffer, among: readonly T[]): Promise<T> {
    const found = await fileTypeFromBuffer(bytes);
    const type = among.find((one) => one === found?.mime);
    if (!type) throw new DomainError('ATTACHMENT_TYPE');
    return type;
  }

  /**
   * A picture is drawn anew, upright, without place, time and camera; anything else stays as it is.
   *
   * @throws ATTACHMENT_TYPE when it is no whole picture
   */
  async cleaned(bytes: Buffer, type: MaterialType): Promise<Buffer> {
    if (!type.startsWith('image/')) return bytes;
    try {
      const side = {
        width: LONGEST_SIDE,
        height: LONGEST_SIDE,
        fit: 'inside',
        withoutEnlargement: true,
      } as const;
      const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate().resize(side);
      if (type === 'image/png') return await picture.png().toBuffer();
      return await (type === 'image/webp' ? picture.webp() : picture.jpeg({ quality: 82 })).toBuffer();
    } catch {
      throw new DomainError('ATTACHMENT_TYPE');
    }
  }

  /** On the disk when it resolves: the file first, then the word that it is whole. */
  async keep(file: Omit<KeptFile, 'bytes' | 'sha256'>, bytes: Buffer): Promise<void> {
    const kept: KeptFile = { ...file, bytes: bytes.length, sha256: sha256(bytes) };
    await mkdir(this.of(file), { recursive: true, mode: 0o700 });
    await write(this.pathOf(file), bytes);
    await write(`${this.pathOf(file)}.json`, Buffer.from(JSON.stringify(kept)));
  }

  /** Null when no such file came. */
  async find<T extends MaterialType>(owner: FileOwner, id: Id): Promise<KeptFile<T> | null> {
    const text = await readFile(`${this.pathOf({ ...owner, id })}.json`, 'utf8').catch(() => null);
    return text === null ? null : (JSON.parse(text) as KeptFile<T>);
  }

  /** @throws NOT_FOUND also when it is not what was kept */
  async read(owner: FileOwner, { id, sha256: wanted }: Pick<KeptFile, 'id' | 'sha256'>): Promise<Buffer> {
    const bytes = await readFile(this.pathOf({ ...owner, id })).catch(() => null);
    if (bytes === null || sha256(bytes) !== wanted) throw new DomainError('NOT_FOUND');
    return bytes;
  }

  /** A file that was refused after all, or taken away. */
  async drop(owner: FileOwner, id: Id): Promise<void> {
    const path = this.pathOf({ ...owner, id });
    await rm(`${path}.json`, { force: true });
    await rm(path, { force: true });
    // Others of the same owner keep it.
    await rmdir(this.of(owner)).catch(() => undefined);
  }

  /** How many files of one owner there are. */
  async count(owner: FileOwner): Promise<number> {
    const names = await readdir(this.of(owner)).catch(() => []);
    return names.filter((name) => name.endsWith('.json')).length;
  }

  /** Owners of a kind, with the moment at which something came to them or went last. */
  async owners(kind: FileOwner['kind']): Promise<{ owner: FileOwner; at: number }[]> {
    const meetings = await readdir(this.folder).catch(() => []);
    const found = meetings.map(async (meetingId) => {
      const ids = await readdir(join(this.folder, meetingId, kind)).catch(() => []);
      return Promise.all(ids.map((ownerId) => this.stands({ meetingId, kind, ownerId })));
    });
    return (await Promise.all(found)).flat();
  }

  /** Everything of one owner. */
  async forget(owner: FileOwner): Promise<void> {
    await rm(this.of(owner), { recursive: true, force: true });
  }

  private async stands(owner: FileOwner): Promise<{ owner: FileOwner; at: number }> {
    return { owner, at: (await stat(this.of(owner))).mtimeMs };
  }

  private of({ meetingId, kind, ownerId }: FileOwner): string {
    return join(this.folder, meetingId, kind, ownerId);
  }

  private pathOf({ id, ...owner }: FileOwner & { id: Id }): string {
    return join(this.of(owner), id);
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whole under its name, or not there: two who send the same file at once do not mix. */
async function write(path: string, bytes: Buffer): Promise<void> {
  const unfinished = `${path}.${process.hrtime.bigint()}.unfinished`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
}
