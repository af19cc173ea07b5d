import type { SetState } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };
const instant = {
  to: (value: number | null): Date | null => (value === null ? null : new Date(value)),
  from: (value: Date | null): number | null => (value === null ? null : value.getTime()),
};

/** A unit that is asked for its opinions, and its set of them. */
@Entity('unit_set')
export class UnitSetEntity {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: string;
  @PrimaryColumn('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') unit!: string;
  /** What the unit's link and QR code name; nobody is it. */
  @Column('uuid', { name: 'link_id' }) linkId!: string;
  /** Raised to void every link that was printed for this unit. */
  @Column('int', { name: 'link_generation' }) linkGeneration!: number;
  @Column('text') state!: SetState;
  @Column('timestamptz', { name: 'closes_at', transformer: instant }) closesAt!: number;
  @Column('timestamptz', { name: 'first_closes_at', transformer: instant }) firstClosesAt!: number;
  @Column('timestamptz', { name: 'invited_at', transformer: instant }) invitedAt!: number;
  @Column('timestamptz', { name: 'opened_at', nullable: true, transformer: instant })
  openedAt!: number | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true, transformer: instant })
  submittedAt!: number | null;
  @Column('timestamptz', { name: 'last_submitted_at', nullable: true, transformer: instant })
  lastSubmittedAt!: number | null;
  @Column('text', { name: 'submitted_by' }) submittedBy!: string;
  @Column('boolean') nothing!: boolean;
  @Column('text') note!: string;
  @Column('timestamptz', { name: 'returned_at', nullable: true, transformer: instant })
  returnedAt!: number | null;
  @Column('text', { name: 'return_reason' }) returnReason!: string;
  @Column('jsonb', { name: 'reminded_at' }) remindedAt!: number[];
  @Column('bigint', { transformer: whole }) version!: number;
}
