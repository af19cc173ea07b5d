import type { ResponsesCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { ResponsesDrafts } from './responses.drafts.js';
import { AnswerDto, DraftDto } from './responses.dto.js';
import { ResponsesService } from './responses.service.js';

@Injectable()
export class ResponsesCommands implements CommandSource {
  constructor(
    private readonly responses: ResponsesService,
    private readonly drafts: ResponsesDrafts,
  ) {}

  readonly handlers = {
    'responses.draft': {
      dto: DraftDto,
      execute: async (tx, payload) => {
        await this.drafts.draft(tx, payload);
        return null;
      },
    },
    'responses.answer': {
      dto: AnswerDto,
      execute: (tx, payload) => this.responses.answer(tx, payload),
    },
  } satisfies FeatureHandlers<Commands>;
}
