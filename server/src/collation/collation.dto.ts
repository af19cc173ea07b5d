import type { Aspect, CollatedSeen, Payload, SplitPart } from '@doi-thoai/shared';
import { ASPECTS, COLLATION_LIMITS, TABLE_LIMITS } from '@doi-thoai/shared';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import {
  IsCivilDateField,
  IsIdField,
  IsIdList,
  ListOf,
  OneOf,
  Seen,
  Whole,
  Words,
} from '../door/validation.js';

class WordingDto {
  @IsIdField() collatedId!: string;
  @Words(TABLE_LIMITS.wording) wording!: string;
  @IsIdField() topicId!: string;
}

export class CreateCollatedDto extends WordingDto implements Payload<'collation.create'> {
  @IsIdField({ nullable: true }) unitId!: string | null;
  @IsIdField({ nullable: true }) responderUnitId!: string | null;
  /** A base unit's collated set may come without its raw opinions. */
  @IsIdList(TABLE_LIMITS.sourcesPerCollated) submissionIds!: string[];
}

export class EditCollatedDto extends WordingDto implements Payload<'collation.edit'> {
  @Seen() seen!: number;
}

/** collation.link, collation.unlink */
export class SourcesDto implements Payload<'collation.link'> {
  @IsIdField() collatedId!: string;
  @IsIdList(TABLE_LIMITS.sourcesPerCollated, { min: 1 }) submissionIds!: string[];
}

export class AssignDto implements Payload<'collation.assign'> {
  @IsIdField() collatedId!: string;
  @IsIdField({ nullable: true }) responderUnitId!: string | null;
  @Seen() seen!: number;
}

/** collation.unmerge, and each one that is named by another act. */
export class CollatedSeenDto implements Payload<'collation.unmerge'> {
  @IsIdField() collatedId!: string;
  @Seen() seen!: number;
}

export class ClassifyDto implements Payload<'collation.classify'> {
  @ArrayMinSize(1)
  @ListOf(COLLATION_LIMITS.atOnce, () => CollatedSeenDto)
  items!: CollatedSeen[];
  @OneOf(ASPECTS) aspect!: Aspect;
  /** An id, or a word of a closed list; empty for nothing. */
  @Words(64, { min: 0 }) value!: string;
}

export class MarkRepeatDto extends CollatedSeenDto implements Payload<'collation.markRepeat'> {
  @Words(COLLATION_LIMITS.earlierMeeting, { min: 0 }) meeting!: string;
  @IsCivilDateField({ nullable: true }) heldOn!: string | null;
  @Whole(1, 100_000, { nullable: true }) number!: number | null;
}

export class MergeDto implements Payload<'collation.merge'> {
  @IsObject()
  @ValidateNested()
  @Type(() => CollatedSeenDto)
  into!: CollatedSeen;
  @IsArray()
  @IsObject({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(COLLATION_LIMITS.mergedAtOnce)
  @ValidateNested({ each: true })
  @Type(() => CollatedSeenDto)
  from!: CollatedSeen[];
}

class SplitPartDto extends WordingDto implements SplitPart {
  @IsIdList(TABLE_LIMITS.sourcesPerCollated) submissionIds!: string[];
}

export class SplitDto extends CollatedSeenDto implements Payload<'collation.split'> {
  @IsArray()
  @IsObject({ each: true })
  @ArrayMinSize(2)
  @ArrayMaxSize(COLLATION_LIMITS.splitParts)
  @ValidateNested({ each: true })
  @Type(() => SplitPartDto)
  parts!: SplitPart[];
}
