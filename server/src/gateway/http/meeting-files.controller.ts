import type { CommandAnswer } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Door } from '../../door/door.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MEETING_FILE } from '../../meeting-file/format.js';
import { MeetingFileService } from '../../meeting-file/meeting-file.service.js';
import { Organisation } from '../organisation-stream.js';
import { Access } from './access.js';
import { statusOf } from './refusals.js';

/** Id of the act, made by the client: the same one again is the same import again (W13). */
const COMMAND_HEADER = 'x-command-id';

/** A whole meeting, out and in (W103-W106). */
@Controller('api')
export class MeetingFilesController {
  constructor(
    private readonly access: Access,
    private readonly door: Door,
    private readonly organisation: Organisation,
    private readonly files: MeetingFileService,
  ) {}

  @Get('meetings/:meetingId/file')
  async take(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
  ): Promise<void> {
    const { role } = await this.access.seat(request, meetingId);
    if (role !== 'ORGANISER') throw new DomainError('NOT_ALLOWED', { role });
    const { path, bytes, forget } = await this.files.make(meetingId);
    const stream = createReadStream(path).on('close', () => void forget());
    const name = `cuoc-hop-${meetingId.slice(0, 8)}.json`;
    void reply.header('content-type', MEETING_FILE).header('content-length', bytes);
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    await reply.send(stream);
  }

  /** The body is the file as it is. It is looked at whole before the command is issued. */
  @Post('staff/meeting-files')
  async bring(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<CommandAnswer> {
    this.access.requireOwnOrigin(request);
    const staffId = await this.access.staff(request);
    const id = request.headers[COMMAND_HEADER];
    if (!isId(id) || !(body instanceof Readable)) throw new DomainError('MALFORMED');
    // Nobody reads the rest of what was refused halfway.
    reply.raw.once('finish', () => {
      if (!request.raw.complete) request.raw.destroy();
    });
    const answer = await this.files.bring(body, async ({ meeting, sha256: file }) => {
      const message = { id, name: 'meeting.import', payload: { meetingId: meeting.id, file } };
      return this.door.issue(await this.organisation.streamId(), staffId, message);
    });
    void reply.status(answer.ok ? 200 : statusOf(answer.code));
    return answer;
  }
}
