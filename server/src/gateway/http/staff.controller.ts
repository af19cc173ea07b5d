import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { AccountHere, EarlierPlan, Role, SeatAddress, StaffSelf } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { StaffService } from '../../identity/staff.service.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MeetingService } from '../../meeting/meeting.service.js';
import { OrganisationService } from '../../organisation/organisation.service.js';
import { ParticipantsService } from '../../participants/participants.service.js';
import { Access } from './access.js';
import { bodyText } from './body-text.js';

type Body<K extends string> = Partial<Record<K, unknown>> | null;

/** Who may take an own meeting as the beginning of the next one. */
const PREPARING: readonly Role[] = ['ORGANISER', 'SECRETARY', 'CHAIR'];

/** Accounts of those who prepare meetings. */
@Controller('api')
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly organisation: OrganisationService,
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly access: Access,
    private readonly dataSource: DataSource,
  ) {}

  @Post('staff/set-up')
  async setUp(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: Body<'token' | 'name' | 'login' | 'password'>,
  ): Promise<{ staffId: string }> {
    this.access.requireOwnOrigin(request);
    const first = {
      name: bodyText(body?.name),
      login: bodyText(body?.login),
      password: bodyText(body?.password),
    };
    const { cookie, staffId } = await this.staff.setUp(bodyText(body?.token), first, request.ip);
    void reply.header('set-cookie', cookie);
    return { staffId };
  }

  /** Whether the printed set-up link still works: told before anybody fills in a form. */
  @Get('staff/set-up')
  async setUpOpen(): Promise<{ open: boolean }> {
    return { open: await this.staff.isSetUpOpen() };
  }

  /** A further account. */
  @Post('staff/accounts')
  async add(
    @Req() request: FastifyRequest,
    @Body() body: Body<'name' | 'login' | 'password'>,
  ): Promise<{ staffId: string }> {
    this.access.requireOwnOrigin(request);
    const byId = await this.access.staff(request);
    const account = {
      name: bodyText(body?.name),
      login: bodyText(body?.login),
      password: bodyText(body?.password),
    };
    return { staffId: await this.staff.addStaff(byId, account) };
  }

  @Post('staff/login')
  @HttpCode(200)
  async login(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: Body<'login' | 'password'>,
  ): Promise<{ staffId: string }> {
    this.access.requireOwnOrigin(request);
    const { cookie, staffId } = await this.staff.login(
      bodyText(body?.login),
      bodyText(body?.password),
      request.ip,
    );
    void reply.header('set-cookie', cookie);
    return { staffId };
  }

  @Post('staff/logout')
  @HttpCode(204)
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.access.requireOwnOrigin(request);
    const cookie = await this.staff.logout(request.headers.cookie);
    if (cookie !== null) void reply.header('set-cookie', cookie);
  }

  /** Who is signed in, the organisation, and the meetings of this person; `staff` is null for a stranger. */
  @Get('staff/me')
  async me(@Req() request: FastifyRequest): Promise<StaffSelf> {
    const staff = await this.staff.whoIs(request.headers.cookie);
    if (!staff) return { staff: null, meetings: [], organisation: null };
    const [meetings, organisation] = await Promise.all([
      this.staff.meetingsOf(staff.id),
      this.organisation.words(this.dataSource),
    ]);
    return { staff, meetings, organisation };
  }

  @Post('staff/meetings/:meetingId/enter')
  @HttpCode(200)
  async enter(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('meetingId') meetingId: string,
  ): Promise<SeatAddress> {
    this.access.requireOwnOrigin(request);
    const session = await this.access.staffSession(request);
    if (!isId(meetingId)) throw new DomainError('NOT_FOUND');
    const { cookie, ...inside } = await this.staff.enter(session.staffId, meetingId, session);
    void reply.header('set-cookie', cookie);
    return inside;
  }

  /** Every account with its part in this meeting, for whoever gives and takes roles. */
  @Get('meetings/:meetingId/accounts')
  async accounts(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<AccountHere[]> {
    const { role } = await this.access.seat(request, meetingId);
    if (role !== 'ORGANISER') throw new DomainError('NOT_ALLOWED', { role });
    return this.staff.accountsIn(meetingId);
  }

  /** What a meeting that follows this one may begin with, for whoever prepares it. */
  @Get('staff/meetings/:meetingId/earlier')
  async earlier(@Req() request: FastifyRequest, @Param('meetingId') meetingId: string): Promise<EarlierPlan> {
    const mine = await this.staff.meetingsOf(await this.access.staff(request));
    const prepares = mine.some((one) => one.meetingId === meetingId && PREPARING.includes(one.role));
    if (!prepares) throw new DomainError('NOT_FOUND');
    const plan = await this.meetings.planOf(this.dataSource, meetingId);
    return { plan, ...(await this.participants.couldTakeOver(this.dataSource, meetingId)) };
  }
}
