import type { Payload } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { IsString, Length, Matches } from 'class-validator';
import { IsIdField, Words } from '../door/validation.js';

export class ConfigureOrganisationDto implements Payload<'organisation.configure'> {
  @Words(LIMITS.hostBody) name!: string;
  @Words(LIMITS.hostBody, { min: 0 }) parentBody!: string;
  @Words(LIMITS.title, { min: 0 }) symbol!: string;
}

export class AddStaffDto implements Payload<'organisation.addStaff'> {
  @IsIdField() staffId!: string;
  @Words(LIMITS.personName) name!: string;
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._@-]{1,59}$/) login!: string;
  /** From the entrance: the argon2id hash. */
  @IsString() @Length(8, 200) password!: string;
}
