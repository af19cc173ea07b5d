import type { Id, MeetingView } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { readAtHead } from '../journal/read-at-head.js';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import type { FileToSend } from '../meeting-file/meeting-file.service.js';
import { MEETING_FILES_FOLDER } from '../meeting-file/meeting-file.service.js';
import { MeetingSnapshot } from '../meeting/meeting.snapshot.js';
import { DossierParts, type DossierReader } from './dossier.parts.js';
import type { Head, LeftOut } from './manifest.js';
import { DOSSIER_FORMAT, DOSSIER_VERSION } from './manifest.js';
import { DossierFile } from './write-dossier.js';

const RETRY_MS = 5000;
/** Asked for and not made yet; who comes after them is told to come later. */
const MOST_WAITING = 8;

/** The whole file of a meeting (hồ sơ cuộc họp) as one ZIP with the hash of each file in it. */
@Injectable()
export class DossierService {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    @Inject(MEETING_FILES_FOLDER) private readonly folder: string,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly meetings: MeetingSnapshot,
    private readonly parts: DossierParts,
  ) {}

  /**
   * Whole on the disk before its first byte goes; one after the other, because each paper in it takes the worker.
   *
   * @throws NOT_FOUND, BUSY
   */
  async make(meetingId: Id, reader: DossierReader): Promise<FileToSend & { title: string }> {
    if (this.waiting >= MOST_WAITING) throw new DomainError('BUSY', { retryAfterMs: RETRY_MS });
    this.waiting += 1;
    const made = this.last.then(() => this.inFolder(meetingId, reader));
    this.last = made.catch(() => undefined);
    return made.finally(() => {
      this.waiting -= 1;
    });
  }

  private async inFolder(meetingId: Id, reader: DossierReader): Promise<FileToSend & { title: string }> {
    const folder = join(this.folder, randomUUID());
    const forget = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, 'dossier.zip');
      const title = await this.write(meetingId, reader, folder, path);
      return { path, title, bytes: (await stat(path)).size, forget };
    } catch (error) {
      await forget();
      throw error;
    }
  }

  private async write(meetingId: Id, reader: DossierReader, folder: string, path: string): Promise<string> {
    const { meeting, ...before } = await this.stands(meetingId);
    const { id, title, rehearsal } = meeting;
    const file = new DossierFile(folder, new Date(meeting.closedAt ?? meeting.startsAt));
    const left: LeftOut[] = [];
    try {
      for await (const part of this.parts.of(id, reader)) {
        if ('why' in part) left.push(part);
        else await file.add(part);
      }
      const { seq, hash } = await this.stands(meetingId);
      await file.write(path, {
        format: DOSSIER_FORMAT,
        version: DOSSIER_VERSION,
        meeting: { id, title, rehearsal },
        madeAt: new Date(this.clock.now()).toISOString(),
        journal: { before, after: { seq, hash } },
        left,
      });
    } finally {
      await file.forgetParts();
    }
    return title;
  }

  private async stands(meetingId: Id): Promise<Head & { meeting: MeetingView }> {
    const found = await readAtHead(this.dataSource, meetingId, async (db, { head: seq, hash }) => {
      const { meeting } = await this.meetings.common(db, meetingId, 'everyone');
      return meeting ? { seq, hash, meeting } : null;
    });
    if (!found) throw new DomainError('NOT_FOUND');
    return found;
  }
}
