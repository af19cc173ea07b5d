import type { CommitmentsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { EditDto, ProposeDto, SucceedDto } from './commitments.dto.js';
import { CommitmentsService } from './commitments.service.js';

@Injectable()
export class CommitmentsCommands implements CommandSource {
  constructor(private readonly commitments: CommitmentsService) {}

  readonly handlers = {
    'commitments.propose': {
      dto: ProposeDto,
      execute: async (tx, payload) => {
        await this.commitments.propose(tx, payload);
        return { commitmentId: payload.commitmentId };
      },
    },
    'commitments.edit': {
      dto: EditDto,
      execute: async (tx, payload) => {
        await this.commitments.edit(tx, payload);
        return null;
      },
    },
    'commitments.succeed': {
      dto: SucceedDto,
      execute: async (tx, { unitId }) => ({ moved: await this.commitments.succeed(tx, unitId) }),
    },
  } satisfies FeatureHandlers<Commands>;
}
