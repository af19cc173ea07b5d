import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { AccountRow, Instant, PasswordLinkView } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountAccess } from '../../identity/account-access.service.js';
import { Access } from './access.js';
import { bodyText } from './body-text.js';

type Body<K extends string> = Partial<Record<K, unknown>> | null;

/** Accounts of the organisation over their life, and how their owners get and change the password. */
@Controller('api')
export class AccountsController {
  constructor(
    private readonly accounts: AccountAccess,
    private readonly access: Access,
  ) {}

  @Get('organisation/accounts')
  async all(@Req() request: FastifyRequest): Promise<AccountRow[]> {
    await this.access.staff(request);
    return this.accounts.accounts();
  }

  /** The own password. */
  @Post('staff/password')
  @HttpCode(204)
  async change(@Req() request: FastifyRequest, @Body() body: Body<'old' | 'password'>): Promise<void> {
    this.access.requireOwnOrigin(request);
    const staffId = await this.access.staff(request);
    const from = { cookieHeader: request.headers.cookie, address: request.ip };
    await this.accounts.changePassword(staffId, bodyText(body?.old), bodyText(body?.password), from);
  }

  /** A link for the owner of an account; `token` is made by the browser that shows it, and never sent back. */
  @Post('staff/accounts/:staffId/password-link')
  async makeLink(
    @Req() request: FastifyRequest,
    @Param('staffId') staffId: string,
    @Body() body: Body<'id' | 'token'>,
  ): Promise<{ expiresAt: Instant }> {
    this.access.requireOwnOrigin(request);
    const byId = await this.access.staff(request);
    return this.accounts.makeLink(byId, body?.id, staffId, bodyText(body?.token));
  }

  @Get('staff/password-links/:token')
  describe(@Req() request: FastifyRequest, @Param('token') token: string): Promise<PasswordLinkView> {
    return this.accounts.describeLink(bodyText(token), request.ip);
  }

  /** Sets the password and signs in. */
  @Post('staff/password-links/:token')
  @HttpCode(200)
  async useLink(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('token') token: string,
    @Body() body: Body<'password'>,
  ): Promise<{ staffId: string }> {
    this.access.requireOwnOrigin(request);
    const made = await this.accounts.useLink(bodyText(token), bodyText(body?.password), request.ip);
    void reply.header('set-cookie', made.cookie);
    return { staffId: made.staffId };
  }
}
