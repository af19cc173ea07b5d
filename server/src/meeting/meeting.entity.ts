import type {
  BoardMark,
  MaterialsMark,
  MeetingPhase,
  MeetingPlan,
  RuleStepName,
  SignedMark,
} from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

// The driver hands a bigint over as text, because it may exceed what a number holds; ours never do.
const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

@Entity('meeting')
export class MeetingEntity {
  @PrimaryColumn('uuid') id!: string;
  /** The first meeting of the series that this one follows in. */
  @Column('uuid', { name: 'series_id', nullable: true }) seriesId!: string | null;
  @Column('int') ordinal!: number;
  /** Eight signs without separators. */
  @Column('text') code!: string;
  @Column('boolean') rehearsal!: boolean;
  @Column('jsonb') plan!: MeetingPlan;
  @Column('text') phase!: MeetingPhase;
  @Column('uuid', { name: 'agenda_item_id', nullable: true }) agendaItemId!: string | null;
  @Column('timestamptz', { name: 'agenda_item_since', nullable: true }) agendaItemSince!: Date | null;
  /** Seconds by agenda item. */
  @Column('jsonb', { name: 'agenda_used' }) agendaUsed!: Record<string, number>;
  @Column('boolean', { name: 'intake_open' }) intakeOpen!: boolean;
  @Column('boolean', { name: 'registration_open' }) registrationOpen!: boolean;
  @Column('boolean', { name: 'floor_ended' }) floorEnded!: boolean;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt!: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('jsonb', { nullable: true }) materials!: MaterialsMark | null;
  @Column('jsonb', { nullable: true }) signed!: SignedMark | null;
  @Column('jsonb', { nullable: true }) board!: BoardMark | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** An act that whoever did it may take back for some seconds; `before` is what undoing restores. */
@Entity('act')
export class ActEntity {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: string;
  @PrimaryColumn('bigint', { transformer: whole }) entry!: number;
  @Column('uuid', { name: 'actor_id' }) actorId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') kind!: string;
  @Column('jsonb') before!: object;
  @Column('boolean') undone!: boolean;
}

/** A step of the rules as somebody recorded it. */
@Entity('meeting_step')
export class MeetingStepEntity {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: string;
  @PrimaryColumn('text') step!: RuleStepName;
  @Column('date', { name: 'done_on', nullable: true }) doneOn!: string | null;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'by_id' }) byId!: string;
  @Column('timestamptz') at!: Date;
  @Column('bigint', { transformer: whole }) version!: number;
}
