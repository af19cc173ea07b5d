import type { ResponsesCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { AnswerDto } from './responses.dto.js';
import { ResponsesService } from './responses.service.js';

@Injectable()
export class ResponsesCommands implements CommandSource {
  constructor(private readonly responses: ResponsesService) {}

  readonly handlers = {
    'responses.answer': {
      dto: AnswerDto,
      execute: (tx, payload) => this.responses.answer(tx, payload),
    },
  } satisfies FeatureHandlers<Commands>;
}
