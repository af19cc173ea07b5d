import type { ConclusionsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { ApprovalService } from './approval.service.js';
import { BlanketService } from './blanket.service.js';
import {
  AddLineDto,
  ApproveDto,
  CorrectDto,
  EditLineDto,
  ExpandDto,
  LinkDto,
  NoticeSeenDto,
  NumberDto,
  PrepareNoticeDto,
  RemoveLineDto,
  SignMinutesDto,
  VoidNumberDto,
} from './conclusions.dto.js';
import { ConclusionsService } from './conclusions.service.js';
import { NoticesService } from './notices.service.js';

@Injectable()
export class ConclusionsCommands implements CommandSource {
  constructor(
    private readonly conclusions: ConclusionsService,
    private readonly blanket: BlanketService,
    private readonly approval: ApprovalService,
    private readonly notices: NoticesService,
  ) {}

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
    'conclusions.expand': {
      dto: ExpandDto,
      execute: async (tx, payload) => {
        await this.blanket.expand(tx, payload);
        return null;
      },
    },
    'conclusions.link': {
      dto: LinkDto,
      execute: async (tx, payload) => {
        await this.conclusions.link(tx, payload);
        return null;
      },
    },
    'conclusions.prepareNotice': {
      dto: PrepareNoticeDto,
      execute: async (tx, payload) => {
        await this.notices.prepare(tx, payload);
        return null;
      },
    },
    'conclusions.dropNotice': {
      dto: NoticeSeenDto,
      execute: async (tx, payload) => {
        await this.notices.drop(tx, payload);
        return null;
      },
    },
    'conclusions.approve': {
      dto: ApproveDto,
      execute: async (tx, payload) => {
        await this.approval.approve(tx, payload);
        return null;
      },
    },
    'conclusions.correct': {
      dto: CorrectDto,
      execute: async (tx, payload) => {
        await this.approval.correct(tx, payload);
        return null;
      },
    },
    'conclusions.signMinutes': {
      dto: SignMinutesDto,
      execute: async (tx, payload) => {
        await this.approval.signMinutes(tx, payload);
        return null;
      },
    },
    'conclusions.number': {
      dto: NumberDto,
      execute: async (tx, payload) => ({ number: await this.notices.number(tx, payload) }),
    },
    'conclusions.voidNumber': {
      dto: VoidNumberDto,
      execute: async (tx, payload) => {
        await this.notices.voidNumber(tx, payload);
        return null;
      },
    },
    'conclusions.issue': {
      dto: NoticeSeenDto,
      execute: async (tx, payload) => {
        await this.notices.issue(tx, payload);
        return null;
      },
    },
  } satisfies FeatureHandlers<Commands>;
}
