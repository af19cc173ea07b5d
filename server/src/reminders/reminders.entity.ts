import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** What somebody was reminded of (nhắc): once for a promise, a due date and a step. */
@Entity('reminder')
export class ReminderEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('uuid', { name: 'commitment_id' }) commitmentId!: string;
  @Column('text') text!: string;
  @Column('text') unit!: string;
  @Column('uuid', { array: true }) leads!: string[];
  @Column('uuid', { array: true }) copies!: string[];
  /** Monitors who were told, because it was overdue. */
  @Column('uuid', { name: 'participant_ids', array: true }) participantIds!: string[];
  @Column('date', { name: 'due_on' }) dueOn!: string;
  @Column('int') days!: number;
  @Column('timestamptz') at!: Date;
  @Column('bigint', { transformer: whole }) seq!: number;
  @Column('int') queued!: number;
  @Column('int') sent!: number;
  @Column('int') failed!: number;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** How far somebody has seen the reminders. */
@Entity('reminder_mark')
export class ReminderMarkEntity {
  @PrimaryColumn('uuid', { name: 'participant_id' }) id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('bigint', { name: 'up_to', transformer: whole }) upTo!: number;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** An address for calendar programs; of its secret only a digest. */
@Entity('unit_calendar')
export class UnitCalendarEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') unit!: string;
  /** Null: it came by a file and opens nothing here. */
  @Column('bytea', { name: 'token_hash', nullable: true }) tokenHash!: Buffer | null;
  @Column('uuid', { name: 'made_by_id' }) madeById!: string;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt!: Date | null;
  @Column('bigint', { transformer: whole }) version!: number;
}
