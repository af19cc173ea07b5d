import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FollowUpBoard, FollowUpPage } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { FollowUpService } from '../../follow-up/follow-up.service.js';
import { StaffService } from '../../identity/staff.service.js';
import { Access } from './access.js';
import { pickOf, placeOf, scopeOf } from './follow-up.query.js';

/** Promises over all meetings in which the account has a part that sees them (W156, W157). */
@Controller('api/staff/follow-up')
export class FollowUpController {
  constructor(
    private readonly access: Access,
    private readonly staff: StaffService,
    private readonly followUp: FollowUpService,
  ) {}

  @Get()
  async board(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<FollowUpBoard> {
    const parts = await this.staff.partsOf(await this.access.staff(request));
    return this.followUp.board(parts, scopeOf(query));
  }

  @Get('promises')
  async promises(
    @Req() request: FastifyRequest,
    @Query() query: Record<string, unknown>,
  ): Promise<FollowUpPage> {
    const parts = await this.staff.partsOf(await this.access.staff(request));
    return this.followUp.page(parts, scopeOf(query), pickOf(query), placeOf(query));
  }
}
