import type {
  AnonymousOpinion,
  AsideKind,
  Disclosure,
  OpinionSeen,
  Payload,
  SubmissionKind,
} from '@doi-thoai/shared';
import {
  ASIDE_KINDS,
  COLLATION_LIMITS,
  DISCLOSURES,
  LIMITS,
  RECEIPT_TYPED,
  SUBMISSION_KINDS,
} from '@doi-thoai/shared';
import { ArrayMinSize, IsEmpty } from 'class-validator';
import { IsIdField, IsInstantField, ListOf, OneOf, Seen, Words } from '../door/validation.js';

/** `submissions.open` and `submissions.close` say everything with their name. */
export class IntakeDto implements Payload<'submissions.open'> {
  [field: string]: never;
  // A class without any rule would be refused as unknown.
  @IsEmpty() nothing!: never;
}

class WordsDto {
  @OneOf(SUBMISSION_KINDS) kind!: SubmissionKind;
  @IsIdField() topicId!: string;
  @Words(LIMITS.summary) summary!: string;
  @Words(LIMITS.text) text!: string;
}

class OpinionDto extends WordsDto {
  @IsIdField() submissionId!: string;
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

export class AttachDto implements Payload<'submissions.attach'> {
  @IsIdField() submissionId!: string;
  @IsIdField() attachmentId!: string;
}

export class DetachDto implements Payload<'submissions.detach'> {
  @IsIdField() submissionId!: string;
  @IsIdField() attachmentId!: string;
}

/** Whatever changes where an opinion stands and not its words. */
export class StandingDto implements Payload<'submissions.publish'> {
  @IsIdField() submissionId!: string;
  @Seen() seen!: number;
}

export class ApproveManyDto implements Payload<'submissions.approveMany'> {
  @ArrayMinSize(1)
  @ListOf(COLLATION_LIMITS.atOnce, () => StandingDto)
  items!: OpinionSeen[];
}

export class ReturnDto extends StandingDto implements Payload<'submissions.return'> {
  @Words(LIMITS.returnText) returnText!: string;
}

export class SubmitConfidentialDto extends OpinionDto implements Payload<'submissions.submitConfidential'> {
  @Words(RECEIPT_TYPED) receipt!: string;
  @IsIdField() officerId!: string;
  @IsInstantField() writtenAt!: number;
}

/** What comes in by its own way, without a command and an actor. */
export class AnonymousOpinionDto extends OpinionDto implements AnonymousOpinion {
  @Words(RECEIPT_TYPED) receipt!: string;
}

export class EditByReceiptDto extends WordsDto implements Payload<'submissions.editByReceipt'> {
  @Words(RECEIPT_TYPED) receipt!: string;
  @Seen() seen!: number;
}

export class WithdrawByReceiptDto implements Payload<'submissions.withdrawByReceipt'> {
  @Words(RECEIPT_TYPED) receipt!: string;
  @Seen() seen!: number;
}

export class OpenAuthorDto implements Payload<'submissions.openAuthor'> {
  @IsIdField() submissionId!: string;
  @Words(LIMITS.reason) reason!: string;
}

const SETTABLE = ASIDE_KINDS.filter((kind) => kind !== 'PURGED');

export class SetAsideDto extends StandingDto implements Payload<'submissions.setAside'> {
  @OneOf(SETTABLE) kind!: Exclude<AsideKind, 'PURGED'>;
  @Words(LIMITS.reason) text!: string;
}

export class PurgeDto extends StandingDto implements Payload<'submissions.purge'> {
  @Words(LIMITS.reason) reason!: string;
}
