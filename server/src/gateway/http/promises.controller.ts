import { Controller, Get, Param, Req } from '@nestjs/common';
import type { DuePromises, PromisedBefore } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { EarlierPromises } from '../../commitments/earlier-promises.service.js';
import { civilDay } from '../../kernel/civil-date.js';
import { Clock } from '../../kernel/clock.js';
import { Access } from './access.js';

/** Promises over several meetings, as they stand now. */
@Controller('api')
export class PromisesController {
  constructor(
    private readonly access: Access,
    private readonly dataSource: DataSource,
    private readonly promises: EarlierPromises,
    private readonly clock: Clock,
  ) {}

  @Get('staff/promises')
  async due(@Req() request: FastifyRequest): Promise<DuePromises[]> {
    const staffId = await this.access.staff(request);
    return this.promises.due(this.dataSource, staffId, civilDay(this.clock.now()));
  }

  /** For everybody of a meeting: what the earlier ones of its series promised. */
  @Get('meetings/:meetingId/promised')
  async before(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<PromisedBefore> {
    await this.access.seat(request, meetingId);
    return this.promises.before(this.dataSource, meetingId, civilDay(this.clock.now()));
  }
}
