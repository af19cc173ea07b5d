import type { Anchor, CivilDate, DayKind, Deadline, HolidayKind, HolidayRow } from '@doi-thoai/shared';
import type { Payload, ReminderRule, RuleProfile, RuleStep, RuleStepName, Side } from '@doi-thoai/shared';
import { ANCHORS, DAY_KINDS, HOLIDAY_KINDS, LIMITS, TABLE_LIMITS, RULE_LIMITS } from '@doi-thoai/shared';
import { REMINDER_LIMITS, RULE_PROFILES, RULE_STEPS, SIDES } from '@doi-thoai/shared';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  IsCivilDateField,
  IsIdField,
  ListOf,
  OneOf,
  PartOf,
  Seen,
  Sha256,
  Whole,
  Words,
} from '../door/validation.js';
import { FIRST_YEAR, LAST_YEAR } from './holidays.js';

export class ConfigureOrganisationDto implements Payload<'organisation.configure'> {
  @Words(TABLE_LIMITS.hostBody) name!: string;
  @Words(TABLE_LIMITS.hostBody, { min: 0 }) parentBody!: string;
  @Words(LIMITS.title, { min: 0 }) symbol!: string;
}

export class AddStaffDto implements Payload<'organisation.addStaff'> {
  @IsIdField() staffId!: string;
  @Words(LIMITS.personName) name!: string;
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._@-]{1,59}$/) login!: string;
  /** From the entrance: the argon2id hash, or nothing. */
  @IsString() @Length(0, 200) password!: string;
}

export class CloseAccountDto implements Payload<'organisation.closeAccount'> {
  @IsIdField() staffId!: string;
  @Words(LIMITS.reason) reason!: string;
  @IsIdField({ nullable: true }) successorId!: string | null;
  @Seen() seen!: number;
}

export class ReopenAccountDto implements Payload<'organisation.reopenAccount'> {
  @IsIdField() staffId!: string;
  @Words(LIMITS.reason) reason!: string;
  @Seen() seen!: number;
}

export class MakePasswordLinkDto implements Payload<'organisation.makePasswordLink'> {
  @IsIdField() staffId!: string;
  @Sha256() tokenHash!: string;
}

export class SetPasswordDto implements Payload<'organisation.setPassword'> {
  @IsIdField() staffId!: string;
  @IsString() @Length(8, 200) password!: string;
  @Sha256({ nullable: true }) tokenHash!: string | null;
  /** By the server itself, from the cookies of one browser. */
  @IsArray() @IsString({ each: true }) keep!: string[];
}

class DeadlineDto implements Deadline {
  @Whole(0, RULE_LIMITS.deadlineDays) days!: number;
  @OneOf(DAY_KINDS) dayKind!: DayKind;
  @OneOf(SIDES) side!: Side;
  @OneOf(ANCHORS) anchor!: Anchor;
}

class RuleStepDto implements RuleStep {
  @OneOf(RULE_STEPS) step!: RuleStepName;
  @PartOf(() => DeadlineDto) deadline!: DeadlineDto;
  @Words(RULE_LIMITS.source, { min: 0 }) source!: string;
  @IsBoolean() confirmed!: boolean;
}

class ReminderRuleDto implements ReminderRule {
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(REMINDER_LIMITS.before)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(REMINDER_LIMITS.days, { each: true })
  before!: number[];
  @IsBoolean() onDay!: boolean;
  @Whole(0, REMINDER_LIMITS.days) everyAfter!: number;
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) at!: string;
}

export class EditProfileDto implements Payload<'organisation.editProfile'> {
  @OneOf(RULE_PROFILES) profile!: RuleProfile;
  @IsCivilDateField() validFrom!: CivilDate;
  @IsCivilDateField({ nullable: true }) validUntil!: CivilDate | null;
  @Words(RULE_LIMITS.source, { min: 0 }) basis!: string;
  @ListOf(RULE_LIMITS.steps, () => RuleStepDto) steps!: RuleStepDto[];
  @PartOf(() => ReminderRuleDto) reminders!: ReminderRuleDto;
  @Seen() seen!: number;
}

/** Words of a row are judged with the calendar as a whole, so that a form hears it as an import does. */
class HolidayRowDto implements HolidayRow {
  @IsString() date!: CivilDate;
  @OneOf(HOLIDAY_KINDS) kind!: HolidayKind;
  @IsString() name!: string;
  @IsString() source!: string;
  @IsBoolean() confirmed!: boolean;
}

export class EditHolidaysDto implements Payload<'organisation.editHolidays'> {
  @Whole(FIRST_YEAR, LAST_YEAR) year!: number;
  @ListOf(RULE_LIMITS.holidayRows, () => HolidayRowDto) rows!: HolidayRowDto[];
  @Seen() seen!: number;
}

/** Everything else about the file is told row by row, as HOLIDAYS_INVALID. */
export class ImportHolidaysDto implements Payload<'organisation.importHolidays'> {
  @IsString() text!: string;
}

export class AddUnitDto implements Payload<'organisation.addUnit'> {
  @IsIdField() unitId!: string;
  @Words(TABLE_LIMITS.unitName) name!: string;
  @IsIdField({ nullable: true }) parentId!: string | null;
  @Words(RULE_LIMITS.source, { min: 0 }) basis!: string;
}

export class RenameUnitDto implements Payload<'organisation.renameUnit'> {
  @IsIdField() unitId!: string;
  @Words(TABLE_LIMITS.unitName) name!: string;
  @IsCivilDateField({ nullable: true }) validFrom!: CivilDate | null;
  @Words(RULE_LIMITS.source, { min: 0 }) basis!: string;
  @Seen() seen!: number;
}

export class MoveUnitDto implements Payload<'organisation.moveUnit'> {
  @IsIdField() unitId!: string;
  @IsIdField({ nullable: true }) parentId!: string | null;
  @Seen() seen!: number;
}

export class EndUnitDto implements Payload<'organisation.endUnit'> {
  @IsIdField() unitId!: string;
  @IsCivilDateField({ nullable: true }) endedOn!: CivilDate | null;
  @IsIdField({ nullable: true }) successorId!: string | null;
  @Words(RULE_LIMITS.source, { min: 0 }) basis!: string;
  @Seen() seen!: number;
}
