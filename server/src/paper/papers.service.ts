import type { CivilDate, Id, PaperShelf, PaperTemplateView, TemplateUsed } from '@doi-thoai/shared';
import { FORMATS_OF, templateInForce } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { PaperTemplatesService } from '../organisation/paper-templates.service.js';
import type { PaperSystem } from './block/model.js';
import type { TableReader } from './collation-table.source.js';
import { makeOfReading, makeShelf } from './make-paper.js';
import type { TableFormat } from './paper.jobs.js';
import type { PaperOrder, ReadingOrder, TemplateAtHand } from './reading.jobs.js';
import type { IssuedReading, PackedReading } from './source/packed-reading.js';
import { PaperReader } from './source/paper-reader.js';
import { usedOf } from './template-note.js';

export interface MadePaper {
  bytes: Buffer;
  /** What its file is called. */
  words: string;
  day: CivilDate;
  title: string;
  /** What it was filled into; null: the standard paper. */
  template: TemplateUsed | null;
}

/**
 * Papers of a meeting for an issuing body, each made anew from the journal: a notice that was issued from the journal
 * as it was then, all others as it is now.
 */
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
    const issued = order.kind === 'NOTICE' ? await this.issued(meetingId, order.body) : null;
    const reading = issued ?? (await this.reader.read(meetingId));
    return this.one(reading, order, reader, await this.templates.all());
  }

  /** A paper that has its number and day says what it said when it was issued, whatever happened since. */
  private async issued(meetingId: Id, body: string | null): Promise<PackedReading | null> {
    const all = await this.reader.notices(meetingId);
    const found = body === null ? all[0] : all.find(({ bodyId }) => bodyId === body);
    return found?.issuedAt ? this.reader.readThen(meetingId, found.issuedAt) : null;
  }

  /** Many papers of one moment: the meeting is read once. @throws NOT_FOUND, and `make` as above */
  async open(meetingId: Id, reader: TableReader): Promise<OpenShelf> {
    const reading = await this.reader.read(meetingId);
    const templates = await this.templates.all();
    const issued: IssuedReading[] = [];
    for (const { bodyId, issuedAt } of await this.reader.notices(meetingId)) {
      if (issuedAt) issued.push({ bodyId, reading: await this.reader.readThen(meetingId, issuedAt) });
    }
    const shelf = withTemplates(await makeShelf(reading, reader, issued), templates);
    return {
      shelf,
      make: (order) => this.one(of(order, { shelf, reading, issued }), order, reader, templates),
      minutes: (format, system) => made(reading, { make: 'MINUTES', format, system }),
      opinions: (format, system) => made(reading, { make: 'OPINIONS', format, system, reader }),
    };
  }

  private async one(
    reading: PackedReading,
    order: PaperOrder,
    reader: TableReader,
    templates: readonly PaperTemplateView[],
  ): Promise<MadePaper> {
    if (!FORMATS_OF[order.kind].includes(order.format)) throw new DomainError('NOT_FOUND');
    const atHand = await this.atHand(order, templates);
    const done = await makeOfReading(reading, { make: 'PAPER', order, reader, templates: atHand }).catch(
      (error: unknown) => {
        // The standard paper is never given in the place of one that was to be filled in.
        throw atHand.length > 0 ? new DomainError('TEMPLATE_FAILED') : error;
      },
    );
    if (done === null) throw new DomainError('NOT_FOUND');
    const { meeting } = reading;
    return { ...done, title: meeting.title, day: civilDay(meeting.openedAt ?? meeting.startsAt) };
  }

  /** Those that the paper may be filled into: for which body it is made is found out beside the server. */
  private async atHand(
    { kind, format, body, standard }: PaperOrder,
    templates: readonly PaperTemplateView[],
  ): Promise<TemplateAtHand[]> {
    // A PDF is set by this house, not by a word processor: it cannot follow somebody else's layout.
    if (format !== 'docx' || standard) return [];
    const fitting = templates.filter(
      (one) =>
        one.kind === kind &&
        one.takenBack === null &&
        (one.bodyId === null || body === null || one.bodyId === body),
    );
    const inForce = fitting.filter((one) => templateInForce(templates, one) === one);
    return Promise.all(
      inForce.map(async (view) => ({ view, bytes: await this.templates.bytes(view).catch(() => null) })),
    );
  }
}

/** From what a paper of the shelf is made. */
function of(
  { kind, body }: PaperOrder,
  { shelf, reading, issued }: { shelf: PaperShelf; reading: PackedReading; issued: readonly IssuedReading[] },
): PackedReading {
  const key = body ?? shelf.issuers[0]?.key;
  const then = kind === 'NOTICE' ? issued.find(({ bodyId }) => bodyId === key) : undefined;
  return then?.reading ?? reading;
}

/** Says of each paper whether its .docx is filled into a template. */
function withTemplates({ issuers }: PaperShelf, templates: readonly PaperTemplateView[]): PaperShelf {
  return {
    issuers: issuers.map((issuer) => ({
      ...issuer,
      papers: issuer.papers.map((paper) => {
        const { key: bodyId, system } = issuer;
        const template = templateInForce(templates, { kind: paper.kind, system, bodyId });
        return template ? { ...paper, template: usedOf(template) } : paper;
      }),
    })),
  };
}

/** Papers of a meeting as it stood when it was read; notices as they were issued. */
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
