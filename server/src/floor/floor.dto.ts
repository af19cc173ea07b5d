import type { Id, Instant, Payload, RequestType } from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS, REQUEST_TYPES } from '@doi-thoai/shared';
import { IsBoolean, IsEmpty } from 'class-validator';
import { IsIdField, IsInstantField, OneOf, Seen, Whole, Words } from '../door/validation.js';

/** floor.openRegistration, floor.closeRegistration: an empty payload. */
export class NothingDto implements Payload<'floor.openRegistration'> {
  [key: string]: never;
  // A class without any rule would be refused as unknown.
  @IsEmpty() nothing!: never;
}

export class RequestDto implements Payload<'floor.request'> {
  @IsIdField() requestId!: Id;
  @IsIdField() topicId!: Id;
  @Words(LIMITS.speechLine, { min: 0 }) line!: string;
  @IsIdField({ nullable: true }) submissionId!: Id | null;
  @OneOf(REQUEST_TYPES) type!: RequestType;
}

export class RequestForOtherDto extends RequestDto implements Payload<'floor.requestForOther'> {
  @IsIdField() participantId!: Id;
}

/** floor.withdraw, floor.ready, floor.later */
export class OwnRequestDto implements Payload<'floor.withdraw'> {
  @IsIdField() requestId!: Id;
}

class SeenDto {
  /** FloorState.version as the person saw it. */
  @Seen() seen!: number;
}

export class CallDto extends SeenDto implements Payload<'floor.call'> {
  @IsIdField() requestId!: Id;
}

export class CallUnregisteredDto extends SeenDto implements Payload<'floor.callUnregistered'> {
  @IsIdField() participantId!: Id;
  @IsIdField() topicId!: Id;
}

/** floor.start, floor.pause, floor.resume, floor.absent */
export class TurnDto extends SeenDto implements Payload<'floor.start'> {
  @IsIdField() turnId!: Id;
}

export class ExtendDto extends TurnDto implements Payload<'floor.extend'> {
  @Whole(1, TABLE_LIMITS.extendSeconds) seconds!: number;
}

export class EndDto extends TurnDto implements Payload<'floor.end'> {
  @IsBoolean() interrupted!: boolean;
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
}

/** floor.skip, floor.decline: whoever overrides says why (domain.md 6.1). */
export class ReasonedDto extends SeenDto implements Payload<'floor.skip'> {
  @IsIdField() requestId!: Id;
  @Words(LIMITS.reason) reason!: string;
}

export class ReorderDto extends SeenDto implements Payload<'floor.reorder'> {
  @IsIdField() requestId!: Id;
  @IsIdField({ nullable: true }) beforeId!: Id | null;
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
}

export class UndoDto implements Payload<'floor.undo'> {
  @Whole(1, Number.MAX_SAFE_INTEGER) entry!: number;
}

export class NoteGistDto extends SeenDto implements Payload<'floor.noteGist'> {
  @IsIdField() turnId!: Id;
  @Words(TABLE_LIMITS.gist, { min: 0 }) gist!: string;
}

export class CorrectTimesDto implements Payload<'floor.correctTimes'> {
  @IsIdField() turnId!: Id;
  @IsInstantField() startedAt!: Instant;
  @IsInstantField() endedAt!: Instant;
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
}

export class EndFloorDto extends SeenDto implements Payload<'floor.endFloor'> {}
