import type {
  CivilDate,
  ExpandedRow,
  Id,
  LineKind,
  Looked,
  Payload,
  TargetKind,
  TargetRef,
} from '@doi-thoai/shared';
import { LIMITS, LINE_KINDS, NOTICE_LIMITS, TABLE_LIMITS, TARGET_KINDS } from '@doi-thoai/shared';
import { IsBoolean, IsNumber, Max, Min, ValidateIf } from 'class-validator';
import {
  IsCivilDateField,
  IsIdField,
  ListOf,
  OneOf,
  PartOf,
  Seen,
  Whole,
  WordList,
  Words,
} from '../door/validation.js';

/** Positions are halved when a line is put between two others: room for that, and none for nonsense. */
const FARTHEST = 1_000_000_000;

export class TargetDto implements TargetRef {
  @OneOf(TARGET_KINDS) kind!: TargetKind;
  @IsIdField() id!: Id;
}

export class AddLineDto implements Payload<'conclusions.addLine'> {
  @IsIdField() lineId!: Id;
  @OneOf(LINE_KINDS) kind!: LineKind;
  @Words(TABLE_LIMITS.conclusionLine) text!: string;
  @IsNumber() @Min(-FARTHEST) @Max(FARTHEST) position!: number;
  @ValidateIf((payload: { sources: unknown }) => payload.sources !== undefined)
  @ListOf(TABLE_LIMITS.targetsPerResponse, () => TargetDto)
  sources?: TargetRef[];
}

export class EditLineDto extends AddLineDto implements Payload<'conclusions.editLine'> {
  @Seen() seen!: number;
}

export class RemoveLineDto implements Payload<'conclusions.removeLine'> {
  @IsIdField() lineId!: Id;
  @Seen() seen!: number;
}

class ExpandedRowDto implements ExpandedRow {
  @IsIdField() commitmentId!: Id;
  @PartOf(() => TargetDto) target!: TargetRef;
  @Words(LIMITS.answer) text!: string;
  @IsIdField() ownerUnitId!: Id;
  @IsCivilDateField() dueOn!: CivilDate;
}

export class ExpandDto extends RemoveLineDto implements Payload<'conclusions.expand'> {
  @ListOf(NOTICE_LIMITS.rows, () => ExpandedRowDto, { min: 1 }) rows!: ExpandedRow[];
}

class LookedDto implements Looked {
  @IsIdField() id!: Id;
  @Seen() seen!: number;
}

export class ApproveDto implements Payload<'conclusions.approve'> {
  @ListOf(NOTICE_LIMITS.lines, () => LookedDto) lines!: Looked[];
  @ListOf(NOTICE_LIMITS.commitments, () => LookedDto) commitments!: Looked[];
  @Seen() seen!: number;
}

export class CorrectDto implements Payload<'conclusions.correct'> {
  @Words(LIMITS.reason) reason!: string;
  @Seen() seen!: number;
}

export class SignMinutesDto implements Payload<'conclusions.signMinutes'> {
  @IsCivilDateField({ nullable: true }) signedOn!: CivilDate | null;
  @Seen() seen!: number;
}

export class NoticeSeenDto implements Payload<'conclusions.issue'> {
  @IsIdField() noticeId!: Id;
  @Seen() seen!: number;
}

export class PrepareNoticeDto extends NoticeSeenDto implements Payload<'conclusions.prepareNotice'> {
  @IsIdField() bodyId!: Id;
  @Words(NOTICE_LIMITS.subject) subject!: string;
  @Words(NOTICE_LIMITS.signAuthority, { min: 0 }) signAuthority!: string;
  @Words(NOTICE_LIMITS.signerPost) signerPost!: string;
  @Words(LIMITS.personName) signerName!: string;
  @WordList(NOTICE_LIMITS.recipients, NOTICE_LIMITS.recipient) recipients!: string[];
}

export class NumberDto extends NoticeSeenDto implements Payload<'conclusions.number'> {
  @IsCivilDateField() issuedOn!: CivilDate;
  @Whole(1, 99_999, { nullable: true }) number!: number | null;
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
}

export class VoidNumberDto extends NoticeSeenDto implements Payload<'conclusions.voidNumber'> {
  @Words(LIMITS.reason) reason!: string;
}

export class LinkDto implements Payload<'conclusions.link'> {
  @IsIdField() lineId!: Id;
  @IsIdField() commitmentId!: Id;
  @IsBoolean() linked!: boolean;
  @Seen() seen!: number;
}
