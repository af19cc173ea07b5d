import type { Attendance, Consent, Role } from '@doi-thoai/shared';
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

/** Who comes instead of whom, by the names of that day. */
@Entity('stand_in')
export class StandInEntity {
  @PrimaryColumn('uuid', { name: 'participant_id' }) participantId!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('uuid', { name: 'for_id' }) forId!: string;
  @Column('text', { name: 'for_name' }) forName!: string;
  @Column('text', { name: 'for_title' }) forTitle!: string;
  @Column('text') note!: string;
  @Column('text') consent!: Consent;
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text') reason!: string;
  @Column('bigint', { transformer: whole }) version!: number;
}
