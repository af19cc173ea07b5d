import type { CommandAnswer } from '@doi-thoai/shared';
import { ATTACHMENT_TYPES } from '@doi-thoai/shared';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { KeptFiles } from '../../kernel/kept-files.js';
import { beside } from '../../submissions/attachment-files.js';
import { SubmissionsAttachments } from '../../submissions/submissions.attachments.js';
import type { Seat } from '../seat.js';
import { Access } from './access.js';
import { Admission } from './admission.js';
import { COMES_AGAIN, fileName, keepBrought, requireId, sendKept } from './brought-files.js';
import { fileBytes } from './files.js';
import { statusOf } from './refusals.js';

/** Files beside opinions, in and out. */
@Controller('api/meetings/:meetingId/submissions/:submissionId/attachments/:attachmentId')
export class AttachmentsController {
  constructor(
    private readonly access: Access,
    private readonly admission: Admission,
    private readonly files: KeptFiles,
    private readonly attachments: SubmissionsAttachments,
  ) {}

  /** The same id again is the same file again: it is neither kept nor attached twice. */
  @Post()
  async bring(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { meetingId, submissionId, attachmentId }: Record<string, string>,
    @Body() body: unknown,
  ): Promise<CommandAnswer> {
    this.access.requireOwnOrigin(request);
    const seat = await this.access.seat(request, meetingId ?? '');
    const [ownerId, id] = [requireId(submissionId), requireId(attachmentId)];
    await this.attachments.readable(seat.meetingId, ownerId, seat.reader);
    const owner = beside(seat.meetingId, ownerId);
    const known = await this.files.find(owner, id);
    if (!known) {
      const file = { ...owner, id, broughtBy: seat.participantId };
      const name = fileName(request);
      await keepBrought(this.files, { ...file, name }, fileBytes(body), ATTACHMENT_TYPES);
    }
    const payload = { submissionId: ownerId, attachmentId: id };
    const answer = await this.admission.issue(seat, { id, name: 'submissions.attach', payload });
    if (!known) await this.dropUnless(seat, payload, answer);
    void reply.status(answer.ok ? 200 : statusOf(answer.code));
    return answer;
  }

  @Get()
  async take(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() { meetingId, submissionId, attachmentId }: Record<string, string>,
  ): Promise<void> {
    const seat = await this.access.seat(request, meetingId ?? '');
    const submission = requireId(submissionId);
    const all = await this.attachments.readable(seat.meetingId, submission, seat.reader);
    const one = all.find(({ id }) => id === attachmentId);
    if (!one) throw new DomainError('NOT_FOUND');
    await sendKept(reply, one, await this.files.read(beside(seat.meetingId, submission), one));
  }

  /**
   * What lies beside no opinion lies there for nobody: it was refused, or an old answer was given again after its
   * author had taken it away.
   */
  private async dropUnless(
    { meetingId, reader }: Seat,
    { submissionId, attachmentId }: { submissionId: string; attachmentId: string },
    answer: CommandAnswer,
  ): Promise<void> {
    if (!answer.ok && COMES_AGAIN.has(answer.code)) return;
    const all = await this.attachments.readable(meetingId, submissionId, reader).catch(() => []);
    if (all.some(({ id }) => id === attachmentId)) return;
    await this.files.drop(beside(meetingId, submissionId), attachmentId);
  }
}
