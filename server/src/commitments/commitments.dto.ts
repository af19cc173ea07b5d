import type {
  CivilDate,
  CommitmentSeen,
  DueKind,
  EvidenceRef,
  Id,
  Payload,
  SourceKind,
  SourceRef,
} from '@doi-thoai/shared';
import { DUE_KINDS, LIMITS, SOURCE_KINDS, TABLE_LIMITS } from '@doi-thoai/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCivilDateField, IsIdField, IsIdList, OneOf, Seen, Words } from '../door/validation.js';

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

export class SeenDto implements CommitmentSeen {
  @IsIdField() commitmentId!: Id;
  @Seen() seen!: number;
}

export class ReasonedDto extends SeenDto implements Payload<'commitments.cancel'> {
  @Words(LIMITS.reason) reason!: string;
}

export class IssueDto extends SeenDto implements Payload<'commitments.issue'> {
  @Words(TABLE_LIMITS.paperNumber) number!: string;
}

export class VerifyDto extends SeenDto implements Payload<'commitments.verify'> {
  @Words(LIMITS.reason, { min: 0 }) text!: string;
}

export class ReportDto implements Payload<'commitments.report'> {
  @IsIdField() commitmentId!: Id;
  @IsIdField() actId!: Id;
  @IsBoolean() done!: boolean;
  @IsCivilDateField({ nullable: true }) day!: CivilDate | null;
  @Words(TABLE_LIMITS.progress) text!: string;
}

export class EvidenceDto implements EvidenceRef {
  @IsIdField() commitmentId!: Id;
  @IsIdField() actId!: Id;
  @IsIdField() fileId!: Id;
}

export class RequestExtensionDto extends ReasonedDto implements Payload<'commitments.requestExtension'> {
  @IsCivilDateField() dueOn!: CivilDate;
}

export class ExtendDto extends SeenDto implements Payload<'commitments.extend'> {
  @IsCivilDateField({ nullable: true }) dueOn!: CivilDate | null;
  @Words(TABLE_LIMITS.paperNumber, { min: 0 }) number!: string;
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
}

export class ReassignDto extends ReasonedDto implements Payload<'commitments.reassign'> {
  @IsIdField() ownerUnitId!: Id;
  @IsIdList(TABLE_LIMITS.unitsPerPromise) jointUnitIds!: Id[];
  @IsIdList(TABLE_LIMITS.unitsPerPromise) coordinatingUnitIds!: Id[];
}

export class UrgeDto implements Payload<'commitments.urge'> {
  @IsIdField() commitmentId!: Id;
  @Words(LIMITS.reason) text!: string;
}
