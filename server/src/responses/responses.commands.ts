import type { ResponsesCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { silent } from '../journal/handler.js';
import { ResponsesDrafts } from './responses.drafts.js';
import {
  AnswerDto,
  CorrectAnswerDto,
  DraftDto,
  EditAnswerDto,
  JudgeByReceiptDto,
  JudgeDto,
  ManyAnswersDto,
  SendBackDto,
} from './responses.dto.js';
import { ResponsesReview } from './responses.review.js';
import { ResponsesService } from './responses.service.js';
import { ResponsesVerdicts } from './responses.verdicts.js';

@Injectable()
export class ResponsesCommands implements CommandSource {
  constructor(
    private readonly responses: ResponsesService,
    private readonly drafts: ResponsesDrafts,
    private readonly review: ResponsesReview,
    private readonly verdicts: ResponsesVerdicts,
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
    'responses.edit': silent<'responses.edit'>(EditAnswerDto, (tx, p) => this.review.edit(tx, p)),
    'responses.approve': silent<'responses.approve'>(ManyAnswersDto, (tx, p) => this.review.approve(tx, p)),
    'responses.sendBack': silent<'responses.sendBack'>(SendBackDto, (tx, p) => this.review.sendBack(tx, p)),
    'responses.publish': silent<'responses.publish'>(ManyAnswersDto, (tx, p) => this.review.publish(tx, p)),
    'responses.correct': silent<'responses.correct'>(CorrectAnswerDto, (tx, p) => this.review.correct(tx, p)),
    'responses.judge': silent<'responses.judge'>(JudgeDto, (tx, p) => this.verdicts.judge(tx, p)),
    'responses.judgeByReceipt': {
      ...silent<'responses.judgeByReceipt'>(JudgeByReceiptDto, (tx, p) =>
        this.verdicts.judgeByReceipt(tx, p),
      ),
      unsigned: true,
    },
  } satisfies FeatureHandlers<Commands>;
}
