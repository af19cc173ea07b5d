import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FollowUpBoard, FollowUpPage, FollowUpReport } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { FollowUpService } from '../../follow-up/follow-up.service.js';
import { readsOwnUnit, type Part } from '../../follow-up/parts.js';
import { FollowUpReports } from '../../follow-up/report.js';
import { StaffService } from '../../identity/staff.service.js';
import { FollowUpPaper } from '../../paper/follow-up.service.js';
import { Access } from './access.js';
import { DOCX, PDF, sendNamed, XLSX } from './files.js';
import { pickOf, placeOf, scopeOf, spanOf } from './follow-up.query.js';

/** Promises over all meetings in which the account has a part that sees them (W156, W157). */
@Controller('api/staff/follow-up')
export class FollowUpController {
  constructor(
    private readonly access: Access,
    private readonly staff: StaffService,
    private readonly followUp: FollowUpService,
    private readonly reports: FollowUpReports,
    private readonly paper: FollowUpPaper,
  ) {}

  @Get()
  async board(
    @Req() request: FastifyRequest,
    @Query() query: Record<string, unknown>,
  ): Promise<FollowUpBoard> {
    const parts = await this.partsOf(request, query);
    return this.followUp.board(parts, scopeOf(query));
  }

  @Get('promises')
  async promises(
    @Req() request: FastifyRequest,
    @Query() query: Record<string, unknown>,
  ): Promise<FollowUpPage> {
    const parts = await this.partsOf(request, query);
    return this.followUp.page(parts, scopeOf(query), pickOf(query), placeOf(query));
  }

  /** As it stood at the end of a span (W160). */
  @Get('report')
  async report(
    @Req() request: FastifyRequest,
    @Query() query: Record<string, unknown>,
  ): Promise<FollowUpReport> {
    const parts = await this.partsOf(request, query);
    const { span, days } = spanOf(query);
    return this.reports.of(parts, scopeOf(query), span, days);
  }

  @Get('report.xlsx')
  async workbook(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const report = await this.report(request, query);
    const { from, to } = report.figures;
    const words = `Báo cáo theo dõi cam kết ${from} ${to}`;
    await sendNamed(reply, XLSX, { words, ending: 'xlsx' }, await this.paper.xlsx(report));
  }

  /** The same as a paper of an issuing body (`?body=`), else of the organisation. */
  @Get('report.:format')
  async paperOf(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('format') format: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const { body = null } = query;
    if ((format !== 'docx' && format !== 'pdf') || (body !== null && !isId(body))) {
      throw new DomainError('NOT_FOUND');
    }
    const report = await this.report(request, query);
    const { from, to } = report.figures;
    const words = `Báo cáo theo dõi cam kết ${from} ${to}`;
    const bytes = await this.paper.document(format, report, body);
    await sendNamed(reply, format === 'docx' ? DOCX : PDF, { words, ending: format }, bytes);
  }

  /** With `own=yes` only the parts in which the account answers for a unit. */
  private async partsOf(request: FastifyRequest, query: Record<string, unknown>): Promise<Part[]> {
    const parts = await this.staff.partsOf(await this.access.staff(request));
    return query.own === 'yes' ? parts.filter(readsOwnUnit) : parts;
  }
}
