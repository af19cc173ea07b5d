import type { CivilDate, DueKind, Id, Payload, TargetKind, TargetRef } from '@doi-thoai/shared';
import { DUE_KINDS, LIMITS, TABLE_LIMITS, TARGET_KINDS } from '@doi-thoai/shared';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { IsIdField, OneOf, Seen, Words } from '../door/validation.js';

class TargetDto implements TargetRef {
  @OneOf(TARGET_KINDS) kind!: TargetKind;
  @IsIdField() id!: Id;
}

class CommitmentWordsDto {
  @IsIdField() commitmentId!: Id;
  @Words(LIMITS.answer) text!: string;
  @IsIdField() ownerUnitId!: Id;
  @OneOf(DUE_KINDS) dueKind!: DueKind;
  /** The shape; whether the day exists is settled with the other rules of dates. */
  @ValidateIf((payload: { dueOn: unknown }) => payload.dueOn !== null)
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  dueOn!: CivilDate | null;
}

export class ProposeDto extends CommitmentWordsDto implements Payload<'commitments.propose'> {
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(TABLE_LIMITS.targetsPerResponse)
  @ValidateNested({ each: true })
  @Type(() => TargetDto)
  sources!: TargetRef[];
}

export class EditDto extends CommitmentWordsDto implements Payload<'commitments.edit'> {
  @Seen() seen!: number;
}

export class SucceedDto implements Payload<'commitments.succeed'> {
  @IsIdField() unitId!: Id;
}
