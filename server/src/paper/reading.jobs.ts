import type {
  Id,
  PaperFormat as AnyFormat,
  PaperKind,
  PaperTemplateView,
  TemplateUsed,
} from '@doi-thoai/shared';
import { templateInForce } from '@doi-thoai/shared';
import type { PaperDocument, PaperSystem } from './block/model.js';
import type { CollationTableModel } from './collation-table/collation-table.model.js';
import { collationTableModel, type TableReader } from './collation-table.source.js';
import { minutesModel } from './minutes.source.js';
import type { MinutesModel } from './minutes/minutes.model.js';
import { documentOf, fileWords, workbookOf } from './paper-kinds.js';
import type { PaperFormat, TableFormat } from './paper.jobs.js';
import { unpack, type IssuedReading, type PackedReading } from './source/packed-reading.js';
import { fillingExtras } from './source/filling.source.js';
import { issuersOf, type PaperReading } from './source/reading.js';
import { isClosedToPress, shelfOf } from './source/shelf.js';
import type { PaperWorkbook } from './table-paper.js';
import { usedOf } from './template-note.js';
import { fillingOf, type Filling } from './template/filling.js';

/** Which paper somebody wants. */
export interface PaperOrder {
  kind: PaperKind;
  format: AnyFormat;
  /** Issuing body; null: the first. */
  body: string | null;
  /** One person's letter; null: everybody's. */
  personId: Id | null;
  /** The standard paper, whatever the organisation has. */
  standard?: boolean;
}

/** A template of the organisation's with its file; null: the file is not here. */
export interface TemplateAtHand {
  view: PaperTemplateView;
  bytes: Uint8Array | null;
}

/** What is made of a reading. */
export type ReadingOrder =
  | { make: 'PAPER'; order: PaperOrder; reader: TableReader; templates: readonly TemplateAtHand[] }
  | { make: 'MINUTES'; format: PaperFormat; system: PaperSystem }
  | { make: 'OPINIONS'; format: TableFormat; system: PaperSystem; reader: TableReader }
  | { make: 'SHELF'; reader: TableReader; issued: readonly IssuedReading[] };

/** What is to be rendered; the reading it was made from is let go before that. */
export type Drawn = { words: string } & (
  | { as: 'document'; format: PaperFormat; document: PaperDocument }
  | { as: 'filled'; used: TemplateUsed; bytes: Uint8Array; filling: Filling }
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
      return { as: 'json', words: '', value: shelfOf(reading, order.reader, asIssued(order.issued)) };
  }
}

/** One after the other: the whole of a meeting is held once beside the one of today. */
function asIssued(all: readonly IssuedReading[]): (body: string) => PaperReading | null {
  return (body) => {
    const found = all.find(({ bodyId }) => bodyId === body);
    return found ? unpack(found.reading) : null;
  };
}

type Wanted = Extract<ReadingOrder, { make: 'PAPER' }> & { reading: ReturnType<typeof unpack> };

function drawPaper({ order, reading, reader, templates }: Wanted): Drawn | null {
  const { kind, format, body, personId } = order;
  const issuers = issuersOf(reading);
  const issuer = body === null ? issuers[0] : issuers.find(({ key }) => key === body);
  if (!issuer || (kind === 'PRESS' && isClosedToPress(reading))) return null;
  const wanted = { reading, issuer, reader, personId };
  const words = fileWords(kind, wanted);
  if (format === 'xlsx') return { as: 'workbook', words, workbook: workbookOf(kind, wanted) };
  const document = documentOf(kind, wanted);
  if (document.sections.length === 0) return null;
  const template = inForce(templates, { kind, system: issuer.system, bodyId: issuer.key });
  if (!template) return { as: 'document', words, format, document };
  const { bytes, view } = template;
  if (!bytes) throw new Error('the file of a template is not here');
  const filling = fillingOf(document, fillingExtras(kind, wanted));
  return { as: 'filled', words, used: usedOf(view), bytes, filling };
}

function inForce(
  templates: readonly TemplateAtHand[],
  of: Parameters<typeof templateInForce>[1],
): TemplateAtHand | null {
  const views = templates.map(({ view }) => view);
  const view = templateInForce(views, of);
  return templates.find((one) => one.view === view) ?? null;
}
