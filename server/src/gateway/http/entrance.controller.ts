import type {
  KnockMade,
  KnockStanding,
  LinkView,
  MeetingFound,
  SeatAddress,
  UnitLinkView,
} from '@doi-thoai/shared';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { isId } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EntranceService } from '../../identity/entrance.service.js';
import type { Entered, Visitor } from '../../identity/entrance.service.js';
import { UnitEntrance } from '../../identity/unit-entrance.service.js';
import { Access } from './access.js';
import { bodyText } from './body-text.js';

type Body<K extends string> = Partial<Record<K, unknown>> | null;

function visitor(request: FastifyRequest, claimId: unknown): Visitor {
  return {
    address: request.ip,
    cookieHeader: request.headers.cookie,
    claimId: isId(claimId) ? claimId : null,
  };
}

function letIn(reply: FastifyReply, { cookie, ...inside }: Entered): SeatAddress {
  void reply.header('set-cookie', cookie);
  return inside;
}

/** Into a meeting: personal link, slip with PIN, or a knock at the desk. */
@Controller('api/entrance')
export class EntranceController {
  constructor(
    private readonly entrance: EntranceService,
    private readonly access: Access,
    private readonly units: UnitEntrance,
  ) {}

  @Get('meetings/:code')
  find(@Req() request: FastifyRequest, @Param('code') code: string): Promise<MeetingFound> {
    return this.entrance.findMeeting(bodyText(code), request.ip);
  }

  @Get('links/:token')
  describe(@Req() request: FastifyRequest, @Param('token') token: string): Promise<LinkView> {
    return this.entrance.describeLink(bodyText(token), visitor(request, null));
  }

  @Post('links/:token/claim')
  async claim(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('token') token: string,
    @Body() body: Body<'claimId'>,
  ): Promise<SeatAddress> {
    this.access.requireOwnOrigin(request);
    return letIn(reply, await this.entrance.claimByLink(bodyText(token), visitor(request, body?.claimId)));
  }

  @Get('units/:token')
  describeUnit(@Req() request: FastifyRequest, @Param('token') token: string): Promise<UnitLinkView> {
    return this.units.describe(bodyText(token), request.ip);
  }

  @Post('units/:token/join')
  async joinUnit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('token') token: string,
    @Body() body: Body<'name' | 'claimId'>,
  ): Promise<SeatAddress> {
    this.access.requireOwnOrigin(request);
    const who = visitor(request, body?.claimId);
    return letIn(reply, await this.units.join(bodyText(token), bodyText(body?.name), who));
  }

  @Post('pin')
  async byPin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: Body<'code' | 'number' | 'pin' | 'claimId'>,
  ): Promise<SeatAddress> {
    this.access.requireOwnOrigin(request);
    const { code, number, pin, claimId } = body ?? {};
    const who = visitor(request, claimId);
    return letIn(reply, await this.entrance.claimByPin(bodyText(code), bodyText(number), bodyText(pin), who));
  }

  @Post('knocks')
  knock(@Req() request: FastifyRequest, @Body() body: Body<'code'>): Promise<KnockMade> {
    this.access.requireOwnOrigin(request);
    return this.entrance.knock(bodyText(body?.code), request.ip);
  }

  @Get('knocks/:knockId')
  async knockState(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('knockId') knockId: string,
  ): Promise<KnockStanding> {
    const state = await this.entrance.knockState(bodyText(knockId));
    if (state.state === 'WAITING') return state;
    return { state: state.state, ...letIn(reply, state) };
  }
}
