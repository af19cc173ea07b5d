import { Controller, Get, Param, Req } from '@nestjs/common';
import type { IssuingBodyView, PublicNotice, Role } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { NoticesService } from '../../conclusions/notices.service.js';
import { DomainError } from '../../kernel/domain-error.js';
import { IssuingBodiesService } from '../../organisation/issuing-bodies.service.js';
import { Access } from './access.js';

const PREPARE: readonly Role[] = ['ORGANISER', 'SECRETARY', 'CHAIR', 'CO_CHAIR', 'CLERK'];

/** Conclusion notices, as those who make them and those who read them need them. */
@Controller('api/meetings/:meetingId')
export class NoticesController {
  constructor(
    private readonly access: Access,
    private readonly notices: NoticesService,
    private readonly bodies: IssuingBodiesService,
    private readonly dataSource: DataSource,
  ) {}

  /** Issued ones, for everybody in the meeting. */
  @Get('notices')
  async issued(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<PublicNotice[]> {
    await this.access.seat(request, meetingId);
    return this.notices.issued(this.dataSource, meetingId);
  }

  /** Bodies that may issue one, for whoever prepares, approves or issues it. */
  @Get('issuing-bodies')
  async issuingBodies(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<IssuingBodyView[]> {
    const { role } = await this.access.seat(request, meetingId);
    if (!PREPARE.includes(role)) throw new DomainError('NOT_ALLOWED', { role });
    return this.bodies.all(this.dataSource);
  }
}
