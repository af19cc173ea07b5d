import type { CivilDate, Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import type { PaperSystem } from './block/model.js';
import type { TableReader } from './collation-table.source.js';
import { makeOfReading } from './make-paper.js';
import type { TableFormat } from './paper.jobs.js';
import { PaperReader } from './source/paper-reader.js';

/** The table of opinions and petitions of a meeting, at one head of its journal. */
@Injectable()
export class CollationTableService {
  constructor(private readonly reader: PaperReader) {}

  /** Bytes of the file with what names it. Refuses with NOT_FOUND. */
  async make(
    meetingId: Id,
    format: TableFormat,
    system: PaperSystem,
    reader: TableReader,
  ): Promise<{ bytes: Buffer; title: string; day: CivilDate }> {
    const reading = await this.reader.read(meetingId);
    const done = await makeOfReading(reading, { make: 'OPINIONS', format, system, reader });
    if (done === null) throw new DomainError('NOT_FOUND');
    return { bytes: done.bytes, title: reading.meeting.title, day: civilDay(reading.head.now) };
  }
}
