import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { Id, InvitationPage, InvitationReply } from '@doi-thoai/shared';
import { isId, makeId } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { Invitations } from '../../identity/invitations.js';
import { DomainError } from '../../kernel/domain-error.js';
import { PUBLIC_URL } from '../handshake.js';
import { Access } from './access.js';
import { bodyText } from './body-text.js';

/** Checked like every payload; what is missing is empty. */
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

type ReplyBody = Partial<Record<keyof InvitationReply | 'id', unknown>> | null;

/** Invitations: answered without a session by whoever holds the letter; links for the desk that hands them over. */
@Controller('api')
export class InvitationsController {
  constructor(
    private readonly access: Access,
    private readonly invitations: Invitations,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
  ) {}

  @Get('invitations/:token')
  describe(@Req() request: FastifyRequest, @Param('token') token: string): Promise<InvitationPage> {
    return this.invitations.describe(bodyText(token), request.ip);
  }

  @Post('invitations/:token')
  @HttpCode(200)
  async reply(
    @Req() request: FastifyRequest,
    @Param('token') token: string,
    @Body() body: ReplyBody,
  ): Promise<{ ok: true }> {
    this.access.requireOwnOrigin(request);
    const reply = {
      reply: words(body?.reply) as InvitationReply['reply'],
      reason: words(body?.reason),
      standInName: words(body?.standInName),
      standInTitle: words(body?.standInTitle),
    };
    const id = isId(body?.id) ? body.id : makeId();
    const answer = await this.invitations.reply(bodyText(token), request.ip, id, reply);
    if (!answer.ok) throw new DomainError(answer.code, answer.details);
    return { ok: true };
  }

  @Get('meetings/:meetingId/invitation-links')
  async links(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<{ links: { participantId: Id; link: string }[] }> {
    await this.access.desk(request, meetingId);
    const all = await this.invitations.tokens(meetingId);
    return {
      links: all.map(({ participantId, token }) => ({
        participantId,
        link: `${this.publicUrl()}/r/${token}`,
      })),
    };
  }
}
