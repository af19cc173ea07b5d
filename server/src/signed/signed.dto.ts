import type { Payload, SignedPaper } from '@doi-thoai/shared';
import { LIMITS, SIGNED_LIMITS, SIGNED_PAPERS } from '@doi-thoai/shared';
import { IsBoolean } from 'class-validator';
import { IsCivilDateField, IsIdField, IsIdList, OneOf, Seen, Words } from '../door/validation.js';

/** Letters and digits of a body's id, of the place of a host, or a system. */
const ISSUER_LENGTH = 40;

export class PutBackDto implements Payload<'signed.putBack'> {
  @IsIdField() signedId!: string;
  @OneOf(SIGNED_PAPERS) paper!: SignedPaper;
  @Words(ISSUER_LENGTH) issuer!: string;
  @IsCivilDateField() signedOn!: string;
  @IsIdField() generatedId!: string;
  @IsIdField({ nullable: true }) editedId!: string | null;
  @IsIdList(SIGNED_LIMITS.pictures) scanIds!: string[];
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
  @IsIdField({ nullable: true }) latest!: string | null;
}

export class PublishSignedDto implements Payload<'signed.publish'> {
  @IsIdField() signedId!: string;
  @IsBoolean() published!: boolean;
  @Seen() seen!: number;
}

export class SignedReasonDto implements Payload<'signed.takeBack'> {
  @IsIdField() signedId!: string;
  @Words(LIMITS.reason) reason!: string;
  @Seen() seen!: number;
}

export class SignedAgainDto implements Payload<'signed.giveAgain'> {
  @IsIdField() signedId!: string;
  @Seen() seen!: number;
}
