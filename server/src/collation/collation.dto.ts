import type { Payload } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { IsIdField, IsIdList, Seen, Words } from '../door/validation.js';

class WordingDto {
  @IsIdField() collatedId!: string;
  @Words(LIMITS.wording) wording!: string;
  @IsIdField() topicId!: string;
}

export class CreateCollatedDto extends WordingDto implements Payload<'collation.create'> {
  @IsIdField({ nullable: true }) unitId!: string | null;
  @IsIdField({ nullable: true }) responderUnitId!: string | null;
  /** A base unit's collated set may come without its raw opinions. */
  @IsIdList(LIMITS.sourcesPerCollated) submissionIds!: string[];
}

export class EditCollatedDto extends WordingDto implements Payload<'collation.edit'> {
  @Seen() seen!: number;
}

/** collation.link, collation.unlink */
export class SourcesDto implements Payload<'collation.link'> {
  @IsIdField() collatedId!: string;
  @IsIdList(LIMITS.sourcesPerCollated, { min: 1 }) submissionIds!: string[];
}

export class AssignDto implements Payload<'collation.assign'> {
  @IsIdField() collatedId!: string;
  @IsIdField({ nullable: true }) responderUnitId!: string | null;
  @Seen() seen!: number;
}
