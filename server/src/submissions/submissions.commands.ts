import type { SubmissionsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { silent } from '../journal/handler.js';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { SubmissionsAnonymous } from './submissions.anonymous.js';
import { SubmissionsAttachments } from './submissions.attachments.js';
import { SubmissionsAside } from './submissions.aside.js';
import { SubmissionsAuthors } from './submissions.authors.js';
import { SubmissionsConfidential } from './submissions.confidential.js';
import {
  ApproveManyDto,
  AttachDto,
  DetachDto,
  EditByReceiptDto,
  EditDto,
  IntakeDto,
  OpenAuthorDto,
  PurgeDto,
  ReturnDto,
  SetAsideDto,
  StandingDto,
  SubmitConfidentialDto,
  SubmitDto,
  SubmitForOtherDto,
  WithdrawByReceiptDto,
} from './submissions.dto.js';
import { SubmissionsIntake } from './submissions.intake.js';
import { SubmissionsModeration } from './submissions.moderation.js';

@Injectable()
export class SubmissionsCommands implements CommandSource {
  constructor(
    private readonly intake: SubmissionsIntake,
    private readonly authors: SubmissionsAuthors,
    private readonly moderation: SubmissionsModeration,
    private readonly confidential: SubmissionsConfidential,
    private readonly anonymous: SubmissionsAnonymous,
    private readonly aside: SubmissionsAside,
    private readonly attachments: SubmissionsAttachments,
  ) {}

  readonly handlers = {
    'submissions.open': silent<'submissions.open'>(IntakeDto, (tx) => this.intake.setOpen(tx, true)),
    'submissions.close': silent<'submissions.close'>(IntakeDto, (tx) => this.intake.setOpen(tx, false)),
    'submissions.submit': {
      dto: SubmitDto,
      run: (run, items) => this.intake.submit(run, items),
      ahead: (run, items) => this.intake.submitAhead(run, items),
    },
    'submissions.submitConfidential': {
      dto: SubmitConfidentialDto,
      unsigned: true,
      execute: (tx, payload) => this.confidential.submit(tx, payload),
    },
    'submissions.appendAnonymous': {
      dto: IntakeDto,
      unsigned: true,
      execute: (tx) => this.anonymous.append(tx),
    },
    'submissions.editByReceipt': {
      ...silent<'submissions.editByReceipt'>(EditByReceiptDto, (tx, p) => this.authors.editByReceipt(tx, p)),
      unsigned: true,
    },
    'submissions.withdrawByReceipt': {
      ...silent<'submissions.withdrawByReceipt'>(WithdrawByReceiptDto, (tx, p) =>
        this.authors.withdrawByReceipt(tx, p),
      ),
      unsigned: true,
    },
    'submissions.openAuthor': silent<'submissions.openAuthor'>(OpenAuthorDto, (tx, p) =>
      this.confidential.openAuthor(tx, p),
    ),
    'submissions.submitForOther': {
      dto: SubmitForOtherDto,
      execute: (tx, payload) => this.intake.submitForOther(tx, payload),
    },
    'submissions.edit': silent<'submissions.edit'>(EditDto, (tx, payload) => this.authors.edit(tx, payload)),
    'submissions.attach': silent<'submissions.attach'>(AttachDto, (tx, p) => this.attachments.attach(tx, p)),
    'submissions.detach': silent<'submissions.detach'>(DetachDto, (tx, p) => this.attachments.detach(tx, p)),
    'submissions.withdraw': silent<'submissions.withdraw'>(StandingDto, (tx, p) =>
      this.authors.withdraw(tx, p),
    ),
    'submissions.approve': silent<'submissions.approve'>(StandingDto, (tx, p) =>
      this.moderation.approve(tx, p),
    ),
    'submissions.approveMany': silent<'submissions.approveMany'>(ApproveManyDto, (tx, p) =>
      this.moderation.approveMany(tx, p),
    ),
    'submissions.return': silent<'submissions.return'>(ReturnDto, (tx, p) => this.moderation.return(tx, p)),
    'submissions.publish': silent<'submissions.publish'>(StandingDto, (tx, p) =>
      this.moderation.publish(tx, p),
    ),
    'submissions.hide': silent<'submissions.hide'>(StandingDto, (tx, p) => this.moderation.hide(tx, p)),
    'submissions.setAside': silent<'submissions.setAside'>(SetAsideDto, (tx, p) =>
      this.aside.setAside(tx, p),
    ),
    'submissions.takeBack': silent<'submissions.takeBack'>(StandingDto, (tx, p) =>
      this.aside.takeBack(tx, p),
    ),
    'submissions.purge': silent<'submissions.purge'>(PurgeDto, (tx, p) => this.aside.purge(tx, p)),
    'submissions.showOnScreen': silent<'submissions.showOnScreen'>(StandingDto, (tx, p) =>
      this.moderation.showOnScreen(tx, p),
    ),
  } satisfies FeatureHandlers<Commands>;
}
