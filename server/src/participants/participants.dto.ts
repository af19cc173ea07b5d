import type { Attendance, NewParticipant, Payload, Role } from '@doi-thoai/shared';
import { ATTENDANCES, LIMITS, TABLE_LIMITS, ROLES } from '@doi-thoai/shared';
import { IsBoolean, IsString, IsOptional } from 'class-validator';
import { IsIdField, OneOf, Seen, Words } from '../door/validation.js';

/** An administrator has no part in a meeting (domain.md 6.1). */
const PARTS = ROLES.filter((role) => role !== 'ADMIN');

/** Everything else about the file is told row by row, as ROSTER_INVALID. */
export class ImportRosterDto implements Payload<'participants.import'> {
  @IsString() csv!: string;
}

class PersonDto implements NewParticipant {
  @Words(LIMITS.personName) name!: string;
  @Words(LIMITS.personTitle, { min: 0 }) title!: string;
  @Words(TABLE_LIMITS.unitName, { min: 0 }) unit!: string;
  @OneOf(PARTS) role!: Role;
  @Words(TABLE_LIMITS.participantNumber, { min: 0 }) number!: string;
}

export class AddParticipantDto extends PersonDto implements Payload<'participants.add'> {
  @IsIdField() participantId!: string;
  @IsBoolean() withoutPhone!: boolean;
}

export class EditParticipantDto extends AddParticipantDto implements Payload<'participants.edit'> {
  @Seen() seen!: number;
}

export class ClaimSeatDto implements Payload<'participants.claimSeat'> {
  @IsIdField() participantId!: string;
  /** What the waiting phone shows; null for the own seat. */
  @IsOptional() @Words(LIMITS.reason) knock: string | null = null;
}

export class ReleaseSeatDto implements Payload<'participants.releaseSeat'> {
  @IsIdField() participantId!: string;
  @Words(LIMITS.reason) reason!: string;
}

export class CheckInDto implements Payload<'participants.checkIn'> {
  @IsIdField() participantId!: string;
  @OneOf(ATTENDANCES) attendance!: Attendance;
}

export class SetRoleDto implements Payload<'participants.setRole'> {
  @IsIdField() participantId!: string;
  @OneOf(PARTS) role!: Role;
  @IsBoolean() mayTakeOver!: boolean;
  @Seen() seen!: number;
}

export class AppointDto implements Payload<'participants.appoint'> {
  @IsIdField() staffId!: string;
  // A screen is a device; nobody signs in as one.
  @OneOf(PARTS.filter((role) => role !== 'SCREEN')) role!: Role;
  @Words(LIMITS.personTitle, { min: 0 }) title!: string;
}

export class ArriveDto implements Payload<'participants.arrive'> {
  @IsIdField() staffId!: string;
}

export class DismissDto implements Payload<'participants.dismiss'> {
  @IsIdField() participantId!: string;
  @Words(LIMITS.reason) reason!: string;
}

export class SucceedDto implements Payload<'participants.succeed'> {
  @IsIdField() staffId!: string;
}

export class StandInDto implements Payload<'participants.standIn'> {
  @IsIdField() participantId!: string;
  @IsIdField({ nullable: true }) forId!: string | null;
  @Words(LIMITS.reason, { min: 0 }) note!: string;
}

export class ConsentDto implements Payload<'participants.consent'> {
  @IsIdField() participantId!: string;
  @IsBoolean() given!: boolean;
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
  @Seen() seen!: number;
}

export class TakeOverDto implements Payload<'participants.takeOver'> {
  @Words(LIMITS.reason) reason!: string;
}
