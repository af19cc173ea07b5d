import { Column, Entity, PrimaryColumn } from 'typeorm';

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
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('text') role!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

/** A unit of the organisation (đơn vị cơ sở); `nameKey` makes one of all spellings. */
@Entity('org_unit')
export class OrgUnitEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'name_key' }) nameKey!: string;
}
