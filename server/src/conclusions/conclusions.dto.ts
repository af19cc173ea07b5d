import type { Id, LineKind, Payload, TargetKind, TargetRef } from '@doi-thoai/shared';
import { TABLE_LIMITS, TARGET_KINDS, LINE_KINDS } from '@doi-thoai/shared';
import { IsNumber, Max, Min, ValidateIf } from 'class-validator';
import { IsIdField, ListOf, OneOf, Seen, Words } from '../door/validation.js';

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
