import { readsTable } from '@doi-thoai/shared';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { CollationTableService } from '../../paper/collation-table.service.js';
import { MinutesService } from '../../paper/minutes.service.js';
import { Access } from './access.js';
import { DOCX, sendFile, sendNamed, XLSX } from './files.js';

/** Papers for whoever may export. */
@Controller('api/meetings/:meetingId/papers')
export class PapersController {
  constructor(
    private readonly access: Access,
    private readonly minutes: MinutesService,
    private readonly tables: CollationTableService,
  ) {}

  /** The minutes (biên bản) as they stand now, made from the journal: a draft until the meeting is closed. */
  @Get('minutes.docx')
  async minutesDocx(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
  ): Promise<void> {
    await this.access.exporter(request, meetingId);
    const { bytes, draft, title, day } = await this.minutes.docx(meetingId);
    // The day first: a long title may be cut off where names are short.
    const words = `Biên bản${draft ? ' dự thảo' : ''} ${day} ${title}`;
    await sendNamed(reply, DOCX, { words, ending: 'docx' }, bytes);
  }

  /** The table of opinions and petitions (bảng tổng hợp) as it stands now; unreviewed opinions for chair and desk only. */
  @Get('collation-table.:format')
  async collationTable(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
    @Param('format') format: string,
  ): Promise<void> {
    const { reader } = await this.access.exporter(request, meetingId);
    if (format !== 'docx' && format !== 'xlsx') throw new DomainError('NOT_FOUND');
    const table = readsTable(reader.reader) ? 'TABLE' : 'PUBLIC';
    const bytes = await this.tables.make(meetingId, format, 'STATE', table);
    const name = `bang-tong-hop-${meetingId.slice(0, 8)}.${format}`;
    await sendFile(reply, format === 'docx' ? DOCX : XLSX, name, bytes);
  }
}
