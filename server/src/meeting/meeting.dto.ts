import type {
  AgendaKind,
  CivilDate,
  MeetingKind,
  MeetingPhase,
  Payload,
  RuleProfile,
} from '@doi-thoai/shared';
import type { RuleStepName } from '@doi-thoai/shared';
import type {
  AgendaItem,
  EarlierMeeting,
  Figure,
  MeetingPlan,
  MeetingSettings,
  Topic,
} from '@doi-thoai/shared';
import {
  AGENDA_KINDS,
  LIMITS,
  TABLE_LIMITS,
  MEETING_KINDS,
  MEETING_PHASES,
  RULE_PROFILES,
  RULE_STEPS,
} from '@doi-thoai/shared';
import { ArrayMaxSize, IsArray, IsBoolean, IsNumber, IsOptional, IsString, Max, Min } from 'class-validator';
import {
  IsCivilDateField,
  IsIdField,
  IsInstantField,
  ListOf,
  OneOf,
  PartOf,
  Seen,
  Sha256,
  Whole,
  Words,
} from '../door/validation.js';

const MINUTES_OF_A_DAY = 24 * 60;
const RETENTION_YEARS = 100;

class TopicDto implements Topic {
  @IsIdField() id!: string;
  @Words(TABLE_LIMITS.topicName) name!: string;
  @IsBoolean() other!: boolean;
}

class AgendaItemDto implements AgendaItem {
  @IsIdField() id!: string;
  @OneOf(AGENDA_KINDS) kind!: AgendaKind;
  @Words(LIMITS.title) title!: string;
  @Words(LIMITS.personTitle, { min: 0 }) presenter!: string;
  @Whole(0, MINUTES_OF_A_DAY) plannedMinutes!: number;
}

/** Reported and planned; what is left is counted from both and stays a number, also in a workbook. */
const MOST = Number.MAX_SAFE_INTEGER;
const FINITE = { allowNaN: false, allowInfinity: false };

class FigureDto implements Figure {
  @IsIdField() id!: string;
  @Words(LIMITS.title) label!: string;
  @IsNumber(FINITE) @Min(-MOST) @Max(MOST) value!: number;
  @Words(TABLE_LIMITS.topicName, { min: 0 }) unit!: string;
  @Words(TABLE_LIMITS.topicName, { min: 0 }) period!: string;
  @Words(LIMITS.title, { min: 0 }) subsetOf!: string;
  @IsOptional() @IsNumber(FINITE) @Min(0) @Max(MOST) plannedForPeriod?: number | null;
  @IsOptional() @IsNumber(FINITE) @Min(0) @Max(MOST) plannedForYear?: number | null;
  @IsOptional() @Words(TABLE_LIMITS.unitName, { min: 0 }) owner?: string;
}

class ReportDto {
  @Words(LIMITS.title, { min: 0 }) title!: string;
  @Words(LIMITS.personTitle, { min: 0 }) presenter!: string;
  @ListOf(TABLE_LIMITS.figures, () => FigureDto) figures!: FigureDto[];
}

class SettingsDto implements MeetingSettings {
  @Whole(TABLE_LIMITS.speakingSecondsMin, TABLE_LIMITS.speakingSecondsMax) speakingSeconds!: number;
  @Whole(0, TABLE_LIMITS.speakingSecondsMax) warningSeconds!: number;
  @IsBoolean() moderation!: boolean;
  @IsBoolean() secretaryRunsFloor!: boolean;
  @IsBoolean() guestsMayWrite!: boolean;
  @Whole(1, RETENTION_YEARS) retentionYears!: number;
  @IsOptional() @IsBoolean() confidential?: boolean;
  @IsOptional() @IsIdField({ nullable: true }) confidentialOfficerId?: string | null;
  @IsOptional() @Words(LIMITS.personName, { min: 0 }) confidentialOfficerName?: string;
  @IsOptional() @Words(LIMITS.personTitle, { min: 0 }) confidentialOfficerTitle?: string;
  @IsOptional() @IsBoolean() anonymous?: boolean;
}

class PlanDto implements MeetingPlan {
  @Words(LIMITS.title) title!: string;
  @IsArray() @ArrayMaxSize(TABLE_LIMITS.hostBodies) @IsString({ each: true }) hostBodies!: string[];
  @Words(LIMITS.place, { min: 0 }) place!: string;
  @IsInstantField() startsAt!: number;
  @OneOf(MEETING_KINDS) kind!: MeetingKind;
  @OneOf(RULE_PROFILES) profile!: RuleProfile;
  @PartOf(() => SettingsDto) settings!: SettingsDto;
  /** One more than the limit: "Khác" comes on top of it. */
  @ListOf(TABLE_LIMITS.topics + 1, () => TopicDto) topics!: TopicDto[];
  @ListOf(TABLE_LIMITS.agendaItems, () => AgendaItemDto) agenda!: AgendaItemDto[];
  @PartOf(() => ReportDto) report!: ReportDto;
}

class EarlierDto implements EarlierMeeting {
  @IsIdField() meetingId!: string;
  @IsBoolean() units!: boolean;
  @IsBoolean() roster!: boolean;
}

export class CreateMeetingDto implements Payload<'meeting.create'> {
  @IsIdField() meetingId!: string;
  @PartOf(() => PlanDto) plan!: PlanDto;
  @IsBoolean() rehearsal!: boolean;
  @IsOptional() @PartOf(() => EarlierDto) earlier: EarlierDto | null = null;
}

export class ImportMeetingDto implements Payload<'meeting.import'> {
  @IsIdField() meetingId!: string;
  @Sha256() file!: string;
}

export class ConfigureMeetingDto implements Payload<'meeting.configure'> {
  @PartOf(() => PlanDto) plan!: PlanDto;
  @Seen() seen!: number;
}

export class OpenPhaseDto implements Payload<'meeting.openPhase'> {
  @OneOf(MEETING_PHASES) phase!: MeetingPhase;
  @IsIdField({ nullable: true }) agendaItemId!: string | null;
  @Seen() seen!: number;
}

export class CloseMeetingDto implements Payload<'meeting.close'> {
  @Seen() seen!: number;
}

export class ReopenMeetingDto implements Payload<'meeting.reopen'> {
  @Words(LIMITS.reason) reason!: string;
}

export class AdvanceMeetingDto implements Payload<'meeting.advance'> {
  @OneOf(['FOLLOW_UP', 'ARCHIVED']) phase!: 'FOLLOW_UP' | 'ARCHIVED';
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
  @Seen() seen!: number;
}

/** What is done for many, each with a day of its own, has no one day to record. */
const RECORDABLE = RULE_STEPS.filter((step) => step !== 'NOTED_REVIEW');

export class PublishBoardDto implements Payload<'meeting.publishBoard'> {
  @IsBoolean() open!: boolean;
}

export class RecordStepDto implements Payload<'meeting.recordStep'> {
  @OneOf(RECORDABLE) step!: RuleStepName;
  @IsCivilDateField({ nullable: true }) doneOn!: CivilDate | null;
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
}
