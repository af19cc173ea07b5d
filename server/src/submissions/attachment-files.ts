import type { AttachmentType, AttachmentView, Id } from '@doi-thoai/shared';
import { ATTACHMENT_TYPES } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type/core';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { Feed } from '../journal/feed.js';
import { DomainError } from '../kernel/domain-error.js';

export const ATTACHMENTS_FOLDER = Symbol('AttachmentsFolder');

/** A file that lies in the folder, beside which it is written who brought it. */
export interface KeptFile extends AttachmentView {
  meetingId: Id;
  submissionId: Id;
  broughtBy: Id;
}

const MOST_PIXELS = 50_000_000;
/** Enough to read a photographed page by. */
const LONGEST_SIDE = 3000;

/** The bytes of attachments: outside of the database, under names that say nothing (quality.md, security). */
@Injectable()
export class AttachmentFiles implements OnApplicationBootstrap {
  constructor(
    @Inject(ATTACHMENTS_FOLDER) private readonly folder: string,
    private readonly dataSource: DataSource,
    feed: Feed,
  ) {
    feed.watch('content.purged', ({ event }) => {
      const purged = event.type === 'content.purged' ? event.data : null;
      // What a crash leaves behind is deleted at the next start.
      if (purged) void this.forget(purged.submissionId).catch(() => undefined);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ id: Id }[]>(
      `select id from submission where aside ->> 'kind' = 'PURGED'`,
    );
    for (const { id } of rows) await this.forget(id);
  }

  /**
   * What the content is, whatever the name says.
   *
   * @throws ATTACHMENT_TYPE
   */
  async typeOf(bytes: Buffer): Promise<AttachmentType> {
    const found = await fileTypeFromBuffer(bytes);
    const type = ATTACHMENT_TYPES.find((one) => one === found?.mime);
    if (!type) throw new DomainError('ATTACHMENT_TYPE');
    return type;
  }

  /**
   * A picture is drawn anew, upright, without place, time and camera; anything else stays as it is.
   *
   * @throws ATTACHMENT_TYPE when it is no whole picture
   */
  async cleaned(bytes: Buffer, type: AttachmentType): Promise<Buffer> {
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
    await mkdir(this.of(file.submissionId), { recursive: true, mode: 0o700 });
    await write(this.pathOf(file), bytes);
    await write(`${this.pathOf(file)}.json`, Buffer.from(JSON.stringify(kept)));
  }

  /** Null when no such file came. */
  async find(submissionId: Id, id: Id): Promise<KeptFile | null> {
    const text = await readFile(`${this.pathOf({ submissionId, id })}.json`, 'utf8').catch(() => null);
    return text === null ? null : (JSON.parse(text) as KeptFile);
  }

  /** @throws NOT_FOUND also when it is not what was kept */
  async read(submissionId: Id, { id, sha256: wanted }: AttachmentView): Promise<Buffer> {
    const bytes = await readFile(this.pathOf({ submissionId, id })).catch(() => null);
    if (bytes === null || sha256(bytes) !== wanted) throw new DomainError('NOT_FOUND');
    return bytes;
  }

  /** A file that was refused after all. */
  async drop(submissionId: Id, id: Id): Promise<void> {
    const path = this.pathOf({ submissionId, id });
    await rm(`${path}.json`, { force: true });
    await rm(path, { force: true });
    // Others of the same opinion keep it.
    await rmdir(this.of(submissionId)).catch(() => undefined);
  }

  private async forget(submissionId: Id): Promise<void> {
    await rm(this.of(submissionId), { recursive: true, force: true });
  }

  private of(submissionId: Id): string {
    return join(this.folder, submissionId);
  }

  private pathOf({ submissionId, id }: { submissionId: Id; id: Id }): string {
    return join(this.of(submissionId), id);
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
