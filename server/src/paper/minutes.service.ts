import type { CivilDate, Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import type { PaperSystem } from './block/model.js';
import { makeOfReading } from './make-paper.js';
import type { MinutesModel } from './minutes/minutes.model.js';
import { minutesModel } from './minutes.source.js';
import type { PaperFormat } from './paper.jobs.js';
import { unpack } from './source/packed-reading.js';
import { PaperReader } from './source/paper-reader.js';

/** The minutes of a meeting, from what the desk may see at one head of its journal. */
@Injectable()
export class MinutesService {
  constructor(private readonly reader: PaperReader) {}

  /** Bytes of the file with what names it; a draft: the meeting is not closed. Refuses with NOT_FOUND. */
  async make(
    meetingId: Id,
    format: PaperFormat,
    system: PaperSystem,
  ): Promise<{ bytes: Buffer; draft: boolean; title: string; day: CivilDate }> {
    const reading = await this.reader.read(meetingId);
    const done = await makeOfReading(reading, { make: 'MINUTES', format, system });
    if (done === null) throw new DomainError('NOT_FOUND');
    const { title, openedAt, startsAt, closedAt } = reading.meeting;
    return { bytes: done.bytes, draft: closedAt === null, title, day: civilDay(openedAt ?? startsAt) };
  }

  async model(meetingId: Id, system: PaperSystem = 'STATE'): Promise<MinutesModel> {
    return minutesModel(unpack(await this.reader.read(meetingId)), system);
  }
}
