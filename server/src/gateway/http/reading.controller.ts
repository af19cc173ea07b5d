import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { isId, readsTable } from '@doi-thoai/shared';
import type { PublishedView, SubmissionView } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { readAtHead } from '../../journal/read-at-head.js';
import { DomainError } from '../../kernel/domain-error.js';
import { SubmissionsService } from '../../submissions/submissions.service.js';
import { Snapshots } from '../../sync/snapshots.js';
import { Access } from './access.js';

/** What is read beside the live frames: snapshots, long texts, pages of lists. */
@Controller('api/meetings/:meetingId')
export class ReadingController {
  constructor(
    private readonly access: Access,
    private readonly snapshots: Snapshots,
    private readonly submissions: SubmissionsService,
    private readonly dataSource: DataSource,
  ) {}

  /** The common part of the caller's reader class, at a head of at least `min`; gzipped once for all. */
  @Get('snapshot')
  async snapshot(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
    @Query('min') min: string | undefined,
  ): Promise<void> {
    const seat = await this.access.seat(request, meetingId);
    const head = /^\d{1,15}$/.test(min ?? '') ? Number(min) : 0;
    const packed = await this.snapshots.common(meetingId, seat.reader.reader, head);
    if (!packed) throw new DomainError('NOT_FOUND');
    const gzip = (request.headers['accept-encoding'] ?? '').includes('gzip');
    void reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
    void reply.header('vary', 'accept-encoding');
    if (gzip) void reply.header('content-encoding', 'gzip');
    await reply.send(gzip ? packed.gzipped : packed.json);
  }

  /** A whole opinion, for chair and desk, or for its author. */
  @Get('submissions/:submissionId')
  async submission(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Param('submissionId') submissionId: string,
  ): Promise<SubmissionView> {
    const { reader } = await this.access.seat(request, meetingId);
    const view = isId(submissionId) ? await this.submissions.fullText(meetingId, submissionId) : null;
    const table = readsTable(reader.reader);
    if (!view || !(table || view.authorId === reader.participantId)) throw new DomainError('NOT_FOUND');
    return view;
  }

  /** The words of an opinion in quarantine, for chair and desk, who decide what becomes of it. */
  @Get('submissions/:submissionId/quarantined')
  async quarantined(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Param('submissionId') submissionId: string,
  ): Promise<SubmissionView> {
    const { reader } = await this.access.seat(request, meetingId);
    const table = readsTable(reader.reader);
    const view =
      table && isId(submissionId) ? await this.submissions.quarantined(meetingId, submissionId) : null;
    if (!view) throw new DomainError('NOT_FOUND');
    return view;
  }

  /** Published opinions older than `before` (a version), 50 at a time. */
  @Get('published')
  async published(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Query('before') before: string | undefined,
  ): Promise<PublishedView[]> {
    await this.access.seat(request, meetingId);
    const cursor = /^\d{1,15}$/.test(before ?? '') ? Number(before) : Number.MAX_SAFE_INTEGER;
    return this.submissions.publishedBefore(meetingId, cursor);
  }

  /** Where the journal stands: what the minutes print can be compared with it. For chair and desk. */
  @Get('journal')
  async journal(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<{ head: number; hash: string; epoch: string }> {
    const { reader, role } = await this.access.seat(request, meetingId);
    if (!readsTable(reader.reader)) throw new DomainError('NOT_ALLOWED', { role });
    const stands = await readAtHead(this.dataSource, meetingId, (_, { head, hash, epoch }) =>
      Promise.resolve({ head, hash, epoch }),
    );
    if (!stands) throw new DomainError('NOT_FOUND');
    return stands;
  }
}
