import type { Disclosure, Payload, SubmissionKind } from '@doi-thoai/shared';
import { DISCLOSURES, LIMITS, SUBMISSION_KINDS } from '@doi-thoai/shared';
import { IsEmpty } from 'class-validator';
import { IsIdField, IsInstantField, OneOf, Seen, Words } from '../door/validation.js';

/** `submissions.open` and `submissions.close` say everything with their name. */
export class IntakeDto implements Payload<'submissions.open'> {
  [field: string]: never;
  // A class without any rule would be refused as unknown.
  @IsEmpty() nothing!: never;
}

class OpinionDto {
  @IsIdField() submissionId!: string;
  @OneOf(SUBMISSION_KINDS) kind!: SubmissionKind;
  @IsIdField() topicId!: string;
  @Words(LIMITS.summary) summary!: string;
  @Words(LIMITS.text) text!: string;
}

export class SubmitDto extends OpinionDto implements Payload<'submissions.submit'> {
  @OneOf(DISCLOSURES) disclosure!: Disclosure;
  @IsInstantField() writtenAt!: number;
}

export class SubmitForOtherDto extends OpinionDto implements Payload<'submissions.submitForOther'> {
  @IsIdField({ nullable: true }) authorId!: string | null;
  @IsIdField({ nullable: true }) unitId!: string | null;
  @IsInstantField() writtenAt!: number;
}

export class EditDto extends OpinionDto implements Payload<'submissions.edit'> {
  @Seen() seen!: number;
}

/** Whatever changes where an opinion stands and not its words. */
export class StandingDto implements Payload<'submissions.publish'> {
  @IsIdField() submissionId!: string;
  @Seen() seen!: number;
}

export class ReturnDto extends StandingDto implements Payload<'submissions.return'> {
  @Words(LIMITS.returnText) returnText!: string;
}
