import type { InvitationsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { AddressDto, AdmitStandInDto, ReplyDto, SendDto, SettleDto } from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

@Injectable()
export class InvitationsCommands implements CommandSource {
  constructor(private readonly invitations: InvitationsService) {}

  readonly handlers = {
    'invitations.address': {
      dto: AddressDto,
      execute: async (tx, payload) => {
        await this.invitations.address(tx, payload);
        return null;
      },
    },
    'invitations.send': { dto: SendDto, execute: (tx, payload) => this.invitations.send(tx, payload) },
    'invitations.reply': {
      dto: ReplyDto,
      execute: async (tx, payload) => {
        await this.invitations.reply(tx, payload);
        return null;
      },
    },
    'invitations.admitStandIn': {
      dto: AdmitStandInDto,
      execute: (tx, payload) => this.invitations.admitStandIn(tx, payload),
    },
    'invitations.settle': {
      dto: SettleDto,
      execute: async (tx, payload) => {
        await this.invitations.settle(tx, payload);
        return null;
      },
    },
  } satisfies FeatureHandlers<Commands>;
}
