import type { CivilDate, Id, PaperFormat, PaperKind, PaperShelf } from '@doi-thoai/shared';
import { FORMATS_OF } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import type { TableReader } from './collation-table.source.js';
import { makeDocument, makeWorkbook } from './make-paper.js';
import { documentOf, fileWords, workbookOf } from './paper-kinds.js';
import { PaperReader } from './source/paper-reader.js';
import { issuersOf, type PaperReading } from './source/reading.js';
import { isClosedToPress, shelfOf } from './source/shelf.js';

/** Which paper somebody wants. */
export interface PaperOrder {
  kind: PaperKind;
  format: PaperFormat;
  /** Issuing body; null: the first. */
  body: string | null;
  /** One person's letter; null: everybody's. */
  personId: Id | null;
}

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
    return shelfOf(await this.reader.read(meetingId), reader);
  }

  /** @throws NOT_FOUND also for a body that issues nothing here, a format that there is not, nobody's letter */
  async make(meetingId: Id, order: PaperOrder, reader: TableReader): Promise<MadePaper> {
    return one(await this.reader.read(meetingId), order, reader);
  }

  /** Many papers of one moment: the meeting is read once. @throws NOT_FOUND, and `make` as above */
  async open(meetingId: Id, reader: TableReader): Promise<OpenShelf> {
    const reading = await this.reader.read(meetingId);
    return { shelf: shelfOf(reading, reader), make: (order) => one(reading, order, reader) };
  }
}

/** Papers of a meeting as it stood when it was read. */
export interface OpenShelf {
  shelf: PaperShelf;
  make: (order: PaperOrder) => Promise<MadePaper>;
}

async function one(reading: PaperReading, order: PaperOrder, reader: TableReader): Promise<MadePaper> {
  if (!FORMATS_OF[order.kind].includes(order.format)) throw new DomainError('NOT_FOUND');
  const issuers = issuersOf(reading);
  const issuer = order.body === null ? issuers[0] : issuers.find(({ key }) => key === order.body);
  if (!issuer || (order.kind === 'PRESS' && isClosedToPress(reading))) throw new DomainError('NOT_FOUND');
  const wanted = { reading, issuer, reader, personId: order.personId };
  const paper = order.format === 'xlsx' ? null : documentOf(order.kind, wanted);
  if (paper?.sections.length === 0) throw new DomainError('NOT_FOUND');
  const { meeting } = reading;
  return {
    bytes: paper
      ? await makeDocument(order.format as 'docx' | 'pdf', paper)
      : await makeWorkbook(workbookOf(order.kind, wanted)),
    ...{ words: fileWords(order.kind, wanted), title: meeting.title },
    day: civilDay(meeting.openedAt ?? meeting.startsAt),
  };
}
