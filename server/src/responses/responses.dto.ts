import type {
  CivilDate,
  Given,
  Id,
  Payload,
  ResponseResult,
  ResponseSeen,
  ResponseType,
  TargetKind,
  TargetRef,
  Verdict,
} from '@doi-thoai/shared';
import {
  COLLATION_LIMITS,
  GIVEN,
  LIMITS,
  RECEIPT_TYPED,
  RESPONSE_RESULTS,
  RESPONSE_TYPES,
  TABLE_LIMITS,
  TARGET_KINDS,
  VERDICTS,
} from '@doi-thoai/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCivilDateField, IsIdField, ListOf, OneOf, Seen, Words } from '../door/validation.js';

class TargetDto implements TargetRef {
  @OneOf(TARGET_KINDS) kind!: TargetKind;
  @IsIdField() id!: Id;
}

type Promised = NonNullable<Payload<'responses.answer'>['commitment']>;

class PromisedDto implements Promised {
  @Words(LIMITS.answer, { min: 0 }) text!: string;
  @IsIdField({ nullable: true }) ownerUnitId!: Id | null;
  @ValidateIf((payload: { dueOn: unknown }) => payload.dueOn !== null)
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  dueOn!: CivilDate | null;
}

export class DraftDto implements Payload<'responses.draft'> {
  @IsIdField() collatedId!: Id;
  @IsIdField() responderId!: Id;
  @OneOf(RESPONSE_TYPES) type!: ResponseType;
  @Words(LIMITS.answer, { min: 0 }) text!: string;
  @Words(TABLE_LIMITS.hostBody, { min: 0 }) forwardedTo!: string;
  @Words(LIMITS.answer, { min: 0 }) promiseText!: string;
  @IsCivilDateField({ nullable: true }) dueOn!: CivilDate | null;
  @Seen() seen!: number;
}

export class AnswerDto implements Payload<'responses.answer'> {
  @IsIdField() responseId!: Id;
  @OneOf(RESPONSE_TYPES) type!: ResponseType;
  @Words(LIMITS.answer) text!: string;
  @OneOf(GIVEN) given!: Given;
  @IsIdField() responderId!: Id;
  /** Whether it is needed depends on the type. */
  @Words(TABLE_LIMITS.hostBody, { min: 0 }) forwardedTo!: string;
  @IsArray()
  @IsObject({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(TABLE_LIMITS.targetsPerResponse)
  @ValidateNested({ each: true })
  @Type(() => TargetDto)
  targets!: TargetRef[];
  // A missing object would pass as a nested one.
  @ValidateIf((payload: { commitment: unknown }) => payload.commitment !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => PromisedDto)
  commitment!: Promised | null;
  @ValidateIf(({ result }: AnswerDto) => result !== undefined && result !== null)
  @OneOf(RESPONSE_RESULTS)
  result?: ResponseResult | null;
  @ValidateIf(({ legalGround }: AnswerDto) => legalGround !== undefined)
  @Words(TABLE_LIMITS.legalGround, { min: 0 })
  legalGround?: string;
  @ValidateIf(({ letterNumber }: AnswerDto) => letterNumber !== undefined)
  @Words(TABLE_LIMITS.letterNumber, { min: 0 })
  letterNumber?: string;
}

export class ResponseSeenDto implements ResponseSeen {
  @IsIdField() responseId!: Id;
  @Seen() seen!: number;
}

class WordsDto extends ResponseSeenDto {
  @OneOf(RESPONSE_TYPES) type!: ResponseType;
  @Words(LIMITS.answer) text!: string;
  @Words(TABLE_LIMITS.hostBody, { min: 0 }) forwardedTo!: string;
  @ValidateIf(({ result }: WordsDto) => result !== null)
  @OneOf(RESPONSE_RESULTS)
  result!: ResponseResult | null;
  @Words(TABLE_LIMITS.legalGround, { min: 0 }) legalGround!: string;
  @Words(TABLE_LIMITS.letterNumber, { min: 0 }) letterNumber!: string;
}

export class EditAnswerDto extends WordsDto implements Payload<'responses.edit'> {
  @ValidateIf((payload: { commitment: unknown }) => payload.commitment !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => PromisedDto)
  commitment!: Promised | null;
}

export class CorrectAnswerDto extends WordsDto implements Payload<'responses.correct'> {
  @Words(LIMITS.reason) reason!: string;
}

export class SendBackDto extends ResponseSeenDto implements Payload<'responses.sendBack'> {
  @Words(LIMITS.returnText) returnText!: string;
}

export class ManyAnswersDto implements Payload<'responses.approve'> {
  @ArrayMinSize(1)
  @ListOf(COLLATION_LIMITS.atOnce, () => ResponseSeenDto)
  items!: ResponseSeen[];
}

export class JudgeDto implements Payload<'responses.judge'> {
  @IsIdField() responseId!: Id;
  @IsIdField() submissionId!: Id;
  @OneOf(VERDICTS) verdict!: Verdict;
}

export class JudgeByReceiptDto implements Payload<'responses.judgeByReceipt'> {
  @IsIdField() responseId!: Id;
  @Words(RECEIPT_TYPED) receipt!: string;
  @OneOf(VERDICTS) verdict!: Verdict;
}
