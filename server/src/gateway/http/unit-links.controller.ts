import type { UnitSlip } from '@doi-thoai/shared';
import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UnitEntrance } from '../../identity/unit-entrance.service.js';
import { PUBLIC_URL } from '../handshake.js';
import { Access } from './access.js';

/** Links by which people of a base unit write without being on the roster. */
@Controller('api/meetings/:meetingId/unit-links')
export class UnitLinksController {
  constructor(
    private readonly access: Access,
    private readonly units: UnitEntrance,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
  ) {}

  /** Links of the units that were asked, for printing. */
  @Get()
  async unitLinks(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<{ links: UnitSlip[] }> {
    await this.access.desk(request, meetingId);
    const links = await this.units.links(meetingId);
    return {
      links: links.map(({ token, ...unit }) => ({ ...unit, link: `${this.publicUrl()}/join/${token}` })),
    };
  }
}
