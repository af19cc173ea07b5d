import type {
  CivilDate,
  Id,
  PaperFormat,
  PaperKind,
  PaperShelf,
  PaperTemplateView,
  TemplateUsed,
} from '@doi-thoai/shared';
import { FORMATS_OF, templateInForce } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { PaperTemplatesService } from '../organisation/paper-templates.service.js';
import type { TableReader } from './collation-table.source.js';
import { fillTemplate, makeDocument, makeWorkbook } from './make-paper.js';
import { documentOf, fileWords, workbookOf, type PaperWanted } from './paper-kinds.js';
import type { PaperDocument } from './block/model.js';
import { fillingExtras } from './source/filling.source.js';
import { PaperReader } from './source/paper-reader.js';
import { issuersOf, type PaperReading } from './source/reading.js';
import { isClosedToPress, shelfOf } from './source/shelf.js';
import { templateNote } from './template-note.js';
import { fillingOf } from './template/filling.js';

/** Which paper somebody wants. */
export interface PaperOrder {
  kind: PaperKind;
  format: PaperFormat;
  /** Issuing body; null: the first. */
  body: string | null;
  /** One person's letter; null: everybody's. */
  personId: Id | null;
  /** The standard paper, whatever the organisation has. */
  standard?: boolean;
}

export interface MadePaper {
  bytes: Buffer;
  /** What its file is called. */
  words: string;
  day: CivilDate;
  title: string;
  /** What it was filled into; null: the standard paper. */
  template: TemplateUsed | null;
}

/** Papers of a meeting for an issuing body, each made anew from the journal. */
@Injectable()
export class PapersService {
  constructor(
    private readonly reader: PaperReader,
    private readonly templates: PaperTemplatesService,
  ) {}

  /** @throws NOT_FOUND */
  async shelf(meetingId: Id, reader: TableReader): Promise<PaperShelf> {
    return (await this.open(meetingId, reader)).shelf;
  }

  /**
   * @throws NOT_FOUND also for a body that issues nothing here, a format that there is not, nobody's letter;
   * TEMPLATE_FAILED
   */
  async make(meetingId: Id, order: PaperOrder, reader: TableReader): Promise<MadePaper> {
    return (await this.open(meetingId, reader)).make(order);
  }

  /** Many papers of one moment: the meeting is read once. @throws NOT_FOUND, and `make` as above */
  async open(meetingId: Id, reader: TableReader): Promise<OpenShelf> {
    const reading = await this.reader.read(meetingId);
    const templates = await this.templates.all();
    return {
      shelf: withTemplates(shelfOf(reading, reader), templates),
      make: (order) => this.one(reading, order, reader, templates),
    };
  }

  private async one(
    reading: PaperReading,
    order: PaperOrder,
    reader: TableReader,
    templates: readonly PaperTemplateView[],
  ): Promise<MadePaper> {
    const { kind, format } = order;
    if (!FORMATS_OF[kind].includes(format)) throw new DomainError('NOT_FOUND');
    const issuers = issuersOf(reading);
    const issuer = order.body === null ? issuers[0] : issuers.find(({ key }) => key === order.body);
    if (!issuer || (kind === 'PRESS' && isClosedToPress(reading))) throw new DomainError('NOT_FOUND');
    const wanted = { reading, issuer, reader, personId: order.personId };
    const paper = format === 'xlsx' ? null : documentOf(kind, wanted);
    if (paper?.sections.length === 0) throw new DomainError('NOT_FOUND');
    const of = { kind, system: issuer.system, bodyId: issuer.key };
    // A PDF is set by this house, not by a word processor: it cannot follow somebody else's layout.
    const template = format === 'docx' && !order.standard ? templateInForce(templates, of) : null;
    const { meeting } = reading;
    return {
      bytes: await this.bytes(order, wanted, paper, template),
      ...{ words: fileWords(kind, wanted), title: meeting.title },
      day: civilDay(meeting.openedAt ?? meeting.startsAt),
      template: template && used(template),
    };
  }

  private async bytes(
    { kind, format }: PaperOrder,
    wanted: PaperWanted,
    paper: PaperDocument | null,
    template: PaperTemplateView | null,
  ): Promise<Buffer> {
    if (!paper) return makeWorkbook(workbookOf(kind, wanted));
    if (!template) return makeDocument(format as 'docx' | 'pdf', paper);
    const bytes = await this.templates.bytes(template).catch(() => null);
    if (!bytes) throw new DomainError('TEMPLATE_FAILED');
    return fillTemplate(bytes, fillingOf(paper, fillingExtras(kind, wanted)), templateNote(template));
  }
}

const used = ({ name, number, sha256 }: PaperTemplateView): TemplateUsed => ({ name, number, sha256 });

/** Says of each paper whether its .docx is filled into a template. */
function withTemplates({ issuers }: PaperShelf, templates: readonly PaperTemplateView[]): PaperShelf {
  return {
    issuers: issuers.map((issuer) => ({
      ...issuer,
      papers: issuer.papers.map((paper) => {
        const { key: bodyId, system } = issuer;
        const template = templateInForce(templates, { kind: paper.kind, system, bodyId });
        return template ? { ...paper, template: used(template) } : paper;
      }),
    })),
  };
}

/** Papers of a meeting as it stood when it was read. */
export interface OpenShelf {
  shelf: PaperShelf;
  make: (order: PaperOrder) => Promise<MadePaper>;
}
