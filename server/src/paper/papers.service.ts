import type { CivilDate, Id, PaperShelf } from '@doi-thoai/shared';
import { FORMATS_OF } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import type { TableReader } from './collation-table.source.js';
import type { PaperSystem } from './block/model.js';
import { makeOfReading, makeShelf } from './make-paper.js';
import type { TableFormat } from './paper.jobs.js';
import type { PaperOrder, ReadingOrder } from './reading.jobs.js';
import type { PackedReading } from './source/packed-reading.js';
import { PaperReader } from './source/paper-reader.js';

export interface MadePaper {
  bytes: Buffer;
  /** What its file is called. */
  words: string;
  day: CivilDate;
  title: string;
}

/** Papers of a meeting for an issuing body, each made anew from the journal. */
@Injectable()
export class PapersService {
  constructor(private readonly reader: PaperReader) {}

  /** @throws NOT_FOUND */
  async shelf(meetingId: Id, reader: TableReader): Promise<PaperShelf> {
    return makeShelf(await this.reader.read(meetingId), reader);
  }

  /** @throws NOT_FOUND also for a body that issues nothing here, a format that there is not, nobody's letter */
  async make(meetingId: Id, order: PaperOrder, reader: TableReader): Promise<MadePaper> {
    return one(await this.reader.read(meetingId), order, reader);
  }

  /** Many papers of one moment: the meeting is read once. @throws NOT_FOUND, and `make` as above */
  async open(meetingId: Id, reader: TableReader): Promise<OpenShelf> {
    const reading = await this.reader.read(meetingId);
    return {
      shelf: await makeShelf(reading, reader),
      make: (order) => one(reading, order, reader),
      minutes: (format, system) => made(reading, { make: 'MINUTES', format, system }),
      opinions: (format, system) => made(reading, { make: 'OPINIONS', format, system, reader }),
    };
  }
}

/** Papers of a meeting as it stood when it was read. */
export interface OpenShelf {
  shelf: PaperShelf;
  make: (order: PaperOrder) => Promise<MadePaper>;
  minutes: (format: 'docx' | 'pdf', system: PaperSystem) => Promise<Buffer>;
  opinions: (format: TableFormat, system: PaperSystem) => Promise<Buffer>;
}

async function made(reading: PackedReading, order: ReadingOrder): Promise<Buffer> {
  const done = await makeOfReading(reading, order);
  if (done === null) throw new DomainError('NOT_FOUND');
  return done.bytes;
}

async function one(reading: PackedReading, order: PaperOrder, reader: TableReader): Promise<MadePaper> {
  if (!FORMATS_OF[order.kind].includes(order.format)) throw new DomainError('NOT_FOUND');
  const done = await makeOfReading(reading, { make: 'PAPER', order, reader });
  if (done === null) throw new DomainError('NOT_FOUND');
  const { meeting } = reading;
  return { ...done, title: meeting.title, day: civilDay(meeting.openedAt ?? meeting.startsAt) };
}
