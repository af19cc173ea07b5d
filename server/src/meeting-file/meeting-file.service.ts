import type { Id } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingImportsService } from '../meeting/meeting.imports.service.js';
import { BroughtUnitsService } from '../organisation/brought-units.service.js';
import { RulesService } from '../organisation/rules.service.js';
import { UnitsService } from '../organisation/units.service.js';
import type { CheckedFile } from './check-file.js';
import { checkMeetingFile } from './check-file.js';
import { writeAtOneMoment } from './house.js';
import { loadMeeting } from './load-file.js';

export const MEETING_FILES_FOLDER = Symbol('MeetingFilesFolder');

/** Written, or checked and loaded, at once. A file on its way over a slow line holds none of them up. */
const AT_ONCE = 2;
/** On their way in at once; each may take a quarter of a gigabyte of the disk. */
const UPLOADS = 4;
/** Without a byte, milliseconds. */
const IDLE_MS = 30_000;
const RETRY_MS = 5000;

/** A file that lies in the folder until it has been sent. */
export interface FileToSend {
  path: string;
  bytes: number;
  forget: () => Promise<void>;
}

/** Whole meetings on their way out and in (docs/decisions/0012). */
@Injectable()
export class MeetingFileService implements OnApplicationBootstrap {
  /** How long nothing may come of a file on its way in. */
  idleMs = IDLE_MS;
  private working = 0;
  private uploading = 0;
  /** Files that have come and wait to be checked. */
  private readonly waiting: (() => void)[] = [];
  /** Brought and found right, by SHA-256; a file that two bring at once is here twice. */
  private readonly brought = new Map<string, CheckedFile[]>();

  constructor(
    @Inject(MEETING_FILES_FOLDER) private readonly folder: string,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    readonly rules: RulesService,
    readonly units: UnitsService,
    broughtUnits: BroughtUnitsService,
    imports: MeetingImportsService,
  ) {
    imports.useLoader(async (tx, { meetingId, file }) => {
      const checked = this.brought.get(file)?.find(({ meeting }) => meeting.id === meetingId);
      if (!checked) throw new DomainError('NOT_FOUND');
      await loadMeeting(tx, broughtUnits, checked);
      return checked.told;
    });
  }

  /** What a crash left behind. */
  async onApplicationBootstrap(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /**
   * The meeting as it is now. The file is whole before its first byte goes: a slow line holds no transaction.
   *
   * @throws NOT_FOUND, QUARANTINE_OPEN, BUSY
   */
  async make(meetingId: Id): Promise<FileToSend> {
    if (this.working >= AT_ONCE) throw busy();
    return this.inTurn(async () => {
      const path = await this.place();
      const forget = (): Promise<void> => rm(path, { force: true });
      try {
        await this.write(meetingId, path);
        return { path, bytes: (await stat(path)).size, forget };
      } catch (error) {
        await forget();
        throw error;
      }
    });
  }

  /**
   * Keeps what comes until `use` is done with it; `use` gets it only when every line of it is right. What stops coming
   * is broken off.
   *
   * @throws TOO_LARGE, NOT_A_MEETING_FILE, MEETING_FILE_VERSION, MEETING_FILE_DAMAGED, BUSY
   */
  async bring<T>(bytes: Readable, use: (file: CheckedFile) => Promise<T>): Promise<T> {
    if (this.uploading >= UPLOADS) throw busy();
    this.uploading += 1;
    try {
      const path = await this.place();
      try {
        await this.receive(bytes, path);
        return await this.inTurn(async () => this.holding(await checkMeetingFile(path), use));
      } finally {
        await rm(path, { force: true });
      }
    } finally {
      this.uploading -= 1;
    }
  }

  private async receive(bytes: Readable, path: string): Promise<void> {
    const idle = setTimeout(() => bytes.destroy(new DomainError('MALFORMED')), this.idleMs);
    const watched = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        idle.refresh();
        yield chunk;
      }
    };
    try {
      await pipeline(bytes, watched, limited, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } finally {
      clearTimeout(idle);
    }
  }

  private async holding<T>(file: CheckedFile, use: (file: CheckedFile) => Promise<T>): Promise<T> {
    const before = this.brought.get(file.sha256) ?? [];
    this.brought.set(file.sha256, [...before, file]);
    try {
      return await use(file);
    } finally {
      const rest = (this.brought.get(file.sha256) ?? []).filter((one) => one !== file);
      if (rest.length > 0) this.brought.set(file.sha256, rest);
      else this.brought.delete(file.sha256);
    }
  }

  private async write(meetingId: Id, path: string): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    const handle = await open(path, 'wx', 0o600);
    try {
      const client = (await runner.connect()) as PoolClient;
      const at = new Date(this.clock.now());
      const write = async (chunk: string): Promise<void> => {
        await handle.write(chunk);
      };
      await writeAtOneMoment(client, this, meetingId, at, write);
    } finally {
      await handle.close();
      await runner.release();
    }
  }

  private async place(): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return join(this.folder, `${randomUUID()}.json`);
  }

  /** What has come already waits, and goes before what is asked for later; no more wait than may come in. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.working < AT_ONCE) this.working += 1;
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.working -= 1;
    }
  }
}

function busy(): DomainError {
  return new DomainError('BUSY', { retryAfterMs: RETRY_MS });
}

/**
 * What is too much is read on and thrown away for a while, because only whoever has sent everything hears an answer.
 *
 * @throws TOO_LARGE
 */
async function* limited(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const most = TABLE_LIMITS.meetingFileBytes;
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length <= most) yield chunk;
    else if (length > 2 * most) break;
  }
  if (length > most) throw new DomainError('TOO_LARGE');
}
