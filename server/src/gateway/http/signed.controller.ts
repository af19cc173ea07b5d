import type { Id, PaperDifference, SignedList, SignedPaper } from '@doi-thoai/shared';
import { DOCX, SIGNED_PAPERS, SIGNED_TYPES } from '@doi-thoai/shared';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { KeptFiles } from '../../kernel/kept-files.js';
import { requireSafeWord } from '../../paper/make-paper.js';
import { SignedPaperService } from '../../paper/signed-paper.service.js';
import { ofSigned } from '../../signed/signed-files.js';
import { SignedService } from '../../signed/signed.service.js';
import type { Seat } from '../seat.js';
import { Access } from './access.js';
import { fileName, keepBrought, requireId, sendKept } from './brought-files.js';
import { fileBytes } from './files.js';
import { keepsSigned } from './looking.js';

interface Came {
  ok: true;
}

/** Signed versions of papers: their list, their files in and out, and what was changed in them. */
@Controller('api/meetings/:meetingId/signed')
export class SignedController {
  constructor(
    private readonly access: Access,
    private readonly files: KeptFiles,
    private readonly signed: SignedService,
    private readonly papers: SignedPaperService,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('meetingId') meetingId: string,
  ): Promise<SignedList> {
    const seat = await this.access.seat(request, meetingId);
    void reply.header('cache-control', 'no-store');
    return this.signed.list(seat.meetingId, keepsSigned(seat));
  }

  /** A file of a version that is to be put back; `signed.putBack` tells it. The same id again is the same file again. */
  @Post(':signedId/files/:fileId')
  @HttpCode(200)
  async bring(
    @Req() request: FastifyRequest,
    @Param() { meetingId, signedId, fileId }: Record<string, string>,
    @Body() body: unknown,
  ): Promise<Came> {
    const seat = await this.keeper(request, meetingId);
    const [owner, id] = [ofSigned(seat.meetingId, requireId(signedId)), requireId(fileId)];
    if (await this.came(seat, owner.ownerId, id)) return { ok: true };
    const [name, bytes] = [fileName(request), fileBytes(body)];
    try {
      const word = (await this.files.typeOf(bytes, SIGNED_TYPES)) === DOCX;
      const left = word ? { unfinished: await requireSafeWord(bytes) } : {};
      const file = { ...owner, id, broughtBy: seat.participantId, name, ...left };
      await keepBrought(this.files, file, bytes, SIGNED_TYPES);
    } catch (error) {
      const type = error instanceof DomainError && error.code === 'ATTACHMENT_TYPE';
      throw type ? new DomainError('SIGNED_TYPE') : error;
    }
    return { ok: true };
  }

  /** The paper as it is generated now, `{paper, issuer}`, is kept beside what is to be put back. */
  @Post(':signedId/generated/:fileId')
  @HttpCode(200)
  async generate(
    @Req() request: FastifyRequest,
    @Param() { meetingId, signedId, fileId }: Record<string, string>,
    @Body() body: unknown,
  ): Promise<Came> {
    const seat = await this.keeper(request, meetingId);
    const ids = { signedId: requireId(signedId), fileId: requireId(fileId) };
    if (await this.came(seat, ids.signedId, ids.fileId)) return { ok: true };
    await this.papers.generate(seat, ids, wantedOf(body));
    return { ok: true };
  }

  /** Before it is put back of the files that came, `?generated=&edited=`, and afterwards of the version. */
  @Get(':signedId/difference')
  async difference(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { meetingId, signedId }: Record<string, string>,
    @Query() { generated, edited }: Record<string, string>,
  ): Promise<PaperDifference> {
    const seat = await this.keeperSeat(request, meetingId);
    const ids = { generatedId: requireId(generated), editedId: requireId(edited) };
    void reply.header('cache-control', 'no-store');
    return this.papers.difference(seat, { signedId: requireId(signedId), ...ids });
  }

  @Get(':signedId/files/:fileId')
  async take(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() { meetingId, signedId, fileId }: Record<string, string>,
  ): Promise<void> {
    const seat = await this.access.seat(request, meetingId ?? '');
    const [owner, id] = [ofSigned(seat.meetingId, requireId(signedId)), requireId(fileId)];
    const file = await this.signed.file(seat.meetingId, owner.ownerId, id, keepsSigned(seat));
    await sendKept(reply, file, await this.files.read(owner, file));
  }

  /** Is here already, or there is room for it. @throws ID_TAKEN, SIGNED_LIMIT */
  private async came(seat: Seat, signedId: Id, id: Id): Promise<boolean> {
    const kept = await this.files.find(ofSigned(seat.meetingId, signedId), id);
    if (kept?.broughtBy === seat.participantId) return true;
    if (kept) throw new DomainError('ID_TAKEN');
    await this.signed.requireRoom(seat.meetingId, signedId);
    return false;
  }

  private async keeper(request: FastifyRequest, meetingId: string | undefined): Promise<Seat> {
    this.access.requireOwnOrigin(request);
    return this.keeperSeat(request, meetingId);
  }

  private async keeperSeat(request: FastifyRequest, meetingId: string | undefined): Promise<Seat> {
    const seat = await this.access.seat(request, meetingId ?? '');
    if (!keepsSigned(seat)) throw new DomainError('NOT_ALLOWED', { role: seat.role });
    return seat;
  }
}

/** @throws MALFORMED, NOT_FOUND */
function wantedOf(body: unknown): { paper: SignedPaper; issuer: string } {
  if (typeof body !== 'object' || body === null) throw new DomainError('MALFORMED');
  const { paper, issuer } = body as Record<string, unknown>;
  const found = SIGNED_PAPERS.find((one) => one === paper);
  if (!found || typeof issuer !== 'string') throw new DomainError('NOT_FOUND');
  return { paper: found, issuer };
}
