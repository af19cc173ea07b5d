import type { Payload, SubmissionKind } from '@doi-thoai/shared';
import { COLLECTION_LIMITS, LIMITS, TABLE_LIMITS, SUBMISSION_KINDS } from '@doi-thoai/shared';
import { IsBoolean, IsEmpty } from 'class-validator';
import {
  IsIdField,
  IsIdList,
  IsInstantField,
  ListOf,
  OneOf,
  Seen,
  Sha256,
  Whole,
  Words,
} from '../door/validation.js';

/** collection.open, collection.extend */
export class WindowDto implements Payload<'collection.open'> {
  @IsIdList(TABLE_LIMITS.unitsPerAct, { min: 1 }) unitIds!: string[];
  @IsInstantField() closesAt!: number;
}

export class RemindDto implements Payload<'collection.remind'> {
  @IsIdList(TABLE_LIMITS.unitsPerAct, { min: 1 }) unitIds!: string[];
}

/** `collection.look` says everything with its name. */
export class LookDto implements Payload<'collection.look'> {
  [field: string]: never;
  // A class without any rule would be refused as unknown.
  @IsEmpty() nothing!: never;
}

export class SubmitSetDto implements Payload<'collection.submitSet'> {
  @Words(TABLE_LIMITS.setNote, { min: 0 }) note!: string;
  @IsBoolean() nothing!: boolean;
  @Seen() seen!: number;
}

class FormRowDto {
  /** The last row that a spreadsheet has. */
  @Whole(1, 1_048_576) line!: number;
  @OneOf(SUBMISSION_KINDS) kind!: SubmissionKind;
  @IsIdField() topicId!: string;
  @Words(LIMITS.summary) summary!: string;
  @Words(LIMITS.text) text!: string;
}

export class ImportFormDto implements Payload<'collection.importForm'> {
  @Sha256() file!: string;
  @ListOf(COLLECTION_LIMITS.formRows, () => FormRowDto, { min: 1 }) rows!: FormRowDto[];
}

export class JoinDto implements Payload<'collection.join'> {
  @Words(LIMITS.personName) name!: string;
}

export class VoidLinkDto implements Payload<'collection.voidLink'> {
  @IsIdField() unitId!: string;
  @Words(LIMITS.reason) reason!: string;
}

export class ReturnSetDto implements Payload<'collection.returnSet'> {
  @IsIdField() unitId!: string;
  @Words(LIMITS.reason) reason!: string;
  @Seen() seen!: number;
}
