import type { CommandAnswer, Id, MaterialList } from '@doi-thoai/shared';
import { MATERIAL_TYPES } from '@doi-thoai/shared';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { KeptFiles } from '../../kernel/kept-files.js';
import { ofMaterial } from '../../materials/material-files.js';
import { MaterialsService } from '../../materials/materials.service.js';
import type { Seat } from '../seat.js';
import { Access } from './access.js';
import { Admission } from './admission.js';
import { COMES_AGAIN, fileName, keepBrought, requireId, sendKept } from './brought-files.js';
import { fileBytes } from './files.js';
import { lookingOf } from './looking.js';
import { statusOf } from './refusals.js';

/** Materials of a meeting: their list, and their files in and out. */
@Controller('api/meetings/:meetingId/materials')
export class MaterialsController {
  constructor(
    private readonly access: Access,
    private readonly admission: Admission,
    private readonly files: KeptFiles,
    private readonly materials: MaterialsService,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('meetingId') meetingId: string,
  ): Promise<MaterialList> {
    const seat = await this.access.seat(request, meetingId);
    void reply.header('cache-control', 'no-store');
    return this.materials.list(seat.meetingId, lookingOf(seat));
  }

  /** The same id again is the same file again: it is neither kept nor taken for a newer version. */
  @Post(':materialId/versions/:versionId')
  async bring(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { meetingId, materialId, versionId }: Record<string, string>,
    @Body() body: unknown,
  ): Promise<CommandAnswer> {
    this.access.requireOwnOrigin(request);
    const seat = await this.access.desk(request, meetingId ?? '');
    const [material, id] = [requireId(materialId), requireId(versionId)];
    const known = await this.files.find(ofMaterial(seat.meetingId, material), id);
    if (!known) await this.keep(seat, material, id, fileName(request), fileBytes(body));
    const payload = { materialId: material, versionId: id };
    const answer = await this.admission.issue(seat, { id, name: 'materials.bring', payload });
    if (!known) await this.dropUnless(seat, payload, answer);
    void reply.status(answer.ok ? 200 : statusOf(answer.code));
    return answer;
  }

  @Get(':materialId/versions/:versionId')
  async take(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() { meetingId, materialId, versionId }: Record<string, string>,
  ): Promise<void> {
    const seat = await this.access.seat(request, meetingId ?? '');
    const [material, id] = [requireId(materialId), requireId(versionId)];
    const file = await this.materials.file(seat.meetingId, material, id, lookingOf(seat));
    await sendKept(reply, file, await this.files.read(ofMaterial(seat.meetingId, material), file));
  }

  private async keep(seat: Seat, ownerId: Id, id: Id, name: string, bytes: Buffer): Promise<void> {
    const { meetingId, participantId: broughtBy } = seat;
    await this.materials.requireOpen(meetingId, ownerId);
    try {
      const file = { ...ofMaterial(meetingId, ownerId), id, broughtBy, name };
      await keepBrought(this.files, file, bytes, MATERIAL_TYPES);
    } catch (error) {
      const type = error instanceof DomainError && error.code === 'ATTACHMENT_TYPE';
      throw type ? new DomainError('MATERIAL_TYPE') : error;
    }
  }

  /** What is no version lies there for nobody: it was refused, or an old answer was given again after a purge. */
  private async dropUnless(
    { meetingId }: Seat,
    { materialId, versionId }: { materialId: Id; versionId: Id },
    answer: CommandAnswer,
  ): Promise<void> {
    if (!answer.ok && COMES_AGAIN.has(answer.code)) return;
    const there = await this.materials.file(meetingId, materialId, versionId, null).catch(() => null);
    if (!there) await this.files.drop(ofMaterial(meetingId, materialId), versionId);
  }
}
