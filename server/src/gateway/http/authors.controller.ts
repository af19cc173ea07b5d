import type { AnonymousOpinion, CommandAnswer, LineStep, SealedAuthor, TrackedLine } from '@doi-thoai/shared';
import { isId, mayIssue, readsTable } from '@doi-thoai/shared';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../../door/door.js';
import { normalisePayload } from '../../door/normalise.js';
import { checkPayload } from '../../door/validation.js';
import { Attempts } from '../../identity/attempts.js';
import { DomainError } from '../../kernel/domain-error.js';
import { receiptIdOf } from '../../kernel/receipt-id.js';
import { AnonymousInbox } from '../../submissions/anonymous-inbox.js';
import { SubmissionsConfidential } from '../../submissions/submissions.confidential.js';
import { AnonymousOpinionDto } from '../../submissions/submissions.dto.js';
import { SubmissionsService } from '../../submissions/submissions.service.js';
import { TrackingService } from '../../sync/tracking.js';
import { Access } from './access.js';
import { AnonymousGate } from './anonymous-gate.js';
import { bodyText } from './body-text.js';
import { statusOf } from './refusals.js';

type Fields = Record<string, unknown> | null;

const BY_RECEIPT = {
  edit: 'submissions.editByReceipt',
  withdraw: 'submissions.withdrawByReceipt',
  judge: 'responses.judgeByReceipt',
} as const;

const isAct = (act: string): act is keyof typeof BY_RECEIPT => Object.hasOwn(BY_RECEIPT, act);

/** The ways of authors who are not named: in without an actor, and back with nothing but a code. */
@Controller('api')
export class AuthorsController {
  constructor(
    private readonly access: Access,
    private readonly gate: AnonymousGate,
    private readonly inbox: AnonymousInbox,
    private readonly confidential: SubmissionsConfidential,
    private readonly tracking: TrackingService,
    private readonly submissions: SubmissionsService,
    private readonly attempts: Attempts,
    private readonly door: Door,
  ) {}

  /** The seat is asked for role and rate, in memory, and goes no further. */
  @Post('meetings/:meetingId/anonymous')
  async anonymous(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Body() body: Fields,
  ): Promise<{ ok: true }> {
    this.access.requireOwnOrigin(request);
    const seat = await this.access.seat(request, meetingId);
    const opinion = checkPayload<AnonymousOpinion>(
      AnonymousOpinionDto,
      normalisePayload(body ?? {}) as object,
    );
    if (await this.inbox.has(meetingId, opinion)) return { ok: true };
    await this.gate.letThrough(seat, opinion);
    await this.inbox.put(meetingId, opinion);
    return { ok: true };
  }

  /** The whole line of an opinion, by tracking code or receipt; guesses are slowed down by address. */
  @Post('track')
  async track(@Req() request: FastifyRequest, @Body() body: Fields): Promise<TrackedLine> {
    this.access.requireOwnOrigin(request);
    try {
      return await this.tracking.line(bodyText(body?.code));
    } catch (error) {
      if (error instanceof DomainError) await this.attempts.slowDown(request.ip);
      throw error;
    }
  }

  @Post('track/:act')
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('act') act: string,
    @Body() body: Fields,
  ): Promise<CommandAnswer> {
    this.access.requireOwnOrigin(request);
    if (!isAct(act)) throw new DomainError('NOT_FOUND');
    const name = BY_RECEIPT[act];
    const payload = (body?.payload ?? {}) as Fields;
    const receiptId = receiptIdOf(bodyText(payload?.receipt));
    const found = receiptId && (await this.submissions.findTracked(receiptId, ''));
    if (!found) {
      await this.attempts.slowDown(request.ip);
      throw new DomainError('CODE_UNKNOWN');
    }
    const answer = await this.door.issueAsServer(found.meetingId, { id: body?.id, name, payload });
    void reply.status(answer.ok ? 200 : statusOf(answer.code));
    return answer;
  }

  /** The steps of an own opinion, with their days. */
  @Get('meetings/:meetingId/submissions/:submissionId/line')
  async line(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Param('submissionId') submissionId: string,
  ): Promise<{ steps: LineStep[] }> {
    const { participantId } = await this.access.seat(request, meetingId);
    if (!isId(submissionId)) throw new DomainError('NOT_FOUND');
    return { steps: await this.tracking.steps(meetingId, submissionId, participantId) };
  }

  /** The name behind a confidential opinion, for the officer who has said why (`submissions.openAuthor`). */
  @Get('meetings/:meetingId/submissions/:submissionId/author')
  async author(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Param('submissionId') submissionId: string,
  ): Promise<SealedAuthor> {
    const { participantId, role, reader } = await this.access.seat(request, meetingId);
    if (!isId(submissionId)) throw new DomainError('NOT_FOUND');
    const table = readsTable(reader.reader);
    if (!table || mayIssue(role, 'CLOSED', 'submissions.openAuthor') === 'no')
      throw new DomainError('NOT_FOUND');
    return this.confidential.author(meetingId, submissionId, participantId);
  }
}
