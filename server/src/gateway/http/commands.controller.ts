import type { CommandAnswer } from '@doi-thoai/shared';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../../door/door.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Organisation } from '../organisation-stream.js';
import { Access } from './access.js';
import { Admission } from './admission.js';
import { statusOf } from './refusals.js';

interface CommandBody {
  id?: unknown;
  payload?: unknown;
}

/** The second transport of the one door: for scripts, integrators, and what is too large for a socket. */
@Controller('api')
export class CommandsController {
  constructor(
    private readonly door: Door,
    private readonly access: Access,
    private readonly organisation: Organisation,
    private readonly admission: Admission,
  ) {}

  @Post('meetings/:meetingId/commands/:name')
  async onMeeting(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('meetingId') meetingId: string,
    @Param('name') name: string,
    @Body() body: CommandBody | null,
  ): Promise<CommandAnswer> {
    this.access.requireOwnOrigin(request);
    const seat = await this.access.seat(request, meetingId);
    const message = { id: body?.id, name, payload: body?.payload };
    const answer = await this.admission.issue(seat, message);
    void reply.status(answer.ok ? 200 : statusOf(answer.code));
    return answer;
  }

  @Post('organisation/commands/:name')
  async onOrganisation(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('name') name: string,
    @Body() body: CommandBody | null,
  ): Promise<CommandAnswer> {
    this.access.requireOwnOrigin(request);
    const staffId = await this.access.staff(request);
    if (name === 'organisation.addStaff') requireNoHash(body?.payload);
    const message = { id: body?.id, name, payload: body?.payload };
    const answer = await this.door.issue(await this.organisation.streamId(), staffId, message);
    void reply.status(answer.ok ? 200 : statusOf(answer.code));
    return answer;
  }
}

/**
 * A further account comes with a password over `staff/accounts`, or without one. Hashes are the entrance's to make: one
 * that opens to nobody would count as a password.
 *
 * @throws INVALID
 */
function requireNoHash(payload: unknown): void {
  if (typeof payload !== 'object' || payload === null || !('password' in payload)) return;
  const { password } = payload;
  if (typeof password !== 'string' || password === '') return;
  throw new DomainError('INVALID', { fields: [{ path: 'password', reason: 'WRONG_TYPE' }] });
}
