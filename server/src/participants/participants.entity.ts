import type { Attendance, Role } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

@Entity('participant')
export class ParticipantEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId!: string | null;
  @Column('text') role!: Role;
  @Column('text') name!: string;
  @Column('text') title!: string;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('text') unit!: string;
  @Column('text') number!: string;
  @Column('boolean', { name: 'seat_taken' }) seatTaken!: boolean;
  /** Raised to void every link and slip that was printed for this person. */
  @Column('int', { name: 'link_generation', default: 1 }) linkGeneration!: number;
  @Column('text') attendance!: Attendance;
  @Column('boolean', { name: 'without_phone' }) withoutPhone!: boolean;
  @Column('boolean', { name: 'may_take_over' }) mayTakeOver!: boolean;
  /** Came by the link of a unit; not on the roster. */
  @Column('boolean', { default: false }) contributor!: boolean;
  @Column('timestamptz', { name: 'checked_in_at', nullable: true }) checkedInAt!: Date | null;
  @Column('bigint', { transformer: whole }) version!: number;
}
