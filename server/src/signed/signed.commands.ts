import type { SignedCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { silent } from '../journal/handler.js';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { SignedActs } from './signed.acts.js';
import { PublishSignedDto, PutBackDto, SignedAgainDto, SignedReasonDto } from './signed.dto.js';
import { SignedPutBack } from './signed.put-back.js';

@Injectable()
export class SignedCommands implements CommandSource {
  constructor(
    private readonly acts: SignedActs,
    private readonly back: SignedPutBack,
  ) {}

  readonly handlers = {
    'signed.putBack': silent<'signed.putBack'>(PutBackDto, (tx, p) => this.back.putBack(tx, p)),
    'signed.publish': silent<'signed.publish'>(PublishSignedDto, (tx, p) => this.acts.publish(tx, p)),
    'signed.takeBack': silent<'signed.takeBack'>(SignedReasonDto, (tx, p) => this.acts.takeBack(tx, p)),
    'signed.giveAgain': silent<'signed.giveAgain'>(SignedAgainDto, (tx, p) => this.acts.giveAgain(tx, p)),
    'signed.purge': silent<'signed.purge'>(SignedReasonDto, (tx, p) => this.acts.purge(tx, p)),
  } satisfies FeatureHandlers<Commands>;
}
