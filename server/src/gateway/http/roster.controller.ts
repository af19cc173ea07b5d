import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { RosterProblem } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { RosterService } from '../../participants/roster.service.js';
import { Access } from './access.js';

/** Looks at a roster before it is imported; nothing is kept. */
@Controller('api/meetings/:meetingId/roster-check')
export class RosterController {
  constructor(
    private readonly access: Access,
    private readonly roster: RosterService,
  ) {}

  @Post()
  @HttpCode(200)
  async check(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Body() body: { csv?: unknown } | null,
  ): Promise<{ good: number; problems: RosterProblem[] }> {
    this.access.requireOwnOrigin(request);
    await this.access.desk(request, meetingId);
    return this.roster.check(typeof body?.csv === 'string' ? body.csv : '');
  }
}
