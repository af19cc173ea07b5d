import type { HolidayRow, ReminderRule, RuleProfile, RuleStep } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** The one organisation of an installation: its words as they stand on papers. */
@Entity('organisation')
export class OrganisationEntity {
  @PrimaryColumn('int') id!: number;
  @Column('text') name!: string;
  @Column('text', { name: 'parent_body' }) parentBody!: string;
  @Column('text') symbol!: string;
}

@Entity('staff_account')
export class StaffAccountEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') login!: string;
  /** Empty: its owner has not set one yet. */
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('text') role!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId!: string | null;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** A unit of the organisation (đơn vị cơ sở); its names are rows of `org_unit_name`. */
@Entity('org_unit')
export class OrgUnitEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId!: string | null;
  @Column('text', { name: 'end_basis' }) endBasis!: string;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** The organisation's own version of a rule profile; the shipped ones are not in the database. */
@Entity('rule_profile')
export class RuleProfileEntity {
  @PrimaryColumn('text') profile!: RuleProfile;
  @PrimaryColumn('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('text') basis!: string;
  @Column('jsonb') steps!: RuleStep[];
  @Column('jsonb') reminders!: ReminderRule;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** The organisation's own calendar of a year, instead of the shipped one. */
@Entity('holiday_year')
export class HolidayYearEntity {
  @PrimaryColumn('int') year!: number;
  @Column('jsonb') rows!: HolidayRow[];
  @Column('bigint', { transformer: whole }) version!: number;
}
