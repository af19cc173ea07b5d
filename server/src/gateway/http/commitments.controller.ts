import type { CommandAnswer, CommitmentHistory } from '@doi-thoai/shared';
import { ATTACHMENT_TYPES } from '@doi-thoai/shared';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ofCommitment } from '../../commitments/evidence-files.js';
import { EvidenceService } from '../../commitments/evidence.service.js';
import { DomainError } from '../../kernel/domain-error.js';
import { KeptFiles } from '../../kernel/kept-files.js';
import type { Seat } from '../seat.js';
import { Access } from './access.js';
import { Admission } from './admission.js';
import { COMES_AGAIN, fileName, keepBrought, requireId, sendKept } from './brought-files.js';
import { fileBytes } from './files.js';
import { statusOf } from './refusals.js';

type Ref = { commitmentId: string; actId: string; fileId: string };

/** The history of a promise, and evidence in and out. */
@Controller('api/meetings/:meetingId/commitments/:commitmentId/acts')
export class CommitmentsController {
  constructor(
    private readonly access: Access,
    private readonly admission: Admission,
    private readonly files: KeptFiles,
    private readonly evidence: EvidenceService,
  ) {}

  @Get()
  async history(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { meetingId, commitmentId }: Record<string, string>,
  ): Promise<CommitmentHistory> {
    const seat = await this.access.seat(request, meetingId ?? '');
    void reply.header('cache-control', 'no-store');
    return this.evidence.history(seat.meetingId, requireId(commitmentId), askerOf(seat));
  }

  /** The same id again is the same file again: it is neither kept nor attached twice. */
  @Post(':actId/files/:fileId')
  async bring(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: Record<string, string>,
    @Body() body: unknown,
  ): Promise<CommandAnswer> {
    this.access.requireOwnOrigin(request);
    const seat = await this.access.seat(request, params.meetingId ?? '');
    const ref = refOf(params);
    await this.readable(seat, ref);
    const owner = ofCommitment(seat.meetingId, ref.commitmentId);
    const known = await this.files.find(owner, ref.fileId);
    if (!known) {
      const file = { ...owner, id: ref.fileId, broughtBy: seat.participantId, name: fileName(request) };
      await keepBrought(this.files, file, fileBytes(body), ATTACHMENT_TYPES);
    }
    const answer = await this.admission.issue(seat, {
      ...{ id: ref.fileId, name: 'commitments.attach', payload: ref },
    });
    if (!known) await this.dropUnless(seat, ref, answer);
    void reply.status(answer.ok ? 200 : statusOf(answer.code));
    return answer;
  }

  @Get(':actId/files/:fileId')
  async take(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() params: Record<string, string>,
  ): Promise<void> {
    const seat = await this.access.seat(request, params.meetingId ?? '');
    const ref = refOf(params);
    const file = (await this.readable(seat, ref)).find(({ id }) => id === ref.fileId);
    if (!file) throw new DomainError('NOT_FOUND');
    await sendKept(reply, file, await this.files.read(ofCommitment(seat.meetingId, ref.commitmentId), file));
  }

  private readable(seat: Seat, { commitmentId, actId }: Ref): ReturnType<EvidenceService['readable']> {
    return this.evidence.readable(seat.meetingId, commitmentId, actId, askerOf(seat));
  }

  /** What lies beside no report lies there for nobody: it was refused, or taken away before. */
  private async dropUnless(seat: Seat, ref: Ref, answer: CommandAnswer): Promise<void> {
    if (!answer.ok && COMES_AGAIN.has(answer.code)) return;
    const all = await this.readable(seat, ref).catch(() => []);
    if (all.some(({ id }) => id === ref.fileId)) return;
    await this.files.drop(ofCommitment(seat.meetingId, ref.commitmentId), ref.fileId);
  }
}

function refOf({ commitmentId, actId, fileId }: Record<string, string>): Ref {
  return { commitmentId: requireId(commitmentId), actId: requireId(actId), fileId: requireId(fileId) };
}

function askerOf({ reader: { reader, personal }, role }: Seat): Parameters<EvidenceService['history']>[2] {
  return { reader, personal, role };
}
