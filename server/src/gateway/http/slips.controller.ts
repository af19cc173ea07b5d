import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { SlipView, SlipsView } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { EntranceService } from '../../identity/entrance.service.js';
import type { Slip } from '../../identity/entrance.service.js';
import { isPrinted, mayHandOut } from '../../identity/slip-rules.js';
import { DomainError } from '../../kernel/domain-error.js';
import { PUBLIC_URL } from '../handshake.js';
import { Access } from './access.js';

/** Personal links and PINs; a link opens a seat, so only secretariat and organiser get any. */
@Controller('api/meetings/:meetingId/slips')
export class SlipsController {
  constructor(
    private readonly access: Access,
    private readonly entrance: EntranceService,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
  ) {}

  /** For printing, and who is left out. */
  @Get()
  async slips(@Req() request: FastifyRequest, @Param('meetingId') meetingId: string): Promise<SlipsView> {
    await this.access.desk(request, meetingId);
    const all = await this.entrance.slips(meetingId);
    return {
      slips: all.filter(isPrinted).map((slip) => this.handed(slip)),
      kept: all
        .filter((slip) => !isPrinted(slip))
        .map(({ participantId, name, title, unit, role, hasAccount }) => ({
          ...{ participantId, name, title, unit, role, hasAccount },
        })),
    };
  }

  /** One seat's, to be shown to the person beside the screen. */
  @Get(':participantId')
  async slip(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Param('participantId') participantId: string,
  ): Promise<SlipView> {
    const { role } = await this.access.desk(request, meetingId);
    const slip = (await this.entrance.slips(meetingId)).find((one) => one.participantId === participantId);
    if (!slip) throw new DomainError('NOT_FOUND');
    if (!mayHandOut(role, slip)) throw new DomainError('NOT_ALLOWED', { role });
    return this.handed(slip);
  }

  private handed({ token, hasAccount: _, ...slip }: Slip): SlipView {
    return { ...slip, link: `${this.publicUrl()}/j/${token}` };
  }
}
