import type { CivilDate, Given, Id, Payload, ResponseType, TargetKind, TargetRef } from '@doi-thoai/shared';
import { GIVEN, LIMITS, TABLE_LIMITS, RESPONSE_TYPES, TARGET_KINDS } from '@doi-thoai/shared';
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
import { IsCivilDateField, IsIdField, OneOf, Seen, Words } from '../door/validation.js';

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
}
