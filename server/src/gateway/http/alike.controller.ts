import type { AlikeHit, Id, TopicSuggestion } from '@doi-thoai/shared';
import { isId, readsTable } from '@doi-thoai/shared';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TopicSuggestionsService } from '../../collation/topic-suggestions.service.js';
import { DomainError } from '../../kernel/domain-error.js';
import { EarlierService } from '../../responses/earlier.service.js';
import { Access } from './access.js';
import { ReadableMeetings } from './readable-meetings.js';

type Kind = 'RAW' | 'COLLATED';

/** What is suggested for an opinion by others, of this meeting and of earlier ones that the asker may read. */
@Controller('api/meetings/:meetingId')
export class AlikeController {
  constructor(
    private readonly access: Access,
    private readonly readable: ReadableMeetings,
    private readonly earlier: EarlierService,
    private readonly topics: TopicSuggestionsService,
  ) {}

  /** For chair and desk; `kind` is RAW or COLLATED. Unknown, withdrawn, set aside: nothing is like it. */
  @Get('alike')
  async alike(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Query('kind') kind: unknown,
    @Query('id') id: unknown,
  ): Promise<{ hits: AlikeHit[] }> {
    const asked = await this.asked(request, meetingId, kind, id);
    return { hits: await this.earlier.alike(meetingId, asked.kind, asked.id, asked.others) };
  }

  /** For chair and desk, likewise. */
  @Get('suggested-topic')
  async topic(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Query('kind') kind: unknown,
    @Query('id') id: unknown,
  ): Promise<TopicSuggestion> {
    const asked = await this.asked(request, meetingId, kind, id);
    return this.topics.suggest(meetingId, asked.others, asked.kind, asked.id);
  }

  /** For a responder, about what was put to the own unit: what was put to it before, answered and promised. */
  @Get('put-before')
  async putBefore(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Query('id') id: unknown,
  ): Promise<{ hits: AlikeHit[] }> {
    const { role, unitId } = await this.access.seat(request, meetingId);
    if (role !== 'RESPONDER' || unitId === null) throw new DomainError('NOT_ALLOWED', { role });
    if (!isId(id)) throw new DomainError('NOT_FOUND');
    return { hits: await this.earlier.putBefore(meetingId, id, unitId) };
  }

  private async asked(
    request: FastifyRequest,
    meetingId: string,
    kind: unknown,
    id: unknown,
  ): Promise<{ kind: Kind; id: Id; others: Id[] }> {
    const { reader, role } = await this.access.seat(request, meetingId);
    if (!readsTable(reader.reader)) throw new DomainError('NOT_ALLOWED', { role });
    if (!isId(id)) throw new DomainError('NOT_FOUND');
    return { kind: kind === 'COLLATED' ? 'COLLATED' : 'RAW', id, others: await this.readable.of(request) };
  }
}
