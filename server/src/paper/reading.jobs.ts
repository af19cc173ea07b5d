import type { Id, PaperFormat as AnyFormat, PaperKind } from '@doi-thoai/shared';
import type { PaperDocument, PaperSystem } from './block/model.js';
import type { CollationTableModel } from './collation-table/collation-table.model.js';
import { collationTableModel, type TableReader } from './collation-table.source.js';
import { minutesModel } from './minutes.source.js';
import type { MinutesModel } from './minutes/minutes.model.js';
import { documentOf, fileWords, workbookOf } from './paper-kinds.js';
import type { PaperFormat, TableFormat } from './paper.jobs.js';
import { unpack, type PackedReading } from './source/packed-reading.js';
import { issuersOf } from './source/reading.js';
import { isClosedToPress, shelfOf } from './source/shelf.js';
import type { PaperWorkbook } from './table-paper.js';

/** Which paper somebody wants. */
export interface PaperOrder {
  kind: PaperKind;
  format: AnyFormat;
  /** Issuing body; null: the first. */
  body: string | null;
  /** One person's letter; null: everybody's. */
  personId: Id | null;
}

/** What is made of a reading. */
export type ReadingOrder =
  | { make: 'PAPER'; order: PaperOrder; reader: TableReader }
  | { make: 'MINUTES'; format: PaperFormat; system: PaperSystem }
  | { make: 'OPINIONS'; format: TableFormat; system: PaperSystem; reader: TableReader }
  | { make: 'SHELF'; reader: TableReader };

/** What is to be rendered; the reading it was made from is let go before that. */
export type Drawn = { words: string } & (
  | { as: 'document'; format: PaperFormat; document: PaperDocument }
  | { as: 'workbook'; workbook: PaperWorkbook }
  | { as: 'minutes'; format: PaperFormat; model: MinutesModel }
  | { as: 'opinions'; format: TableFormat; model: CollationTableModel }
  | { as: 'json'; value: object }
);

/** Null: there is no such paper. */
export function draw(packed: PackedReading, order: ReadingOrder): Drawn | null {
  const reading = unpack(packed);
  switch (order.make) {
    case 'PAPER':
      return drawPaper({ ...order, reading });
    case 'MINUTES': {
      const { format, system } = order;
      return { as: 'minutes', words: '', format, model: minutesModel(reading, system) };
    }
    case 'OPINIONS': {
      const { format, system, reader } = order;
      return { as: 'opinions', words: '', format, model: collationTableModel(reading, system, reader) };
    }
    case 'SHELF':
      return { as: 'json', words: '', value: shelfOf(reading, order.reader) };
  }
}

type Wanted = Extract<ReadingOrder, { make: 'PAPER' }> & { reading: ReturnType<typeof unpack> };

function drawPaper({ order: { kind, format, body, personId }, reading, reader }: Wanted): Drawn | null {
  const issuers = issuersOf(reading);
  const issuer = body === null ? issuers[0] : issuers.find(({ key }) => key === body);
  if (!issuer || (kind === 'PRESS' && isClosedToPress(reading))) return null;
  const wanted = { reading, issuer, reader, personId };
  const words = fileWords(kind, wanted);
  if (format === 'xlsx') return { as: 'workbook', words, workbook: workbookOf(kind, wanted) };
  const document = documentOf(kind, wanted);
  return document.sections.length === 0 ? null : { as: 'document', words, format, document };
}
