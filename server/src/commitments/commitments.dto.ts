import type { CivilDate, DueKind, Id, Payload, SourceKind, SourceRef } from '@doi-thoai/shared';
import { DUE_KINDS, LIMITS, SOURCE_KINDS, TABLE_LIMITS } from '@doi-thoai/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsOptional,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsIdField, IsIdList, OneOf, Seen, Words } from '../door/validation.js';

class SourceDto implements SourceRef {
  @OneOf(SOURCE_KINDS) kind!: SourceKind;
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
  @IsOptional() @Words(TABLE_LIMITS.product, { min: 0 }) product?: string;
  @IsOptional() @IsIdList(TABLE_LIMITS.unitsPerPromise) jointUnitIds?: Id[];
  @IsOptional() @IsIdList(TABLE_LIMITS.unitsPerPromise) coordinatingUnitIds?: Id[];
}

export class ProposeDto extends CommitmentWordsDto implements Payload<'commitments.propose'> {
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(TABLE_LIMITS.targetsPerResponse)
  @ValidateNested({ each: true })
  @Type(() => SourceDto)
  sources!: SourceRef[];
}

export class EditDto extends CommitmentWordsDto implements Payload<'commitments.edit'> {
  @Seen() seen!: number;
}

export class SucceedDto implements Payload<'commitments.succeed'> {
  @IsIdField() unitId!: Id;
}
