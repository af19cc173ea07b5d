import type { ConclusionsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { AddLineDto, EditLineDto, RemoveLineDto } from './conclusions.dto.js';
import { ConclusionsService } from './conclusions.service.js';

@Injectable()
export class ConclusionsCommands implements CommandSource {
  constructor(private readonly conclusions: ConclusionsService) {}

  readonly handlers = {
    'conclusions.addLine': {
      dto: AddLineDto,
      execute: async (tx, payload) => {
        await this.conclusions.addLine(tx, payload);
        return { lineId: payload.lineId };
      },
    },
    'conclusions.editLine': {
      dto: EditLineDto,
      execute: async (tx, payload) => {
        await this.conclusions.editLine(tx, payload);
        return null;
      },
    },
    'conclusions.removeLine': {
      dto: RemoveLineDto,
      execute: async (tx, payload) => {
        await this.conclusions.removeLine(tx, payload);
        return null;
      },
    },
  } satisfies FeatureHandlers<Commands>;
}
