import type { PaperFormat, PaperKind, PaperShelf, ReaderClass } from '@doi-thoai/shared';
import { PAPER_FORMATS, PAPER_KINDS, isId, readsTable } from '@doi-thoai/shared';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import type { PaperSystem } from '../../paper/block/model.js';
import { CollationTableService } from '../../paper/collation-table.service.js';
import { MinutesService } from '../../paper/minutes.service.js';
import { PapersService } from '../../paper/papers.service.js';
import { Access } from './access.js';
import { DOCX, PDF, sendNamed, XLSX } from './files.js';

const TYPES = { docx: DOCX, pdf: PDF, xlsx: XLSX } as const;

/** @throws NOT_FOUND for a paper that is not made so */
function formatOf<Made extends PaperFormat>(format: string, made: readonly Made[]): Made {
  const found = made.find((one) => one === format);
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

/** Which system the paper is made in: the state's unless it says otherwise. @throws MALFORMED */
function systemOf(told: unknown): PaperSystem {
  if (told === undefined || told === 'STATE') return 'STATE';
  if (told === 'PARTY') return 'PARTY';
  throw new DomainError('MALFORMED');
}

const isKind = (value: string): value is PaperKind => (PAPER_KINDS as readonly string[]).includes(value);
const isFormat = (value: unknown): value is PaperFormat =>
  (PAPER_FORMATS as readonly unknown[]).includes(value);
const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Opinions that nobody reviewed are for chair and desk only. */
const tableReader = (reader: ReaderClass) => (readsTable(reader) ? 'TABLE' : 'PUBLIC');

/** Papers for whoever may export. */
@Controller('api/meetings/:meetingId/papers')
export class PapersController {
  constructor(
    private readonly access: Access,
    private readonly minutes: MinutesService,
    private readonly tables: CollationTableService,
    private readonly papers: PapersService,
  ) {}

  /** What can be made for each issuing body, and what is missing in it. */
  @Get()
  async shelf(@Req() request: FastifyRequest, @Param('meetingId') meetingId: string): Promise<PaperShelf> {
    const { reader } = await this.access.exporter(request, meetingId);
    return this.papers.shelf(meetingId, tableReader(reader.reader));
  }

  /**
   * One of them, made anew: `?format=docx|pdf|xlsx`, `&body=` of the shelf, `&person=` for one letter,
   * `&template=none` for the standard paper.
   */
  @Get(':kind')
  async paper(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
    @Param('kind') kind: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const { reader } = await this.access.exporter(request, meetingId);
    const { format = 'docx', body = null, person = null, template } = query;
    if (!isKind(kind) || !isFormat(format) || !isText(body) || (person !== null && !isId(person))) {
      throw new DomainError('NOT_FOUND');
    }
    if (template !== undefined && template !== 'none') throw new DomainError('NOT_FOUND');
    const order = { kind, format, body, personId: person, standard: template === 'none' };
    const made = await this.papers.make(meetingId, order, tableReader(reader.reader));
    // The day first: a long title may be cut off where names are short.
    const words = `${made.words} ${made.day} ${made.title}`;
    await sendNamed(reply, TYPES[format], { words, ending: format }, made.bytes);
  }

  /** The minutes (biên bản) as they stand now, made from the journal: a draft until the meeting is closed. */
  @Get('minutes.:format')
  async minutesPaper(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
    @Param('format') told: string,
    @Query('system') system: unknown,
  ): Promise<void> {
    await this.access.exporter(request, meetingId);
    const format = formatOf(told, ['docx', 'pdf']);
    const { bytes, draft, title, day } = await this.minutes.make(meetingId, format, systemOf(system));
    // The day first: a long title may be cut off where names are short.
    const words = `Biên bản${draft ? ' dự thảo' : ''} ${day} ${title}`;
    await sendNamed(reply, TYPES[format], { words, ending: format }, bytes);
  }

  /** The table of opinions and petitions (bảng tổng hợp) as it stands now; unreviewed opinions for chair and desk only. */
  @Get('collation-table.:format')
  async collationTable(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
    @Param('format') told: string,
    @Query('system') system: unknown,
  ): Promise<void> {
    const { reader } = await this.access.exporter(request, meetingId);
    const format = formatOf(told, ['docx', 'pdf', 'xlsx']);
    const table = tableReader(reader.reader);
    const { bytes, title, day } = await this.tables.make(meetingId, format, systemOf(system), table);
    await sendNamed(
      reply,
      TYPES[format],
      { words: `Bảng tổng hợp ý kiến ${day} ${title}`, ending: format },
      bytes,
    );
  }
}
