import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FormCheck, Id } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { UnitFormService } from '../../paper/unit-form.service.js';
import { Access } from './access.js';
import { fileBytes, sendFile, XLSX } from './files.js';

/** The form that a focal person takes along and hands in; what it says goes in by `collection.importForm`. */
@Controller('api/meetings/:meetingId/unit-form')
export class UnitFormController {
  constructor(
    private readonly access: Access,
    private readonly forms: UnitFormService,
  ) {}

  @Get()
  async empty(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('meetingId') meetingId: string,
  ): Promise<void> {
    const unitId = await this.unitOf(request, meetingId);
    await sendFile(reply, XLSX, 'phieu-y-kien.xlsx', await this.forms.empty(meetingId, unitId));
  }

  /** Looks at a form that was filled in; nothing is kept. */
  @Post()
  @HttpCode(200)
  async check(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Body() body: unknown,
  ): Promise<FormCheck> {
    this.access.requireOwnOrigin(request);
    const unitId = await this.unitOf(request, meetingId);
    return this.forms.check(meetingId, unitId, fileBytes(body));
  }

  private async unitOf(request: FastifyRequest, meetingId: string): Promise<Id> {
    const { role, unitId } = await this.access.seat(request, meetingId);
    if (role !== 'UNIT_FOCAL' || unitId === null) throw new DomainError('NOT_ALLOWED', { role });
    return unitId;
  }
}
