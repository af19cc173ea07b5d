import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { RosterCheck } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { fileHash } from '../../paper/unit-form.service.js';
import { readWorkbook } from '../../paper/make-paper.js';
import { writeCells } from '../../kernel/csv-cells.js';
import { RosterService } from '../../participants/roster.service.js';
import { Access } from './access.js';
import { fileBytes } from './files.js';

/** Looks at a roster before it is imported; nothing is kept. */
@Controller('api/meetings/:meetingId')
export class RosterController {
  constructor(
    private readonly access: Access,
    private readonly roster: RosterService,
  ) {}

  @Post('roster-check')
  @HttpCode(200)
  async check(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Body() body: { csv?: unknown } | null,
  ): Promise<RosterCheck> {
    this.access.requireOwnOrigin(request);
    await this.access.desk(request, meetingId);
    return this.roster.check(meetingId, typeof body?.csv === 'string' ? body.csv : '');
  }

  /** A roster that is a workbook, as the CSV that is judged and imported; lines are the rows of its first sheet. */
  @Post('roster-sheet')
  @HttpCode(200)
  async sheet(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Body() body: unknown,
  ): Promise<{ csv: string; file: string }> {
    this.access.requireOwnOrigin(request);
    await this.access.desk(request, meetingId);
    const bytes = fileBytes(body);
    return { csv: writeCells(await readWorkbook(bytes)), file: fileHash(bytes) };
  }
}
