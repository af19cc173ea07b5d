import type { MeetingCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { MeetingActs } from './meeting.acts.js';
import { MeetingBoard } from './meeting.board.js';
import {
  AdvanceMeetingDto,
  CloseMeetingDto,
  ConfigureMeetingDto,
  CreateMeetingDto,
  ImportMeetingDto,
  OpenPhaseDto,
  PublishBoardDto,
  RecordStepDto,
  ReopenMeetingDto,
} from './meeting.dto.js';
import { MeetingImportsService } from './meeting.imports.service.js';
import { MeetingSteps } from './meeting.steps.js';

@Injectable()
export class MeetingCommands implements CommandSource {
  constructor(
    private readonly acts: MeetingActs,
    private readonly steps: MeetingSteps,
    private readonly imports: MeetingImportsService,
    private readonly board: MeetingBoard,
  ) {}

  readonly handlers = {
    'meeting.create': { dto: CreateMeetingDto, execute: (tx, payload) => this.acts.create(tx, payload) },
    'meeting.import': { dto: ImportMeetingDto, execute: (tx, payload) => this.imports.import(tx, payload) },
    'meeting.configure': {
      dto: ConfigureMeetingDto,
      execute: async (tx, payload) => {
        await this.acts.configure(tx, payload);
        return null;
      },
    },
    'meeting.openPhase': {
      dto: OpenPhaseDto,
      execute: async (tx, payload) => {
        await this.acts.openPhase(tx, payload);
        return null;
      },
    },
    'meeting.close': { dto: CloseMeetingDto, execute: (tx, { seen }) => this.acts.close(tx, seen) },
    'meeting.reopen': {
      dto: ReopenMeetingDto,
      execute: async (tx, { reason }) => {
        await this.acts.reopen(tx, reason);
        return null;
      },
    },
    'meeting.advance': {
      dto: AdvanceMeetingDto,
      execute: async (tx, payload) => {
        await this.acts.advance(tx, payload);
        return null;
      },
    },
    'meeting.recordStep': {
      dto: RecordStepDto,
      execute: async (tx, payload) => {
        await this.steps.record(tx, payload);
        return null;
      },
    },
    'meeting.publishBoard': {
      dto: PublishBoardDto,
      execute: (tx, payload) => this.board.publish(tx, payload),
    },
  } satisfies FeatureHandlers<Commands>;
}
