import type { AttachmentType, CommandAnswer, ErrorCode, Id } from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS, clipText, hasForbiddenCharacters, isId, normaliseText } from '@doi-thoai/shared';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { secrecyMark, secrecyMarkInName } from '../../kernel/secrecy-mark.js';
import { readOfficeWords } from '../../paper/make-paper.js';
import { AttachmentFiles } from '../../submissions/attachment-files.js';
import { SubmissionsAttachments } from '../../submissions/submissions.attachments.js';
import type { Seat } from '../seat.js';
import { Access } from './access.js';
import { Admission } from './admission.js';
import { fileBytes } from './files.js';
import { statusOf } from './refusals.js';

/** The name that the file has on its owner's device, percent-encoded: a header is ASCII. */
const NAME_HEADER = 'x-file-name';

/** After these the same file comes again, and is here already. */
const TEMPORARY = new Set<ErrorCode>(['BUSY', 'DATABASE_AWAY', 'INTERNAL']);

/** Files beside opinions, in and out. */
@Controller('api/meetings/:meetingId/submissions/:submissionId/attachments/:attachmentId')
export class AttachmentsController {
  constructor(
    private readonly access: Access,
    private readonly admission: Admission,
    private readonly files: AttachmentFiles,
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
    const [submission, id] = [requireId(submissionId), requireId(attachmentId)];
    await this.attachments.readable(seat.meetingId, submission, seat.reader);
    const known = await this.files.find(submission, id);
    if (!known) await this.keep(seat, submission, id, nameOf(request), fileBytes(body));
    const payload = { submissionId: submission, attachmentId: id };
    const answer = await this.admission.issue(seat, { id, name: 'submissions.attach', payload });
    if (!answer.ok && !known && !TEMPORARY.has(answer.code)) await this.files.drop(submission, id);
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
    const bytes = await this.files.read(submission, one);
    void reply.header('content-type', one.type).header('cache-control', 'no-store');
    const name = encodeURIComponent(one.name).replace(
      /['()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16)}`,
    );
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    await reply.send(bytes);
  }

  private async keep(seat: Seat, submissionId: Id, id: Id, name: string, bytes: Buffer): Promise<void> {
    if (secrecyMarkInName(name) !== null) throw new DomainError('SECRECY_MARK');
    const type = await this.files.typeOf(bytes);
    await refuseMarks(type, bytes);
    const cleaned = await this.files.cleaned(bytes, type);
    const { meetingId, participantId: broughtBy } = seat;
    await this.files.keep({ id, submissionId, meetingId, broughtBy, name, type }, cleaned);
  }
}

/** @throws SECRECY_MARK when a page or a cell carries one */
async function refuseMarks(type: AttachmentType, bytes: Buffer): Promise<void> {
  if (!type.includes('officedocument')) return;
  if (secrecyMark(await readOfficeWords(bytes)) !== null) throw new DomainError('SECRECY_MARK');
}

function requireId(value: string | undefined): Id {
  if (!isId(value)) throw new DomainError('NOT_FOUND');
  return value;
}

/** Without folders. @throws MALFORMED */
function nameOf({ headers }: FastifyRequest): string {
  const raw = headers[NAME_HEADER];
  try {
    const whole = normaliseText(decodeURIComponent(typeof raw === 'string' ? raw : ''));
    const name = whole.slice(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
    if (name === '' || /[\n\t]/.test(name) || hasForbiddenCharacters(name))
      throw new DomainError('MALFORMED');
    return clipText(name, ATTACHMENT_LIMITS.name).text;
  } catch {
    throw new DomainError('MALFORMED');
  }
}
