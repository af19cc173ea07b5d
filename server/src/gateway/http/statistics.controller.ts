import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { MeetingStatistics } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StatisticsPaper } from '../../paper/statistics.service.js';
import { StatisticsService } from '../../statistics/statistics.service.js';
import { Access } from './access.js';
import { sendNamed, XLSX } from './files.js';

/** What is counted before the meeting, for whoever may export (domain.md 6.1). */
@Controller('api/meetings/:meetingId')
export class StatisticsController {
  constructor(
    private readonly access: Access,
    private readonly statistics: StatisticsService,
    private readonly paper: StatisticsPaper,
  ) {}

  @Get('statistics')
  async numbers(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<MeetingStatistics> {
    await this.access.exporter(request, meetingId);
    return this.statistics.of(meetingId);
  }

  @Get('papers/statistics.xlsx')
  async workbook(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
  ): Promise<void> {
    await this.access.exporter(request, meetingId);
    const { bytes, title, day } = await this.paper.xlsx(meetingId);
    await sendNamed(reply, XLSX, { words: `Số liệu ${day} ${title}`, ending: 'xlsx' }, bytes);
  }
}
