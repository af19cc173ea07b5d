import { readsTable } from '@doi-thoai/shared';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createReadStream } from 'node:fs';
import { DossierService } from '../../dossier/dossier.service.js';
import { Access } from './access.js';
import { nameHeader } from './files.js';
import { keepsSigned, lookingOf } from './looking.js';

/** The whole file of a meeting as one ZIP, for whoever may export: each finds in it what they may read (W167). */
@Controller('api/meetings/:meetingId/dossier')
export class DossierController {
  constructor(
    private readonly access: Access,
    private readonly dossiers: DossierService,
  ) {}

  @Get()
  async take(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
  ): Promise<void> {
    const seat = await this.access.exporter(request, meetingId);
    const { role, reader } = seat;
    const looking = lookingOf(seat);
    const reading = { role, table: readsTable(reader.reader), keeps: keepsSigned(seat), looking };
    const { path, bytes, title, forget } = await this.dossiers.make(meetingId, reading);
    const stream = createReadStream(path).on('close', () => void forget());
    void reply.header('content-type', 'application/zip').header('cache-control', 'no-store');
    void reply.header('content-length', bytes);
    void reply.header('content-disposition', nameHeader(`Hồ sơ ${title}`, 'zip'));
    await reply.send(stream);
  }
}
